"""Where the names of what a scene points at stand, so that they do not lie on each other."""

from collections.abc import Sequence
from math import hypot
from typing import Final

from data.briefings.scenes import Camera
from layers.looks.static_camera import world

LETTER: Final = 0.56  # of the letters' size, the mean width of one
GAP: Final = 5.0
BROAD: Final = 15.0  # px, of the line under a way: broader than any flow
EDGE: Final = 5.0  # px, round a piece of ground
Box = tuple[float, float, float, float]


def offsets(names: Sequence[tuple[str, float, float]], camera: Camera, size: float, dot: float) -> list[list[int]]:
    """The middle of each name in px from its point: above it, else right, left or below; y runs down.

    A name above its point covers the plain name that the map may write there.

    Args:
        names: text, longitude and latitude (degrees) of each, the most important first.
        camera: where the scene looks from.
        size: height of the letters in px.
        dot: radius of the dot at each point in px.
    """
    points = world([(lon, lat) for _, lon, lat in names]) * 2.0**camera.zoom if names else []
    held: list[Box] = []
    found = []
    for (text, _, _), (x, y) in zip(names, points, strict=True):
        wide, high = len(text) * size * LETTER / 2 + GAP, size * 0.62 + 3
        up, side = dot + high - 3, dot + wide + 3
        spots = [(0.0, -up), (side, 0.0), (-side, 0.0), (0.0, up), (side, -up), (-side, -up), (side, up), (-side, up)]
        # two dots at one place are one dot to whoever reads the name
        dots = [(px - dot, py - dot, px + dot, py + dot) for px, py in points if hypot(px - x, py - y) > 2 * dot]
        others = [*held, *dots]
        boxes = [((dx, dy), (x + dx - wide, y + dy - high, x + dx + wide, y + dy + high)) for dx, dy in spots]
        spot, box = next((each for each in boxes if not any(_meet(each[1], other) for other in others)), boxes[0])
        held += [box] if text else []
        found.append([round(spot[0]), round(spot[1])])
    return found


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
