"""CSV to take along: dates as ISO text, geometry as WKT, nothing a spreadsheet would run."""

import geopandas as gpd
import pandas as pd
import shapely

from data.spreadsheet import csv_bytes

DECIMALS = 6  # of a degree: 0.1 m


def csv(frame: pd.DataFrame) -> bytes:
    """`frame` (see `provenance.attached`) as CSV, UTF-8; the geometry as WKT (EPSG:4326) in the column wkt."""
    text = pd.DataFrame(frame.drop(columns="geometry")) if isinstance(frame, gpd.GeoDataFrame) else frame.copy()
    for column in text.select_dtypes("datetime"):
        text[column] = text[column].dt.strftime("%Y-%m-%d").fillna("")
    if isinstance(frame, gpd.GeoDataFrame):
        text["wkt"] = shapely.to_wkt(frame.geometry.to_numpy(), rounding_precision=DECIMALS)
    return csv_bytes(text)
