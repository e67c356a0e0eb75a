"""Search by words, spellings and place.

What is found is told in `claims`; the box one types into is a page's.
"""
