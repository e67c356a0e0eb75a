"""The page Present: stage, presenter view, and the rooms of those who follow.

What the stage shows is made in `layers/stage`.
"""
