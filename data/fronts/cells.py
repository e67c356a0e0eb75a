"""The ground each settlement speaks for: Voronoi cells on Russia's side, within reach of the point."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.basemap.metric import METRIC, Geometries, flat, metric_points
from data.tables.drawable import twins

GRID_M: Final = 0.1  # neighbours are noded on one grid, so that shared edges are shared exactly

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
    side = flat(russia)
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
