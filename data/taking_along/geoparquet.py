"""GeoParquet to take along: typed, small, and read by GeoPandas, DuckDB and QGIS."""

import io
import json

import geopandas as gpd
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # pyarrow ships no types

from data.taking_along.rings import turned


def geoparquet(frame: gpd.GeoDataFrame, about: str) -> bytes:
    """`frame` (EPSG:4326, see `provenance.attached`) as GeoParquet; dates stay dates.

    The file's metadata carries `about` as `description`, and says of the geometry which way its rings turn.
    """
    held, made = io.BytesIO(), io.BytesIO()
    turned(frame).to_parquet(held, index=False)
    table = pq.read_table(held)
    geo = json.loads(table.schema.metadata[b"geo"])
    geo["columns"][frame.geometry.name]["orientation"] = "counterclockwise"
    said = {**table.schema.metadata, b"geo": json.dumps(geo).encode(), b"description": about.encode()}
    pq.write_table(table.replace_schema_metadata(said), made, compression="zstd")
    return made.getvalue()
