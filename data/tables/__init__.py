"""The rows of the evidence, read, checked and worded: schemas, vocabulary, coverage, marks.

Who is believed, and what follows from it, is not decided here.
"""
