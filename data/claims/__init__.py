"""Every claim of every table as one table, as sentences, and filtered.

Reading and checking the rows is for `tables`, why a claim counts for `answers`.
"""
