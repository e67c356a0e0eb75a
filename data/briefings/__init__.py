"""Scenes with their citations and highlights, read from TOML and written to it; the shipped briefing.

How a scene is drawn or told is for `layers` and `pages`.
"""
