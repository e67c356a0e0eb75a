"""Which rows lie where: in a polygon, in raions, or within a distance of a line."""

from collections.abc import Collection
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import Geod
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

GEOD: Final = Geod(ellps="WGS84")
STEP_KM: Final = 0.2  # between points put on a line: distances are good to 0.1 km
LONGEST_STEP_KM: Final = 2.0  # for lines across a continent, where a route is drawn no finer
MOST_POINTS: Final = 40_000
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


class PolygonError(ValueError):
    """What was drawn encloses nothing."""


def in_polygon(rows: pd.DataFrame, corners: Collection[tuple[float, float]] | BaseGeometry) -> Bools:
    """Which rows (lon, lat in degrees; NaN where they have no place) lie in a polygon, its edge included.

    Args:
        rows: with the columns lon and lat.
        corners: (lon, lat) of its corners, or a shapely polygon in EPSG:4326.

    Raises:
        PolygonError: fewer than three corners, or they lie on one line.
    """
    shape = corners if isinstance(corners, BaseGeometry) else _polygon(list(corners))
    shapely.prepare(shape)
    found: Bools = shapely.intersects_xy(shape, rows["lon"].to_numpy(float), rows["lat"].to_numpy(float))
    return found


def fewer(corners: Collection[tuple[float, float]], most: int) -> tuple[tuple[float, float], ...]:
    """A ring like `corners` (lon, lat) with at most `most` of them, each to 0.0001 degrees, some 10 m.

    Corners that say least about the shape go first; what has few enough stays as it is.
    """
    ring = [(round(lon, 4), round(lat, 4)) for lon, lat in corners]
    tolerance = 1e-4  # degrees
    kept = ring
    while len(kept) > most:
        shape = shapely.LinearRing(ring).simplify(tolerance, preserve_topology=False)
        kept = [(float(lon), float(lat)) for lon, lat in shape.coords[:-1]]
        tolerance *= 1.5
    return tuple(kept)


def in_raions(rows: pd.DataFrame, raions: gpd.GeoDataFrame, names: Collection[str]) -> Bools:
    """Which rows lie in any of the raions of these names; `raions` as `basemap_layers.raions` returns them."""
    chosen = raions.loc[raions["name"].isin(list(names))]
    if chosen.empty:
        return np.zeros(len(rows), np.bool_)
    return in_polygon(rows, shapely.union_all(chosen.geometry.to_numpy()))


def distance_km(rows: pd.DataFrame, lines: gpd.GeoSeries) -> Floats:
    """How far each row lies from the nearest of some lines.

    Args:
        rows: with the columns lon and lat, degrees; NaN where they have no place.
        lines: lines or polygons' outlines in EPSG:4326; may cross the 180th meridian.

    Returns:
        (n,) kilometres on the ellipsoid, good to 0.1 km near a front and to 1 km along a route across the continent;
        NaN for rows without a place, infinite where there is no line.
    """
    lon, lat = rows["lon"].to_numpy(float), rows["lat"].to_numpy(float)
    found = np.where(np.isnan(lon), np.nan, np.inf)
    placed = np.flatnonzero(~np.isnan(lon))
    along = _points_along(lines)
    if not len(along) or not len(placed):
        return found
    _, nearest = cKDTree(_on_sphere(along[:, 0], along[:, 1])).query(_on_sphere(lon[placed], lat[placed]))
    *_, metres = GEOD.inv(lon[placed], lat[placed], along[nearest, 0], along[nearest, 1])
    found[placed] = np.asarray(metres) / 1000
    return np.asarray(found, np.float64)


def near(rows: pd.DataFrame, lines: gpd.GeoSeries, km: float) -> Bools:
    """Which rows lie within `km` of the nearest line; rows without a place do not."""
    distance = distance_km(rows, lines)
    found: Bools = ~np.isnan(distance) & (distance <= km)
    return found


def _polygon(corners: list[tuple[float, float]]) -> BaseGeometry:
    if len(set(corners)) < 3:
        raise PolygonError("An area needs at least three corners.")
    shape = shapely.make_valid(shapely.Polygon(corners))
    if shape.area == 0:
        raise PolygonError("These corners lie on one line: they enclose nothing.")
    return shape


def _points_along(lines: gpd.GeoSeries) -> Floats:
    """Points close together along every line, (p, 2) of lon, lat."""
    parts = shapely.get_parts(shapely.boundary(shapely.get_parts(_only(lines, "area"))))
    parts = np.concatenate([shapely.get_parts(_only(lines, "line")), parts])
    xy, owner = shapely.get_coordinates(parts, return_index=True)
    if len(xy) < 2:
        return np.asarray(xy, np.float64)
    joined = owner[1:] == owner[:-1]
    start, end = xy[:-1][joined], xy[1:][joined]
    *_, metres = GEOD.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    length = np.asarray(metres) / 1000
    step = min(max(STEP_KM, length.sum() / MOST_POINTS), LONGEST_STEP_KM)
    pieces = np.maximum(np.ceil(length / step).astype(int), 1)
    which = np.repeat(np.arange(len(pieces)), pieces)
    share = (np.arange(len(which)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[which]
    a, b = (_on_sphere(each[:, 0], each[:, 1]) for each in (start, end))
    between = a[which] * (1 - share)[:, None] + b[which] * share[:, None]
    between /= np.linalg.norm(between, axis=1, keepdims=True)
    longitude, latitude = np.degrees(np.arctan2(between[:, 1], between[:, 0])), np.degrees(np.arcsin(between[:, 2]))
    return np.concatenate([np.column_stack([longitude, latitude]), xy])


def _only(shapes: gpd.GeoSeries, what: str) -> npt.NDArray[np.object_]:
    kept = np.asarray(shapes.to_numpy(), object)
    kept = kept[~shapely.is_missing(kept)]
    wanted = shapely.get_dimensions(kept) == (2 if what == "area" else 1)
    return np.asarray(kept[wanted], object)


def _on_sphere(lon: Floats, lat: Floats) -> Floats:
    longitude, latitude = np.radians(lon), np.radians(lat)
    return np.column_stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
    )
