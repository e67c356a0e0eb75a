"""The course of a leg: over sea lanes, along railways, through the air.

Which legs there are is told by the rows; who went along them, in `supply`.
"""
