"""The page Briefing: scenes made one by one, drafts, handing over; which briefing is told.

Telling it is for `present`.
"""
