"""The ground each settlement speaks for: Voronoi cells on Russia's side, within reach of the point."""

from collections.abc import Sequence
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

# Lambert azimuthal equal-area round the middle of the belt: areas are true, distances within 0.05 %
METRIC: Final = "+proj=laea +lat_0=51 +lon_0=36 +datum=WGS84 +units=m +no_defs"
WGS84: Final = "EPSG:4326"
GRID_M: Final = 0.1  # neighbours are noded on one grid, so that shared edges are shared exactly

Geometries = npt.NDArray[np.object_]


def cells(settlements: pd.DataFrame, russia: BaseGeometry, reach_km: float = 5.0) -> gpd.GeoDataFrame:
    """One cell for each settlement that has ground on Russia's side within reach: together they are the belt.

    Points of the belt belong to the nearest settlement (Voronoi); the belt is what lies on Russia's side and
    within `reach_km` of a settlement. Neighbours share their nodes exactly, so they dissolve without slivers.

    Args:
        settlements: id, lon, lat (WGS84 degrees), theatre, raion.
        russia: Russia's side of the border, EPSG:4326.
        reach_km: how far from its point a settlement speaks for the ground.

    Returns:
        settlement_id, theatre, raion, area_km2, geometry in METRIC (metres), a valid coverage, ordered by
        settlement_id. `without_ground` tells which settlements have no cell.

    Raises:
        ValueError: two settlements lie on the same point.
    """
    table = settlements.sort_values("id", ignore_index=True)
    points = metric_points(table)
    _refuse_twins(table)
    side = _flat(russia)
    ground = shapely.intersection(side, shapely.union_all(shapely.buffer(points, reach_km * 1000)))
    faces = _faces(points, ground)
    nearest = shapely.STRtree(points).nearest(shapely.point_on_surface(faces))
    owned = [faces[nearest == n] for n in range(len(points))]
    merged = np.array([shapely.coverage_union_all(part) if len(part) else None for part in owned], object)
    found = gpd.GeoDataFrame(
        {
            "settlement_id": table["id"],
            "theatre": table["theatre"],
            "raion": table["raion"],
            "area_km2": shapely.area(merged) / 1e6,
        },
        geometry=merged,
        crs=METRIC,
    )
    return found[found.geometry.notna()].reset_index(drop=True)


def without_ground(settlements: pd.DataFrame, found: gpd.GeoDataFrame) -> list[str]:
    """Ids of settlements that have no cell: their points lie too far on the other side of the border."""
    return sorted(set(settlements["id"]) - set(found["settlement_id"]))


def metric_points(settlements: pd.DataFrame) -> Geometries:
    """The settlements' points in METRIC, (n,) of shapely Points in the frame's order."""
    to_metric = Transformer.from_crs(WGS84, METRIC, always_xy=True)
    x, y = to_metric.transform(settlements["lon"].to_numpy(float), settlements["lat"].to_numpy(float))
    return np.asarray(shapely.points(np.round(x, 1), np.round(y, 1)))


def on_globe(shapes: Sequence[BaseGeometry] | Geometries) -> Geometries:
    """Shapes in METRIC as WGS84 degrees; equal nodes stay equal, so a coverage stays a coverage."""
    to_globe = Transformer.from_crs(METRIC, WGS84, always_xy=True)
    found = shapely.transform(np.asarray(shapes), to_globe.transform, interleaved=False)
    return np.asarray(found)


def _flat(russia: BaseGeometry) -> BaseGeometry:
    to_metric = Transformer.from_crs(WGS84, METRIC, always_xy=True)
    return shapely.make_valid(shapely.transform(russia, to_metric.transform, interleaved=False))


def twins(settlements: pd.DataFrame) -> "pd.Series[bool]":
    """Which settlements lie on a point that another one has too, so that neither has ground of its own."""
    spots = pd.Series(shapely.to_wkt(metric_points(settlements)), settlements.index, dtype=object)
    return spots.duplicated(keep=False)


def beyond(settlements: pd.DataFrame, russia: BaseGeometry) -> "pd.Series[bool]":
    """Which settlements do not lie on Russia's side (`russia`, EPSG:4326), so that they may have no ground."""
    lon, lat = (settlements[name].to_numpy(float) for name in ("lon", "lat"))
    return pd.Series(~shapely.contains_xy(russia, lon, lat), settlements.index)


def _refuse_twins(table: pd.DataFrame) -> None:
    found = table.loc[twins(table), "id"]
    if len(found):
        raise ValueError(f"These settlements share a point, so neither has ground of its own: {', '.join(found)}.")


def _faces(points: Geometries, ground: BaseGeometry) -> Geometries:
    """The pieces into which Voronoi edges cut the ground, all noded with each other on one grid."""
    edges = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=ground.envelope, only_edges=True)
    noded = shapely.union_all([edges, ground.boundary], grid_size=GRID_M)
    pieces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    shapely.prepare(ground)
    return np.asarray(pieces[shapely.contains_properly(ground, shapely.point_on_surface(pieces))])
