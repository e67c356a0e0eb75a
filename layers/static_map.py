"""A scene as a Matplotlib map: the same shapes, classes, colours and camera as on the screen, as picture or vector.

Drawn from the ground up in five parts (`ground`, `areas`, `lines`, `signs`, `words`), so that a film draws those
that stand still only once. One axes unit is one px; y runs down.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch, Polygon, Rectangle

from data.coverage import FRONT_END
from data.days import in_words
from data.scenes import Scene
from layers import basemap, contact_line, flows, legend, scale_bar, static_fonts, uncertainty
from layers.clock_filter import ClockView
from layers.palette import Role, Theme
from layers.static_camera import Floats, Frame
from layers.static_content import Content, Front, shown
from layers.static_legend import Legend, paper, rows
from layers.static_names import Box, Placed, Wanted, overlap, placed
from layers.static_shapes import Geometries, along, beside, clipped, polygon_path, segments
from layers.static_style import AREAS, HATCH, PT, colour, dashes

GROUND, CONTROL, BAND, LINES, CONTACT, FLOWS, MOVING, SIGNS, NAMES, BOXES = range(10)  # from the ground up
PLACES: Final = {"kursk": "Kursk front", "belgorod": "Belgorod front", "both": "Kursk and Belgorod fronts",
                 "supply": "Supply routes"}  # fmt: skip
DOT: Final = 5.5  # px, radius of a settlement
TRAIL_STEPS: Final = 24
NOON: Final = 0.5
FLOW_OPACITY: Final = 0.9
LANES: Final = {Role.MUNITIONS: 1.0, Role.PEOPLE: 8.0, Role.TO_PYONGYANG: 1.0}  # px aside: kinds run side by side
ARROW_ROOM: Final = 46.0  # px a line needs to carry an arrow head


@dataclass
class StaticMap:
    """One scene at one moment on one axes.

    Attributes:
        content: the evidence as shapes.
        scene: what to show.
        frame: camera and size of the picture.
        axes: where to draw; its data coordinates are px of the picture.
        letters: size of names and of the legend in px.
        theme: light for paper and projectors.
        drawn: classes drawn so far: "control:UA", "flows:MUNITIONS", "standing:inferred" …
    """

    content: Content
    scene: Scene
    frame: Frame
    axes: Axes
    letters: float = 18.0
    theme: Theme = "light"
    drawn: set[str] = field(default_factory=set)
    busy: list[Floats] = field(default_factory=list)  # points in px of what the map is about

    def draw(self, moment: float | None = None) -> None:
        """Everything, at a moment (days; None is the day of the scene)."""
        self.prepare()
        self.ground()
        self.lines()
        self.moving(self.scene.clock.day if moment is None else moment)
        self.words(self.scene.clock.day if moment is None else moment)

    def prepare(self) -> None:
        """Axes without frame or margins whose unit is a pixel."""
        self.axes.set_axis_off()
        self.axes.set_xlim(0, self.frame.width)
        self.axes.set_ylim(self.frame.height, 0)
        self.axes.set_autoscale_on(False)

    def view(self, moment: float) -> ClockView:
        """The clock at `moment` as the numbers that are compared."""
        day = int(np.floor(moment))
        return ClockView(self.scene.clock.first_of(day), day, self.scene.clock.known_on(day))

    def at(self, moment: float) -> ClockView:
        """The same for what is a state and not a happening: a front is shown as it was on the day."""
        day = int(np.floor(moment))
        return ClockView(day, day, self.scene.clock.known_on(day))

    # The ground and what is printed on it.

    def ground(self) -> None:
        """Water, land and lakes."""
        blue = colour(Role.WATER, self.theme)
        self.axes.add_patch(Rectangle((0, 0), self.frame.width, self.frame.height, facecolor=blue, zorder=GROUND - 1))
        for name, part in self.content.ground_parts.items():
            self._area(part.geometry.to_numpy(), colour(basemap.GROUND[name.split(" ")[0]], self.theme), GROUND)

    def lines(self) -> None:
        """Rivers, borders and railways."""
        if not self.scene.shows("lines"):
            return
        supply = self.scene.theatre == "supply"
        parts = self.content.supply_lines if supply else self.content.front_lines
        for name, part in parts.items():
            role, width = basemap.LINES[name]
            near = part
            if "min_zoom" in part:
                near = part.loc[part["min_zoom"] <= self.frame.zoom]
            self._lines(near.geometry.to_numpy(), colour(role, self.theme), width * 1.3, LINES)

    # What the clock moves.

    def moving(self, moment: float) -> None:
        """Fronts, flows, what moves along them, settlements, events and places, at a moment."""
        front = self.content.front(self.scene.perspective)
        parts: dict[str, Callable[[], None]] = {
            "control": lambda: self._control(front, moment),
            "uncertainty": lambda: self._band(front, moment),
            "contact-line": lambda: self._contact(front, moment),
            "flows": lambda: self._flows(moment),
            "voyages": lambda: self._runs(moment),
            "settlements": lambda: self._settlements(front, moment),
            "events": lambda: self._events(moment),
        }
        for name, part in parts.items():
            if self.scene.shows(name):
                part()

    def _control(self, front: Front, moment: float) -> None:
        here = front.areas.loc[shown(front.areas, self.at(moment))]
        for control, style in AREAS.items():
            shapes = here.loc[here["control"] == control].geometry.to_numpy()
            fill = colour(style.role, self.theme, style.strength)
            if self._area(shapes, fill, CONTROL, hatched=style.hatched):
                self.drawn.add(f"control:{control}")

    def _band(self, front: Front, moment: float) -> None:
        here = front.band.loc[shown(front.band, self.at(moment))].geometry.to_numpy()
        if self._area(here, colour(Role.INK, self.theme, uncertainty.CORE), BAND):
            self.drawn.add("uncertainty:band")
            self._lines(shapely.boundary(here), colour(Role.INK, self.theme, uncertainty.RIM), 7, BAND)

    def _contact(self, front: Front, moment: float) -> None:
        if self.scene.compare is not None:
            before = front.line.loc[shown(front.line, self.at(self.scene.compare))].geometry.to_numpy()
            merged = np.atleast_1d(shapely.line_merge(shapely.union_all(before)))
            if self._lines(merged, colour(Role.INK, self.theme), 2.5, CONTACT + 0.3, standing="inferred"):
                self.drawn.add("contact-line:compared")
        here = front.line.loc[shown(front.line, self.at(moment))].geometry.to_numpy()
        if self._lines(here, colour(Role.PAPER, self.theme, 0.85), contact_line.CASING, CONTACT):
            self._lines(here, colour(Role.INK, self.theme), contact_line.WIDTH, CONTACT + 0.1)
            self.drawn.add("contact-line:line")

    def _grouped(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Rows of the groups the scene asks for."""
        return frame.loc[frame["group"].isin(self.scene.groups)] if self.scene.groups else frame

    def _flows(self, moment: float) -> None:
        every = self._grouped(self.content.flows)
        here = every.loc[shown(every, self.view(moment))]
        width = pd.Series(flows.width(here["high"].fillna(here["low"])), index=here.index)
        seen: set[tuple[str, Role]] = set()
        for row, wide in sorted(
            zip(here.itertuples(), width, strict=True), key=lambda each: -each[1]
        ):  # the widest below
            role = flows.role(row.group, row.direction)
            fill = colour(role, self.theme, FLOW_OPACITY)
            for line in segments(clipped(np.array([row.geometry]), self.frame)):
                aside = 0.6 * wide + LANES[role]
                self._flow(line, row.standing, fill, float(wide), aside, head=(row.leg_id, role) not in seen)
                self.drawn |= {f"flows:{role.name}", f"standing:{row.standing}"}
            seen.add((row.leg_id, role))

    def _flow(self, line: Floats, standing: str, fill: Any, wide: float, aside: float, head: bool) -> None:
        path = shapely.get_coordinates(beside(shapely.LineString(line), aside))
        self.busy.append(shapely.get_coordinates(shapely.segmentize(shapely.LineString(path), 10)))
        style = dashes(standing, wide)
        self.axes.add_collection(
            LineCollection([path], colors=[fill], linewidths=wide * PT, linestyles=[style], zorder=FLOWS,
                           capstyle="butt", joinstyle="round")
        )  # fmt: skip
        if head and shapely.LineString(path).length > ARROW_ROOM:
            for share in (0.5,) if shapely.LineString(path).length < 600 else (0.25, 0.5, 0.75):
                self._head(*along(path, share), fill, 8 + 1.6 * wide, FLOWS + 0.5)

    def _head(self, tip: Floats, ahead: Floats, fill: Any, size: float, order: float) -> None:
        """An arrow head of `size` px, pointing `ahead`, with a light rim."""
        aside = np.array([-ahead[1], ahead[0]])
        corners = np.array([tip + ahead * size * 0.6, tip - ahead * size * 0.4 + aside * size * 0.5,
                            tip - ahead * size * 0.4 - aside * size * 0.5])  # fmt: skip
        rim = colour(Role.PAPER, self.theme)
        self.axes.add_patch(Polygon(corners, facecolor=fill[:3], edgecolor=rim, linewidth=PT, zorder=order))

    def _runs(self, moment: float) -> None:
        every = self._grouped(self.content.runs)
        here = every.loc[shown(every, self.view(moment))]
        now = moment + NOON
        for row in here.itertuples():
            times = np.asarray(row.timestamps)
            if not times[0] <= now < times[-1] + row.trail:
                continue
            self._run(row, times, now)

    def _run(self, row: Any, times: Floats, now: float) -> None:
        role = flows.role(row.group, row.direction)
        red, green, blue, _ = colour(role, self.theme)
        moments = np.linspace(max(times[0], now - row.trail), min(now, times[-1]), TRAIL_STEPS)
        if moments[-1] <= moments[0]:
            return
        path = np.asarray(row.path)
        trail = self.frame.screen(np.column_stack([np.interp(moments, times, path[:, n]) for n in (0, 1)]))
        age = np.clip((now - moments[1:]) / row.trail, 0, 1)
        colours = [(red, green, blue, 0.15 + 0.85 * (1 - each)) for each in age]
        pieces = np.stack([trail[:-1], trail[1:]], axis=1)
        wide = 5 if row.notional else 7
        self.axes.add_collection(
            LineCollection(list(pieces), colors=colours, linewidths=wide * PT, capstyle="round", zorder=MOVING)
        )
        if now < times[-1] and not row.notional:
            rim = colour(Role.PAPER, self.theme)
            self._dots(trail[-1:], (red, green, blue, 1.0), rim, 8, MOVING + 0.5)
        self.drawn.add(f"moving:{role.name}")

    def _settlements(self, front: Front, moment: float) -> None:
        here = front.settlements.loc[shown(front.settlements, self.at(moment))]
        paper_white = colour(Role.PAPER, self.theme)
        for control, style in AREAS.items():
            points = self._points(here.loc[here["control"] == control])
            full = colour(style.role, self.theme)
            fill, rim = (paper_white, full) if control == "contested" else (full, paper_white)
            if len(points):
                self._dots(points, fill, rim, DOT, SIGNS)
                self.drawn.add(f"settlements:{control}")
                self.busy += [points] * (1 if control == "RU" else 20)

    def _events(self, moment: float) -> None:
        points = self._points(self.content.events.loc[shown(self.content.events, self.view(moment))])
        if len(points):
            self._dots(points, colour(Role.SELECTED, self.theme), colour(Role.EVENT, self.theme), 7, SIGNS + 0.5)
            self.drawn.add("events:event")

    # What is written on top.

    def words(self, moment: float) -> None:
        """Places, what the scene highlights, names, legend, date, scale and credits."""
        taken = [self._date(moment), self._scale(), self._credits()]
        taken.append(self._legend(taken))
        if self.scene.shows("places"):
            for marked, part in self.content.places.groupby("marked"):
                ink, white = colour(Role.INK, self.theme), colour(Role.PAPER, self.theme)
                self._dots(self._points(part), white if marked else ink, ink if marked else white, 5, SIGNS)
                self.drawn.add("places:place")
        marks = self._highlighted()
        rim = colour(Role.INK, self.theme)
        for point in marks.values():
            self._dots(np.array([point]), colour(Role.SELECTED, self.theme, 0.9), rim, 8.5, SIGNS + 0.2)
        if self.scene.shows("names"):
            room = (4.0, 4.0, self.frame.width - 4, self.frame.height - 4)
            for each in placed(self._wanted(marks), room, taken):
                self._name(each)

    def _highlighted(self) -> dict[str, Floats]:
        """Points in px of the settlements, places and events the scene highlights, by id."""
        tables = {
            "settlement": self.content.front(self.scene.perspective).settlements.drop_duplicates("settlement_id"),
            "place": self.content.all_places,
        }
        found: dict[str, Floats] = {}
        for kind, frame in tables.items():
            key = "settlement_id" if kind == "settlement" else "id"
            wanted = frame.loc[(kind + ":" + frame[key]).isin(self.scene.highlights)]
            for name, point in zip(wanted[key], self._points(wanted, near=False), strict=True):
                found[f"{kind}:{name}"] = point
        return found

    def _wanted(self, marks: dict[str, Floats]) -> Iterable[Wanted]:
        """Names in the order of their importance."""
        supply = self.scene.theatre == "supply"
        places = self.content.all_places if supply else self.content.places.iloc[:0]
        villages = self.content.front_names
        for kind, names, column in (("place", places, "label"), ("settlement", villages, "text")):
            for name, text in zip(names["id"], names[column], strict=True):
                if f"{kind}:{name}" in marks:
                    x, y = marks[f"{kind}:{name}"]
                    yield Wanted(text, x, y, self.letters * 1.1, 8.5, bold=True)
        if supply:
            yield from self._supply_names(marks)
        else:
            yield from self._front_names(marks)

    def _supply_names(self, marks: dict[str, Floats]) -> Iterable[Wanted]:
        cities = self.content.supply_names
        cities = cities.loc[cities["min_zoom"] <= self.frame.zoom + 0.5]
        cities = cities.assign(px=list(self.frame.screen(cities[["x", "y"]].to_numpy())))
        for row in cities.loc[cities["kind"] == "country"].itertuples():
            yield Wanted(row.text.upper(), *row.px, self.letters * 0.85, quiet=True, centred=True)
        if self.scene.shows("places"):
            places = self.content.places
            for row, point in zip(places.itertuples(), self._points(places, near=False), strict=True):
                if f"place:{row.id}" not in marks:
                    yield Wanted(row.label, *point, self.letters, 5)
        for row in cities.loc[cities["kind"] == "city"].itertuples():
            yield Wanted(row.text, *row.px, self.letters * 0.85, quiet=True, centred=True)

    def _front_names(self, marks: dict[str, Floats]) -> Iterable[Wanted]:
        names = self.content.front_names
        names = names.loc[names["min_zoom"] <= self.frame.zoom]
        for row, point in zip(names.itertuples(), self.frame.screen(names[["x", "y"]].to_numpy()), strict=True):
            if f"settlement:{row.id}" not in marks:
                yield Wanted(row.text, *point, self.letters * (1.0 if row.town or row.id else 0.9), DOT,
                             quiet=row.town, centred=row.town)  # fmt: skip

    def _name(self, each: Placed) -> None:
        name = each.name
        ink = colour(Role.QUIET if name.quiet else Role.INK, self.theme)
        shared = {
            "fontsize": name.size * PT, "weight": "bold" if name.bold else "normal", "ha": "center",
            "va": "center_baseline",
        }  # fmt: skip
        text = static_fonts.legible(name.text)
        self.axes.text(each.x, each.y, text, zorder=NAMES, path_effects=scale_bar.halo(self.theme), **shared)
        self.axes.text(each.x, each.y, text, zorder=NAMES + 0.1, color=ink, **shared)

    def _date(self, moment: float) -> Box:
        """What and when, in words, at the top left."""
        lines = caption(self.scene, moment)
        sizes = (self.letters * 1.1, self.letters * 1.5, self.letters * 0.9, self.letters * 0.9)
        bold = (True, True, False, False)
        parts = list(zip(lines, sizes, bold, strict=False))
        wide = max(static_fonts.width(line, size, weight) for line, size, weight in parts)
        box = (16.0, 16.0, 16 + wide + 28, 16 + 20 + sum(size * 1.3 for _, size, _ in parts))
        paper(self.axes, box, self.theme, BOXES)
        y = box[1] + 10
        for line, size, weight in parts:
            y += size * 1.3
            self.axes.text(
                box[0] + 14, y - size * 0.35, line, fontsize=size * PT, weight="bold" if weight else "normal",
                color=colour(Role.INK, self.theme), va="baseline", zorder=BOXES + 0.2,
            )  # fmt: skip
        return box

    def _legend(self, taken: list[Box]) -> Box:
        """The legend, in the corner where it covers least of what the map is about."""
        made = Legend(rows(self.scene, self.drawn), self.letters * 0.95)
        if not made.lines:
            return (0.0, 0.0, 0.0, 0.0)
        low, right = self.frame.height - 40 - made.height, self.frame.width - 16 - made.width
        corners = [(16.0, low), (right, 16.0), (right, low), (min(b[0] for b in taken) - made.width - 8, low)]
        boxes = [(x, y, x + made.width, y + made.height) for x, y in corners]
        free = [box for box in boxes if not any(overlap(box, other) for other in taken)] or boxes[:1]
        box = min(free, key=self._hidden_by)
        made.draw(self.axes, box[0], box[1], self.theme, BOXES)
        return (box[0] - 6, box[1] - 6, box[2] + 6, box[3] + 6)

    def _hidden_by(self, box: Box) -> int:
        """How much of what the map is about lies in `box`: points drawn, roughly counted."""
        if not self.busy:
            return 0
        points = np.concatenate(self.busy)
        inside = (points >= box[:2]) & (points <= box[2:])
        return int(inside.all(axis=1).sum())

    def _scale(self) -> Box:
        return scale_bar.draw(self.axes, self.frame, self.letters * 0.9, self.theme, BOXES)

    def _credits(self) -> Box:
        size = self.letters * 0.72
        high = size * 1.7
        box = (0.0, self.frame.height - high, self.frame.width, self.frame.height)
        self.axes.add_patch(
            Rectangle(box[:2], box[2], high, facecolor=colour(Role.PAPER, self.theme, 0.85), zorder=BOXES)
        )
        self.axes.text(
            10, self.frame.height - high / 2, legend.CREDITS, fontsize=size * PT, va="center_baseline",
            color=colour(Role.QUIET, self.theme), zorder=BOXES + 0.2,
        )  # fmt: skip
        return box

    # Pens.

    def _area(self, shapes: Geometries, fill: Any, order: float, hatched: bool = False) -> bool:
        path = polygon_path(clipped(shapes, self.frame))
        if path is None:
            return False
        style: dict[str, Any] = (
            {"facecolor": "none", "edgecolor": fill, "hatch": HATCH} if hatched else {"facecolor": fill}
        )
        self.axes.add_patch(PathPatch(path, linewidth=0, zorder=order, **style))
        return True

    def _lines(
        self, shapes: Geometries, ink: Any, width: float, order: float, standing: str = "observed"
    ) -> bool:
        lines = segments(clipped(shapes, self.frame))
        if lines:
            self.axes.add_collection(
                LineCollection(lines, colors=[ink], linewidths=width * PT, linestyles=[dashes(standing, width)],
                               capstyle="round" if standing == "observed" else "butt", joinstyle="round", zorder=order)
            )  # fmt: skip
        return bool(lines)

    def _points(self, frame: gpd.GeoDataFrame, near: bool = True) -> Floats:
        """Points in px; with `near` only those within the picture."""
        points = self.frame.screen(shapely.get_coordinates(frame.geometry.to_numpy()))
        if not near:
            return points
        size = (self.frame.width, self.frame.height)
        return np.asarray(points[((points >= -10) & (points <= np.add(size, 10))).all(axis=1)])

    def _dots(self, points: Floats, fill: Any, rim: Any, radius: float, order: float) -> None:
        self.axes.scatter(
            points[:, 0], points[:, 1], s=(2 * radius * PT) ** 2, facecolors=[fill], edgecolors=[rim],
            linewidths=1.6 * PT, zorder=order,
        )  # fmt: skip


def caption(scene: Scene, moment: float) -> tuple[str, ...]:
    """Where, when, as known on, and how far the evidence reaches: what a picture must say of itself."""
    day = int(np.floor(moment))
    first = scene.clock.first_of(day)
    when = in_words(day) if first == day else f"{in_words(first)} – {in_words(day)}"
    known = f"as known on {in_words(scene.clock.known_on(day))}"
    lines = [PLACES[scene.theatre], when, known]
    if scene.theatre != "supply" and day >= FRONT_END:
        lines.append(f"no front is drawn after {in_words(FRONT_END - 1)}: nothing later is in the evidence")
    return tuple(lines)
