"""Legs, routes and voyages with their spans, and the quantities sent along them with their ranges.

Nothing here knows the fronts or how a way is drawn.
"""
