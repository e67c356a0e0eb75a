"""Named views: where the camera stands for each theatre and route."""

from dataclasses import dataclass
from typing import Final

WIDTH: Final = 1000  # px: the map the named views are meant for


@dataclass(frozen=True)
class Camera:
    """Longitude and latitude in degrees, zoom in Web Mercator levels (512 px tiles), for a map WIDTH wide."""

    longitude: float
    latitude: float
    zoom: float
    bearing: float = 0.0
    pitch: float = 0.0


KURSK: Final = Camera(35.02, 51.24, 8.7)
BELGOROD: Final = Camera(36.00, 50.62, 8.5)
BOTH: Final = Camera(35.60, 50.98, 8.0)
SUPPLY: Final = Camera(82.0, 43.5, 2.4)
SEA_OF_JAPAN: Final = Camera(131.4, 41.6, 5.6)
PORTS: Final = Camera(131.4, 42.35, 7.25)
NAMED: Final = {
    "kursk": KURSK,
    "belgorod": BELGOROD,
    "both": BOTH,
    "supply": SUPPLY,
    "sea": SEA_OF_JAPAN,
    "ports": PORTS,
}
