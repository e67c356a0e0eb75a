"""Rows to GeoDataFrames with spans. No Streamlit, no pydeck."""
