"""The page Evidence: claims, sources, places and ships as lists.

A claim is worded in `data/claims`.
"""
