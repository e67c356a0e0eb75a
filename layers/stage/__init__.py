"""A briefing told full screen: its layers, data, legend, sources and script.

Streamlit and the rooms of followers are in `pages/present`.
"""
