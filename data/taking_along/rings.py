"""Which way rings turn: outer ones counterclockwise, holes clockwise, as RFC 7946 and OGC's KML ask."""

import geopandas as gpd
import shapely


def turned(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """`frame` with every polygon's outer ring counterclockwise and its holes clockwise; no point is moved."""
    return frame.set_geometry(gpd.GeoSeries(shapely.orient_polygons(frame.geometry.to_numpy()), frame.index, frame.crs))
