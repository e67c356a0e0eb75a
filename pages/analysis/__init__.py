"""The page Analysis: perspectives, disagreement, what was known when, figures, search, change log, exports.

Each view asks `data`; nothing is computed here.
"""
