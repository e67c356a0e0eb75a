"""Named views: where the camera stands for each front, as its row says, and for the supply routes."""

from dataclasses import dataclass
from typing import Final

from data.tables.theatres import Theatres

WIDTH: Final = 1000  # px: the map the named views are meant for


@dataclass(frozen=True)
class Camera:
    """Longitude and latitude in degrees, zoom in Web Mercator levels (512 px tiles), for a map WIDTH wide."""

    longitude: float
    latitude: float
    zoom: float
    bearing: float = 0.0
    pitch: float = 0.0


SUPPLY: Final = Camera(82.0, 43.5, 2.4)
SEA_OF_JAPAN: Final = Camera(131.4, 41.6, 5.6)
PORTS: Final = Camera(131.4, 42.35, 7.25)
NAMED: Final = {
    "supply": SUPPLY,
    "sea": SEA_OF_JAPAN,
    "ports": PORTS,
}


def front(theatres: Theatres, choice: str) -> Camera:
    """The view of a front, or of all of them."""
    return Camera(*theatres.camera(choice))
