"""Navigation, the one view and its link, the stores, style, and evidence that does not load.

No map and no chart.
"""
