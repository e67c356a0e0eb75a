"""GeoParquet to take along: typed, small, and read by GeoPandas, DuckDB and QGIS."""

import io

import geopandas as gpd


def geoparquet(frame: gpd.GeoDataFrame) -> bytes:
    """`frame` (EPSG:4326, see `provenance.attached`) as GeoParquet; dates stay dates."""
    held = io.BytesIO()
    frame.to_parquet(held, index=False, compression="zstd")
    return held.getvalue()
