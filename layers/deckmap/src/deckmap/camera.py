"""Where the map looks from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Camera:
    """A camera: longitude and latitude in degrees (WGS84), zoom as on web maps, bearing and pitch in degrees."""

    longitude: float
    latitude: float
    zoom: float
    bearing: float = 0.0
    pitch: float = 0.0

    def as_payload(self) -> dict[str, float]:
        """Returns the five numbers as the browser takes them."""
        return asdict(self)

    @classmethod
    def from_payload(cls, value: Mapping[str, Any]) -> Camera:
        """Returns a camera from what the browser or a pydeck view state says; missing numbers are 0."""
        names = ("longitude", "latitude", "zoom", "bearing", "pitch")
        return cls(**{name: float(value.get(name) or 0.0) for name in names})
