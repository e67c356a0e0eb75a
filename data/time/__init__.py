"""Days and spans: numbers, words and rectangles of the two times.

Nothing here knows a table, a claim or a place.
"""
