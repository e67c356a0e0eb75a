"""The fronts of a static map: who holds the ground, where the line runs and how far it may lie to either side."""

from typing import Final

import numpy as np
import shapely

from layers.looks.clock_filter import ClockView
from layers.looks.palette import Role
from layers.map import contact_line, uncertainty
from layers.paper.canvas import BAND, CONTACT, CONTROL, SIGNS, Canvas
from layers.paper.content import Front, shown
from layers.paper.style import AREAS

DOT: Final = 5.5  # px, radius of a settlement
COMPARED: Final = 2.5  # px, width of the line of another day
CHANGED: Final = 20  # ground that changed hands counts so much more than Russian ground when the legend finds a place


def control(canvas: Canvas, front: Front, view: ClockView) -> None:
    """Control areas."""
    here = front.areas.loc[shown(front.areas, view)]
    for name, style in AREAS.items():
        shapes = here.loc[here["control"] == name].geometry.to_numpy()
        if canvas.area(shapes, canvas.colour(style.role, style.strength), CONTROL, hatched=style.hatched):
            canvas.drawn.add(f"control:{name}")


def band(canvas: Canvas, front: Front, view: ClockView) -> None:
    """The uncertainty band, with its soft rim."""
    here = front.band.loc[shown(front.band, view)].geometry.to_numpy()
    if canvas.area(here, canvas.colour(Role.INK, uncertainty.CORE), BAND):
        canvas.lines(shapely.boundary(here), canvas.colour(Role.INK, uncertainty.RIM), 7, BAND)
        canvas.drawn.add("uncertainty:band")


def line(canvas: Canvas, front: Front, view: ClockView) -> None:
    """The contact line with its casing."""
    here = front.line.loc[shown(front.line, view)].geometry.to_numpy()
    if canvas.lines(here, canvas.colour(Role.PAPER, 0.85), contact_line.CASING, CONTACT):
        canvas.lines(here, canvas.colour(Role.INK), contact_line.WIDTH, CONTACT + 0.1)
        canvas.drawn.add("contact-line:line")


def compared(canvas: Canvas, front: Front, view: ClockView) -> None:
    """The contact line of another day, dashed."""
    edges = front.line.loc[shown(front.line, view)].geometry.to_numpy()
    joined = np.atleast_1d(shapely.line_merge(shapely.union_all(edges)))  # dashes run on from edge to edge
    if canvas.lines(joined, canvas.colour(Role.INK), COMPARED, CONTACT + 0.3, standing="inferred"):
        canvas.drawn.add("contact-line:compared")


def settlements(canvas: Canvas, front: Front, view: ClockView) -> None:
    """Settlements in the colour of who holds them, contested ones hollow."""
    here = front.settlements.loc[shown(front.settlements, view)]
    white = canvas.colour(Role.PAPER)
    for name, style in AREAS.items():
        points = canvas.seen(canvas.points(here.loc[here["control"] == name]))
        full = canvas.colour(style.role)
        fill, rim = (white, full) if style.hatched else (full, white)
        if canvas.dots(points, fill, rim, DOT, SIGNS):
            canvas.drawn.add(f"settlements:{name}")
            canvas.busy += [points] * (1 if name == "RU" else CHANGED)
