"""Where the map looks from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from deckmap.values import as_json


@dataclass(frozen=True)
class Camera:
    """A camera: longitude and latitude in degrees (WGS84), zoom as on web maps, bearing and pitch in degrees.

    `width` is the width in px of the map the zoom is meant for: a wider map is zoomed in, a narrower one out, so that
    all show the same ground from west to east. None, as in what the browser reports: the zoom is taken as it is.
    """

    longitude: float
    latitude: float
    zoom: float
    bearing: float = 0.0
    pitch: float = 0.0
    width: float | None = None

    def as_payload(self) -> dict[str, float | None]:
        """Returns the numbers as the browser takes them."""
        return asdict(self)

    @classmethod
    def from_payload(cls, value: Mapping[str, Any]) -> Camera:
        """Returns a camera from what the browser or a pydeck view state says; missing numbers, NaN too, are 0."""
        names = ("longitude", "latitude", "zoom", "bearing", "pitch")
        return cls(**{name: float(as_json(value.get(name)) or 0.0) for name in names})
