"""Layers of the offline base map as GeoDataFrames, EPSG:4326, read from the committed GeoJSON.

Front layers cover lon 33-39, lat 49.7-52.8 and are good for zoom 6 to 11; supply layers cover lon 25-145,
lat 25-62 for zoom 2 to 7, their land coarsely some way beyond. Text is str, missing text "". Frames are
read once and handed out as copies.
"""

from functools import cache
from pathlib import Path
from typing import Final

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

FOLDER: Final = Path(__file__).parent
RAIL: Final = Path(__file__).parent / "network" / "rail.geojson"


@cache
def _read(path: Path) -> gpd.GeoDataFrame:
    frame = gpd.read_file(path, engine="pyogrio")
    words = [name for name in frame.columns if name.startswith(("name", "country", "oblast", "hand"))]
    return frame.assign(**{name: frame[name].fillna("").astype(str) for name in words})


def _layer(name: str) -> gpd.GeoDataFrame:
    return _read(FOLDER / f"{name}.geojson").copy()


def front_land() -> gpd.GeoDataFrame:
    """Russia's and Ukraine's side of the front extent: country (RU|UA), name, Polygon geometry."""
    return _layer("front_land")


def russia() -> BaseGeometry:
    """Russia's side within the front extent: a Polygon or MultiPolygon, its border good to 30 m."""
    land = _read(FOLDER / "front_land.geojson")
    return land.geometry[land.country == "RU"].union_all()


def border() -> gpd.GeoDataFrame:
    """The Russia-Ukraine border within the front extent, good to 30 m: name, LineString geometry."""
    return _layer("front_border")


def raions() -> gpd.GeoDataFrame:
    """Russian raions of the front extent, tiling `russia()`: name, name_local, oblast, country.

    Names ("Sudzhansky") are those of the settlements table. No package has Ukrainian ones: see NOTICE.md.
    """
    return _layer("front_raions")


def oblasts() -> gpd.GeoDataFrame:
    """Oblasts of both countries in the front extent: name, name_local, country (RU|UA), Polygon geometry."""
    return _layer("front_oblasts")


def front_rivers() -> gpd.GeoDataFrame:
    """The five large rivers of the front extent, good to about 1 km: name, name_local, line geometry."""
    return _layer("front_rivers")


def front_railways() -> gpd.GeoDataFrame:
    """Railways of the front extent on both sides: hand (id of a line drawn by hand, else ""), line geometry."""
    return _layer("front_railways")


def front_towns() -> gpd.GeoDataFrame:
    """Towns of the front extent, by min_zoom, then rank.

    Returns:
        name, name_local (Cyrillic), country (RU|UA), population (int), rank (smallest first), min_zoom (the
        zoom from which "name, newline, name_local" at 14 px is clear of all others), Point geometry.
    """
    return _layer("front_towns")


def supply_land() -> gpd.GeoDataFrame:
    """Countries of the supply extent, Crimea with Ukraine: name (English), polygon geometry."""
    return _layer("supply_land")


def supply_borders() -> gpd.GeoDataFrame:
    """Lines between neighbouring countries in the supply extent: names of both sides, a and b, line geometry."""
    return _layer("supply_borders")


def supply_rivers() -> gpd.GeoDataFrame:
    """Rivers of the supply extent: min_zoom (float, from which zoom to draw them), line geometry."""
    return _layer("supply_rivers")


def supply_lakes() -> gpd.GeoDataFrame:
    """Lakes of the supply extent: name, polygon geometry."""
    return _layer("supply_lakes")


def supply_railways() -> gpd.GeoDataFrame:
    """Railways of Russia and North Korea that legs are routed on: hand (as `front_railways`), line geometry."""
    return _read(RAIL)[["hand", "geometry"]].copy()


def supply_names() -> gpd.GeoDataFrame:
    """Names of countries and cities in the supply extent, by min_zoom, then rank.

    Returns:
        kind (country|city), name, name_local (Cyrillic or Korean, "" elsewhere), country (ISO code, "" for
        countries), population, rank, min_zoom (as `front_towns`), Point geometry.
    """
    return _layer("supply_names")
