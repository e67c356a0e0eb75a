"""Administrative polygons made to fit together: no gap, no overlap, one shared line between neighbours."""

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

GRID = 1e-5  # degrees, about a metre: lines closer than this are one line


def tiled(parts: gpd.GeoDataFrame, whole: BaseGeometry) -> gpd.GeoDataFrame:
    """`parts` (EPSG:4326) with geometries that tile `whole`: what sticks out is cut, slivers join.

    Every face of the common linework goes to the part that holds its inner point; faces held by none
    go, largest first, to the neighbour they share the longest edge with.
    """
    shapes = parts.geometry.to_numpy()
    lines = shapely.set_precision([*shapely.boundary(shapes), shapely.boundary(whole)], GRID)
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all(lines, grid_size=GRID)]))
    inner = shapely.point_on_surface(faces)
    faces, inner = faces[keep := shapely.contains(whole, inner)], inner[keep]
    owner = np.full(len(faces), -1)
    face, part = shapely.STRtree(shapes).query(inner, predicate="within")
    owner[face] = part
    _adopt(faces, owner)
    merged = [shapely.coverage_union_all(faces[owner == i]) for i in range(len(shapes))]
    tiles = parts.set_geometry(gpd.GeoSeries(merged, index=parts.index, crs=4326))
    return tiles[~tiles.geometry.is_empty]


def _adopt(faces: np.ndarray, owner: np.ndarray) -> None:
    """Give every face without an owner to the neighbour with the longest common edge, in place."""
    tree = shapely.STRtree(faces)
    orphans = sorted(np.flatnonzero(owner < 0), key=lambda i: -float(shapely.area(faces[i])))
    for _ in range(10):  # a sliver among slivers waits until one of its neighbours has an owner
        for i in orphans:
            near = [j for j in tree.query(faces[i], predicate="intersects") if owner[j] >= 0]
            if near:
                shared = shapely.intersection(shapely.boundary(faces[i]), shapely.boundary(faces[near]))
                owner[i] = owner[near[int(np.argmax(shapely.length(shared)))]]
        orphans = [i for i in orphans if owner[i] < 0]
