"""The page Supply routes: its layers, board and ships.

Quantities and ways are computed in `data/supply`.
"""
