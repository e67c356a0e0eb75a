"""Legs, routes and the ground they cross, computed once for all tests that look at them."""

from functools import cache

import geopandas as gpd

from data.basemap import layers
from data.supply.routes import leg_lines, route_lines
from tests.data.fronts.real_fronts import evidence


@cache
def legs() -> gpd.GeoDataFrame:
    """Every leg of the committed evidence."""
    return leg_lines(evidence())


@cache
def routes() -> gpd.GeoDataFrame:
    """Every route of the committed evidence."""
    return route_lines(evidence(), legs())


@cache
def countries() -> gpd.GeoSeries:
    """Countries by name."""
    return layers.supply_land().set_index("name").geometry
