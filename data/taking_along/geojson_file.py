"""GeoJSON to take along (RFC 7946): outer rings counterclockwise, dates as ISO text, missing ends as null."""

import json
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from data.taking_along.rings import turned
from data.time import dates


def geojson(frame: gpd.GeoDataFrame, about: str = dates.RULE) -> bytes:
    """`frame` (EPSG:4326, see `provenance.attached`) as a FeatureCollection, UTF-8, coordinates unrounded.

    `about` stands in its member `description`.
    """
    columns = [name for name in frame.columns if name != frame.geometry.name]
    shapes = shapely.to_geojson(turned(frame).geometry.to_numpy())
    features = [
        {
            "type": "Feature",
            "properties": {name: _plain(value) for name, value in zip(columns, row, strict=True)},
            "geometry": json.loads(shape) if shape is not None else None,
        }
        for row, shape in zip(frame[columns].itertuples(index=False, name=None), shapes, strict=True)
    ]
    whole = {"type": "FeatureCollection", "description": about, "features": features}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False).encode()


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell of any column
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
