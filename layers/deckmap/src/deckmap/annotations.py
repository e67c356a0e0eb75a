"""What a user drew on the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Place = tuple[float, float]
"""Longitude and latitude in degrees, WGS84."""


@dataclass(frozen=True)
class Arrow:
    """An arrow from `start` to its head at `end`."""

    id: str
    start: Place
    end: Place

    def as_payload(self) -> dict[str, Any]:
        """Returns the arrow as the browser takes it."""
        return {"kind": "arrow", "id": self.id, "start": list(self.start), "end": list(self.end)}


@dataclass(frozen=True)
class Circle:
    """A circle on the ground: `radius_m` is in metres."""

    id: str
    center: Place
    radius_m: float

    def as_payload(self) -> dict[str, Any]:
        """Returns the circle as the browser takes it."""
        return {"kind": "circle", "id": self.id, "center": list(self.center), "radius_m": self.radius_m}


@dataclass(frozen=True)
class Text:
    """Words at a place. They are drawn as text, never read as markup."""

    id: str
    at: Place
    text: str

    def as_payload(self) -> dict[str, Any]:
        """Returns the words as the browser takes them."""
        return {"kind": "text", "id": self.id, "at": list(self.at), "text": self.text}


Annotation = Arrow | Circle | Text


def from_payload(value: Mapping[str, Any]) -> Annotation | None:
    """Returns the annotation the browser reports, None if it is not one."""
    try:
        ident = str(value["id"])
        match value["kind"]:
            case "arrow":
                return Arrow(ident, _place(value["start"]), _place(value["end"]))
            case "circle":
                return Circle(ident, _place(value["center"]), float(value["radius_m"]))
            case "text":
                return Text(ident, _place(value["at"]), str(value["text"]))
            case _:
                return None
    except (KeyError, TypeError, ValueError, IndexError):
        return None


def _place(value: Any) -> Place:  # noqa: ANN401 - what came from the browser
    return float(value[0]), float(value[1])
