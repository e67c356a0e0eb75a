"""The same map drawn by Matplotlib, for slides, pictures and film.

No page, no file format: those are in `handover`.
"""
