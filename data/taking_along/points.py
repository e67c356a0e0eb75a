"""Rows with a place as points, to take along."""

import geopandas as gpd
import pandas as pd

from data.time.days import FOREVER


def points(rows: pd.DataFrame) -> gpd.GeoDataFrame:
    """Rows with lon and lat as points, EPSG:4326; a row without a place has no geometry, open ends stay open."""
    if "known_to" not in rows and "known_from" in rows:
        rows = rows.assign(known_to=FOREVER)
    spots = gpd.GeoSeries(gpd.points_from_xy(rows["lon"], rows["lat"]), rows.index)
    placed = rows["lon"].notna() & rows["lat"].notna()
    return gpd.GeoDataFrame(rows, geometry=spots.where(placed), crs=4326)
