"""Legs by air: geodesics, the shortest line on the ellipsoid. Flown tracks are not public."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from data.ways.course import GEOD, Course, Points, Stop, leaps

STEP_KM: Final = 50.0
METHOD: Final = "notional: geodesic"


def course(stops: Sequence[Stop]) -> Course:
    """The geodesic through two or more stops, a point at least every STEP_KM; its length is geodesic."""
    pieces = [_geodesic(start, end) for start, end in pairwise(stops)]
    points = np.concatenate([*(piece[:-1] for piece in pieces), pieces[-1][-1:]])
    return Course(points, float(leaps(points).sum()), METHOD)


def _geodesic(start: Stop, end: Stop) -> Points:
    """Points (n, 2) from start to end, both included (Karney 2013, as implemented by PROJ)."""
    metres = GEOD.inv(start.lon, start.lat, end.lon, end.lat)[2]
    steps = int(metres / 1000 // STEP_KM)  # PROJ takes none as a mistake
    between = GEOD.npts(start.lon, start.lat, end.lon, end.lat, steps) if steps else []
    return np.array([(start.lon, start.lat), *between, (end.lon, end.lat)], dtype=np.float64)
