"""The supply routes of a static map: what was sent along which way, and ships at the moment shown."""

from typing import Any, Final

import numpy as np
import pandas as pd
import shapely
from matplotlib.collections import LineCollection
from matplotlib.patches import Polygon

from data.briefings.scenes import Scene
from layers.looks.clock_filter import ClockView
from layers.looks.palette import Role
from layers.looks.static_camera import Floats
from layers.map import flows
from layers.paper.canvas import FLOWS, MOVING, Canvas
from layers.paper.content import Content, shown
from layers.paper.shapes import along, beside, clipped, segments
from layers.paper.style import PT, Colour

OPACITY: Final = 0.9
LANES: Final = {Role.MUNITIONS: 1.0, Role.PEOPLE: 8.0, Role.TO_PYONGYANG: 1.0}  # px aside: kinds run side by side
HEAD_ROOM: Final = 46.0  # px a line needs to carry an arrow head
LONG: Final = 600.0  # px from which it carries three
NOON: Final = 0.5
TRAIL_STEPS: Final = 24
SHIP: Final = 8.0  # px, radius


def of_groups(rows: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """Rows of the groups a scene asks for: all, where it names none."""
    return rows.loc[rows["group"].isin(scene.groups)] if scene.groups else rows


def consignments(canvas: Canvas, content: Content, scene: Scene, view: ClockView) -> None:
    """Consignments along their legs: colour by kind, width by quantity, dashes by how the way is known."""
    every = of_groups(content.flows, scene)
    here = every.loc[shown(every, view)]
    wide = flows.width(here["high"].fillna(here["low"]))
    headed: set[tuple[str, Role]] = set()
    for row in here.assign(wide=wide).sort_values("wide", ascending=False).to_dict("records"):
        role = flows.role(row["group"], row["direction"])
        lane = (row["leg_id"], role)
        for line in segments(clipped(np.array([row["geometry"]]), canvas.frame)):
            _flow(canvas, line, row, role, head=lane not in headed)
            canvas.drawn |= {f"flows:{role.name}", f"standing:{row['standing']}"}
        headed.add(lane)


def _flow(canvas: Canvas, line: Floats, row: dict[Any, Any], role: Role, head: bool) -> None:
    wide = float(row["wide"])
    moved = beside(shapely.LineString(line), 0.6 * wide + LANES[role])
    ink = canvas.colour(role, OPACITY)
    path = shapely.get_coordinates(moved)
    canvas.strokes([path], ink, wide, FLOWS, row["standing"])
    canvas.busy.append(shapely.get_coordinates(shapely.segmentize(moved, 10)))
    if head and moved.length > HEAD_ROOM:
        for share in (0.5,) if moved.length < LONG else (0.25, 0.5, 0.75):
            _head(canvas, *along(path, share), canvas.colour(role), 8 + 1.6 * wide)


def _head(canvas: Canvas, tip: Floats, ahead: Floats, fill: Colour, size: float) -> None:
    """An arrow head of `size` px, pointing `ahead`, with a light rim."""
    aside = np.array([-ahead[1], ahead[0]])
    back = tip - ahead * size * 0.4
    corners = np.array([tip + ahead * size * 0.6, back + aside * size * 0.5, back - aside * size * 0.5])
    rim = canvas.colour(Role.PAPER)
    canvas.axes.add_patch(Polygon(corners, facecolor=fill, edgecolor=rim, linewidth=PT, zorder=FLOWS + 0.5))


def voyages(canvas: Canvas, content: Content, scene: Scene, view: ClockView, moment: float) -> None:
    """Dated voyages: the ship where it would be at that moment, and the trail behind it."""
    every = of_groups(content.voyages, scene)
    for row in every.loc[shown(every, view)].to_dict("records"):
        _voyage(canvas, row, moment + NOON)


def _voyage(canvas: Canvas, row: dict[Any, Any], now: float) -> None:
    times, path = np.asarray(row["timestamps"]), np.asarray(row["path"])
    moments = np.linspace(max(times[0], now - row["trail"]), min(now, times[-1]), TRAIL_STEPS)
    if moments[-1] <= moments[0]:
        return
    trail = canvas.frame.screen(np.column_stack([np.interp(moments, times, path[:, n]) for n in (0, 1)]))
    role = flows.role(row["group"], row["direction"])
    age = np.clip((now - moments[1:]) / row["trail"], 0, 1)
    colours = [canvas.colour(role, 0.15 + 0.85 * (1 - float(each))) for each in age]
    pieces = list(np.stack([trail[:-1], trail[1:]], axis=1))
    canvas.axes.add_collection(
        LineCollection(pieces, colors=colours, linewidths=7 * PT, capstyle="round", zorder=MOVING)
    )
    if now < times[-1]:
        canvas.dots(trail[-1:], canvas.colour(role), canvas.colour(Role.PAPER), SHIP, MOVING + 0.5)
    canvas.drawn.add(f"moving:{role.name}")
