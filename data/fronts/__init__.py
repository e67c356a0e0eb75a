"""The ground of the fronts: areas, contact line, band, figures, gains, disagreement, sensitivity.

Which claim wins is decided in `belief`; how it looks, in `layers`.
"""
