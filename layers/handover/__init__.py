"""A briefing as slides, PDF, self-contained HTML, picture or film.

What is drawn comes from `paper` and `stage`.
"""
