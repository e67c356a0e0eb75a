"""Charts that every page may use.

What they show is computed in `data`.
"""
