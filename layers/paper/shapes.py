"""Geometries as Matplotlib draws them: clipped to the picture, in its pixels."""

from typing import Final

import numpy as np
import shapely
from matplotlib.path import Path
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.looks.static_camera import Floats, Frame

Geometries = NDArray[np.object_]
REACH: Final = 14.0  # px to either side over which a direction is taken: a bend of a railway is not its course


def clipped(shapes: Geometries, frame: Frame) -> Geometries:
    """The parts of `shapes` (world pixels) within the picture, in pixels of the picture; empty ones are left out."""
    west, north, east, south = frame.bounds()
    near = shapes[shapely.intersects(shapes, shapely.box(west, north, east, south))]
    inside = shapely.clip_by_rect(near, west, north, east, south)
    return np.asarray(shapely.transform(inside[~shapely.is_empty(inside)], frame.screen))


def polygon_path(shapes: Geometries) -> Path | None:
    """All polygons of `shapes` as one path, holes open; None where there are none."""
    rings = shapely.get_rings(shapely.orient_polygons(_parts(shapes, shapely.GeometryType.POLYGON)))
    if not len(rings):
        return None
    points, ring = shapely.get_coordinates(rings, return_index=True)
    codes = _codes(ring)
    codes[np.append(np.flatnonzero(np.diff(ring)), len(ring) - 1)] = Path.CLOSEPOLY
    return Path(points, codes)


def line_path(lines: list[Floats]) -> Path:
    """Lines, each (n, 2), as one path: one stroke of the pen is quicker than thousands."""
    number = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    return Path(np.concatenate(lines), _codes(number))


def _codes(number: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Path codes for points that belong to parts by `number`: the pen is lifted before each part."""
    codes = np.full(len(number), Path.LINETO, dtype=np.uint8)
    codes[np.append(0, np.flatnonzero(np.diff(number)) + 1)] = Path.MOVETO
    return codes


def segments(shapes: Geometries) -> list[Floats]:
    """Every line of `shapes` as an array of points, (n, 2)."""
    return [shapely.get_coordinates(line) for line in _parts(shapes, shapely.GeometryType.LINESTRING)]


def _parts(shapes: Geometries, kind: shapely.GeometryType) -> Geometries:
    found = shapely.get_parts(np.atleast_1d(shapes))
    while (shapely.get_type_id(found) == shapely.GeometryType.GEOMETRYCOLLECTION).any():
        found = shapely.get_parts(found)
    return np.asarray(found[shapely.get_type_id(found) == kind])


def beside(line: BaseGeometry, distance: float) -> BaseGeometry:
    """`line` moved to its right by `distance` px, as deck.gl's offset does: two directions run side by side."""
    rough = shapely.simplify(line, min(2.0, distance / 2))  # curves much tighter than the distance would loop
    moved = shapely.offset_curve(rough, distance, quad_segs=4)  # y runs down: shapely's left is our right
    return rough if moved is None or moved.is_empty else moved


def along(line: Floats, share: float) -> tuple[Floats, Floats]:
    """A point at `share` (0-1) of a line, (2,), and the direction there, (2,), of length 1."""
    path = shapely.LineString(line)
    here = share * path.length
    spots = [path.interpolate(each) for each in (here - REACH, here, here + REACH)]
    before, point, after = shapely.get_coordinates(spots)
    ahead = after - before
    return point, ahead / max(float(np.hypot(*ahead)), 1e-9)
