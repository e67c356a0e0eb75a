"""Exports: tables and layers in the formats of other tools, each with its provenance.

Pictures, slides and film are made in `layers/handover`.
"""
