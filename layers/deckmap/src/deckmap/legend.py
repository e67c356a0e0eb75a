"""What the map's signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Sign = Literal["fill", "hatch", "band", "line", "dash", "dot-line", "arrow", "symbol", "trail"]
Colour = tuple[int, ...]
"""Red, green, blue and, if not opaque, alpha; each 0-255."""


@dataclass(frozen=True)
class LegendItem:
    """One sign and its words. `light` and `dark` are its colours in the two themes, `group` the heading above it."""

    label: str
    kind: Sign
    light: Colour
    dark: Colour
    group: str = ""
    width: float = 3.0

    def as_payload(self) -> dict[str, Any]:
        """Returns the item as the browser takes it."""
        return {"type": "item", **asdict(self)}


@dataclass(frozen=True)
class WidthScale:
    """What line widths stand for: pairs of words and pixels, thinnest first."""

    label: str
    steps: Sequence[tuple[str, float]]
    light: Colour = (90, 90, 90)
    dark: Colour = (190, 190, 190)
    group: str = ""

    def as_payload(self) -> dict[str, Any]:
        """Returns the scale as the browser takes it."""
        return {"type": "width", **asdict(self), "steps": [list(step) for step in self.steps]}


@dataclass(frozen=True)
class Credibility:
    """A line of words on how far what is shown can be trusted, e.g. "Credibility 1 confirmed - 6 cannot be judged"."""

    text: str
    group: str = ""

    def as_payload(self) -> dict[str, Any]:
        """Returns the line as the browser takes it."""
        return {"type": "note", **asdict(self)}


LegendEntry = LegendItem | WidthScale | Credibility
