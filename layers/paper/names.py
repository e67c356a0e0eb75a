"""Names on a static map: the most important first, each where it covers nothing that is there already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from layers.looks.palette import Role
from layers.paper import fonts
from layers.paper.canvas import Box

GAP: Final = 5.0  # px kept free between two names
LINE_HEIGHT: Final = 1.2


@dataclass(frozen=True)
class Wanted:
    """A name somebody would like to read: where its point is (px), how big its sign, and how it is written."""

    text: str
    x: float
    y: float
    size: float
    radius: float = 6.0
    bold: bool = False
    quiet: bool = False
    centred: bool = False

    @property
    def role(self) -> Role:
        """The colour role of its letters."""
        return Role.QUIET if self.quiet else Role.INK


@dataclass(frozen=True)
class Placed:
    """A name with room: its middle in px, and what was wanted."""

    name: Wanted
    x: float
    y: float
    box: Box


def placed(names: Iterable[Wanted], room: Box, taken: Sequence[Box]) -> list[Placed]:
    """Those of `names`, first come first served, that fit within `room` clear of `taken` and of each other.

    A name stands above its point, as on the screen, else to its right, left or below, else, if bold, at a corner.
    """
    held = list(taken)
    found: list[Placed] = []
    for name in names:
        text = fonts.legible(name.text)
        wide = fonts.width(text, name.size, name.bold) + GAP
        high = name.size * LINE_HEIGHT
        for x, y in _spots(name, wide, high):
            box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
            if _within(box, room) and not any(overlap(box, other) for other in held):
                held.append(box)
                found.append(Placed(name, x, y, box))
                break
    return found


def _spots(name: Wanted, wide: float, high: float) -> list[tuple[float, float]]:
    if name.centred:
        return [(name.x, name.y)]
    up, side = name.radius + high / 2 + 1, name.radius + wide / 2 + 1
    beside = [(name.x, name.y - up), (name.x + side, name.y), (name.x - side, name.y), (name.x, name.y + up)]
    if not name.bold:  # corners crowd a map: only what a scene points at may stand there
        return beside
    across, along = wide / 2, name.radius + 1 + high / 2
    return beside + [(name.x + x * across, name.y + y * along) for x in (1, -1) for y in (-1, 1)]


def _within(box: Box, room: Box) -> bool:
    return box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
