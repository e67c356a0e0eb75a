"""`python -m data`: one command a file.

A command prints what other wings compute and computes nothing itself.
"""
