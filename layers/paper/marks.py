"""What a scene points at, on a static map: dots, and a broad bright line under ways and round ground."""

from typing import Final

import numpy as np
import shapely

from data.briefings.highlights import Point
from data.briefings.scenes import Scene
from layers.looks.mark_places import BROAD, EDGE
from layers.looks.palette import Role
from layers.looks.static_camera import Floats, world
from layers.paper.canvas import CONTROL, FLOWS, RINGS, Canvas
from layers.paper.content import Content

RING: Final = 10.5  # px, radius
BESIDE: Final = 10.0  # px broader than on the stage: here flows run beside their way, not on it


def points(canvas: Canvas, content: Content, scene: Scene) -> list[tuple[Point, Floats]]:
    """The points a scene points at, each with its place in px."""
    found = content.highlights(scene.highlights).points
    places = world(np.array([(each.lon, each.lat) for each in found]).reshape(-1, 2))
    return list(zip(found, canvas.frame.screen(places), strict=True))


def draw(canvas: Canvas, content: Content, scene: Scene) -> None:
    """Ground and ways below what lies on them, points above."""
    found = content.highlights(scene.highlights)
    bright = canvas.colour(Role.SELECTED)
    for shapes, width, order in (
        ([shapely.boundary(each.geometry) for each in found.ground], EDGE, CONTROL + 0.5),
        ([each.geometry for each in found.lines], BROAD + BESIDE, FLOWS - 0.5),
    ):
        ways = shapely.transform(np.array(shapes, dtype=object), world)
        if canvas.lines(ways, bright, width, order):
            canvas.drawn.add("marks:line")
    places: Floats = np.array([place for _, place in points(canvas, content, scene)]).reshape(-1, 2)
    if canvas.dots(canvas.seen(places), bright, canvas.colour(Role.INK), RING, RINGS):
        canvas.drawn.add("marks:point")
