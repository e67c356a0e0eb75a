"""The page Method: how fronts and routes are made, how near they come, sources and licences.

The figures in it are computed, not typed.
"""
