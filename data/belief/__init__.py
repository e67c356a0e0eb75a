"""Whom one believes: perspectives, the verdict on rival claims, states, and what became of each claim.

No geometry: a state belongs to a settlement, not yet to ground.
"""
