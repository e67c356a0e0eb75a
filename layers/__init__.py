"""GeoDataFrames to pydeck layers, one map layer a file. Pure functions, no Streamlit."""
