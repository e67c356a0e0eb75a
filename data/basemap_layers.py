"""Layers of the offline base map as GeoDataFrames, EPSG:4326, read from the committed GeoJSON."""

from functools import cache
from pathlib import Path
from typing import Final

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

FOLDER: Final = Path(__file__).parent / "basemap"


@cache
def _layer(name: str) -> gpd.GeoDataFrame:
    return gpd.read_file(FOLDER / f"{name}.geojson", engine="pyogrio")


def front_land() -> gpd.GeoDataFrame:
    """Russia's and Ukraine's side of the front extent: country (RU|UA), name, Polygon geometry."""
    return _layer("front_land").copy()


def russia() -> BaseGeometry:
    """Russia's side within the front extent (lon 33-39, lat 49.7-52.8): a Polygon or MultiPolygon."""
    land = _layer("front_land")
    return land.geometry[land.country == "RU"].union_all()


def border() -> gpd.GeoDataFrame:
    """The Russia-Ukraine border within the front extent, good to 30 m: name, LineString geometry."""
    return _layer("front_border").copy()


def raions() -> gpd.GeoDataFrame:
    """Russian raions of the front extent, tiling `russia()`: name, name_local, oblast, country.

    Names ("Sudzhansky") are those of the settlements table. No package has Ukrainian ones: NOTICE.md.
    """
    return _layer("front_raions").copy()


def oblasts() -> gpd.GeoDataFrame:
    """Oblasts of both countries in the front extent: name, name_local, country (RU|UA), Polygon geometry."""
    return _layer("front_oblasts").copy()
