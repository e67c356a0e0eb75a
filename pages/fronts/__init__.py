"""The page Fronts: layers of both theatres, their board, ground by raion.

Ground is computed in `data/fronts`.
"""
