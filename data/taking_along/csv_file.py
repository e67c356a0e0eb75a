"""CSV to take along: dates as ISO text, geometry as WKT, nothing a spreadsheet would run."""

import geopandas as gpd
import pandas as pd
import shapely

from data.taking_along.rings import turned
from data.taking_along.spreadsheet import csv_bytes
from data.time import dates

DECIMALS = 6  # of a degree: 0.1 m


def csv(frame: pd.DataFrame) -> bytes:
    """`frame` (see `provenance.attached`) as CSV, UTF-8; the geometry as WKT (EPSG:4326) in the column wkt.

    A CSV file has no place to say anything of itself: the column dates says in each row what its dates mean.
    """
    text = pd.DataFrame(frame.drop(columns="geometry")) if isinstance(frame, gpd.GeoDataFrame) else frame.copy()
    text["dates"] = dates.RULE
    if isinstance(frame, gpd.GeoDataFrame):
        text["wkt"] = shapely.to_wkt(turned(frame).geometry.to_numpy(), rounding_precision=DECIMALS)
    return csv_bytes(text)
