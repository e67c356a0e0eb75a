"""Where a static map looks from: the camera of deck.gl, so that a picture shows what the screen shows.

Web Mercator with 512 px tiles: at zoom z the world is 512 x 2^z px wide and high (deck.gl's `WebMercatorViewport`,
https://deck.gl/docs/developer-guide/views). Static maps have north up: bearing and pitch are left to the screen.
"""

from dataclasses import dataclass
from math import cos, log2, pi, radians
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from data.briefings.scenes import STAGE, Camera

TILE: Final = 512
EQUATOR_KM: Final = 40_075.016_686
LIMIT: Final = 85.051_129  # degrees: where the square world of Web Mercator ends
CORE: Final = 0.75  # of the stage's width and height: what a smaller picture must keep

Floats = NDArray[np.float64]


def world(lon_lat: ArrayLike) -> Floats:
    """Degrees (n, 2: lon, lat, EPSG:4326) as pixels of the world at zoom 0, (n, 2), y down."""
    lon, lat = np.asarray(lon_lat, dtype=np.float64).T
    y = np.arctanh(np.sin(np.radians(np.clip(lat, -LIMIT, LIMIT))))
    return np.column_stack([(lon + 180) / 360 * TILE, (1 - y / pi) / 2 * TILE])


@dataclass(frozen=True)
class Frame:
    """A picture of `width` x `height` px from a scene's camera.

    On the stage's own size it shows exactly what the screen shows; a picture of another size or shape keeps at
    least the middle of it (`CORE`).
    """

    camera: Camera
    width: float
    height: float

    @property
    def zoom(self) -> float:
        """The zoom at which this picture is drawn."""
        if (self.width, self.height) == STAGE:
            return self.camera.zoom
        share = min(self.width / STAGE[0], self.height / STAGE[1])
        return self.camera.zoom + log2(share / CORE)

    @property
    def centre(self) -> Floats:
        """The middle of the picture in world pixels."""
        return np.asarray(world([(self.camera.longitude, self.camera.latitude)])[0])

    def screen(self, points: Floats) -> Floats:
        """World pixels as pixels of the picture, (n, 2), from its top left corner."""
        return np.asarray((points - self.centre) * 2.0**self.zoom + (self.width / 2, self.height / 2))

    def bounds(self, margin: float = 40.0) -> tuple[float, float, float, float]:
        """West, north, east, south of the picture in world pixels, `margin` px wider on every side."""
        half = (np.array([self.width, self.height]) / 2 + margin) / 2.0**self.zoom
        (west, north), (east, south) = self.centre - half, self.centre + half
        return float(west), float(north), float(east), float(south)

    @property
    def km_per_px(self) -> float:
        """Ground length of a pixel in the middle of the picture."""
        return float(EQUATOR_KM * cos(radians(self.camera.latitude)) / (TILE * 2.0**self.zoom))
