"""The course of one leg on the map, whatever its mode."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

GEOD: Final = Geod(ellps="WGS84")

Points = NDArray[np.float64]


class UnroutableError(ValueError):
    """A leg that cannot be drawn; the message names it and says what is missing."""


@dataclass(frozen=True)
class Stop:
    """A place on the way of a leg: its id, where it is and how good that is known."""

    id: str
    lon: float
    lat: float
    precision_km: float = 0.0


@dataclass(frozen=True)
class Course:
    """Where a leg runs.

    Attributes:
        points: (n, 2) lon, lat in EPSG:4326, from the first stop to the last.
        km: length, as the mode measures it.
        method: how the course was found, in words for the screen.
        by_hand_km: how much of it lies on lines drawn by hand.
    """

    points: Points
    km: float
    method: str
    by_hand_km: float = 0.0


def leaps(points: Points) -> Points:
    """Geodesic km from each point (n, 2) to the next: n - 1 lengths on the WGS84 ellipsoid."""
    return np.asarray(GEOD.inv(*points[:-1].T, *points[1:].T)[2], dtype=np.float64) / 1000
