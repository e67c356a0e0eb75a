"""A map with its clock and what stands beside it: the shape of every page with a map.

Which layers a page shows is the page's.
"""
