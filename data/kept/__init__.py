"""What was computed, kept on disk between runs: files that are whole or not there.

Nothing here knows what it keeps.
"""
