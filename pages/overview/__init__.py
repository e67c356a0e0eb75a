"""The page Overview: both fronts and the supply routes on one board.

It owns no layer: it shows those of `fronts` and `supply`.
"""
