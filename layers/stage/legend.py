"""What a scene draws on the stage, found before a browser draws it: the legend explains that and no more."""

from collections.abc import Iterator
from dataclasses import replace
from math import log2
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.briefings.scenes import STAGE, Scene
from data.tables.coverage import covered
from data.time.days import FOREVER
from layers.looks.static_camera import CORE, Frame, world
from layers.map import flows, scene_legend
from layers.map.events import LINGER
from layers.map.legend import Row
from layers.paper.shapes import Geometries
from layers.stage.data import StageData

WORDS: Final = 720  # px of the stage that the words take, as layers/stage/stage.css has it
KEPT: Final = 0.8  # of the stage's middle the map beside them keeps, as layers/deckmap/ts/telling/sizes.ts has it


def rows(data: StageData, scene: Scene) -> list[Row]:
    """The legend of a scene."""
    return scene_legend.rows(scene, classes(data, scene, frame(scene)))


def frame(scene: Scene) -> Frame:
    """What of the map is seen beside the words."""
    camera = replace(scene.camera, zoom=scene.camera.zoom + log2(CORE / KEPT))
    return Frame(camera, STAGE[0] - WORDS, STAGE[1])


def classes(data: StageData, scene: Scene, seen: Frame) -> set[str]:
    """Classes drawn at some moment of the scene's clock within `seen`, named as `scene_legend` names them."""
    view = _View(scene, seen)
    found = {*_fronts(data, scene, view), *_supply(data, scene, view), *_marks(data, scene, view)}
    if scene.shows("events"):
        located = data.tables.events.dropna(subset=["lon", "lat"])
        points = gpd.points_from_xy(located["lon"], located["lat"], crs=4326)
        lingering = located.assign(end=located["end"] + LINGER - 1, known_to=FOREVER)
        happening = view.happening(gpd.GeoDataFrame(lingering, geometry=points))
        found |= {"events:event"} if len(happening) else set()
    return found


class _View:
    """What of a table is shown while a scene lasts, and lies within its frame."""

    def __init__(self, scene: Scene, seen: Frame) -> None:
        clock = scene.clock
        self.first = min(clock.day, clock.play.first if clock.play else clock.day)
        self.last = max(clock.day, clock.play.last if clock.play else clock.day)
        self.since = clock.first_of(self.first)
        self.known = clock.known_on(self.first), clock.known_on(self.last)
        west, north, east, south = seen.bounds(0)
        self.box = shapely.box(west, north, east, south)

    def states(self, rows: gpd.GeoDataFrame, compare: int | None) -> gpd.GeoDataFrame:
        """Rows of what is a state: as it is on the day, or on the day it is compared with, whatever the window."""
        spans = [(self.first, self.last), *([(compare, compare)] if compare is not None else [])]
        held = [(rows["start"] <= last) & (rows["end"] > first) for first, last in spans]
        return self._within(rows.loc[np.any(held, axis=0) & self._out(rows)])

    def happening(self, rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Rows of what happens within the window."""
        return self._within(rows.loc[self.during(rows)])

    def during(self, rows: pd.DataFrame) -> "pd.Series[bool]":
        """Which rows of what happens fall within the window, wherever."""
        return (rows["start"] <= self.last) & (rows["end"] > self.since) & self._out(rows)

    def _out(self, rows: pd.DataFrame) -> "pd.Series[bool]":
        return (rows["known_from"] <= self.known[1]) & (rows["known_to"] > self.known[0])

    def _within(self, rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        return rows.loc[self.sees(rows.geometry.to_numpy())]

    def sees(self, shapes: Geometries) -> NDArray[np.bool_]:
        """Which shapes (EPSG:4326) lie within the frame."""
        return np.asarray(shapely.intersects(shapely.transform(shapes, world), self.box), dtype=bool)


def _fronts(data: StageData, scene: Scene, view: _View) -> Iterator[str]:
    if not any(scene.shows(each) for each in ("control", "contact-line", "uncertainty", "settlements")):
        return
    fronts = data.fronts(scene.perspective)
    if scene.shows("control"):
        yield from _held("control", view.states(covered(fronts.areas), scene.compare))
    if scene.shows("contact-line") and len(view.states(covered(fronts.contact_line), scene.compare)):
        yield "contact-line:line"
    if scene.shows("uncertainty") and len(view.states(covered(fronts.uncertainty), scene.compare)):
        yield "uncertainty:band"
    if scene.shows("settlements"):
        yield from _held("settlements", view.states(covered(data.settlement_points(fronts.states)), scene.compare))


def _held(layer: str, rows: gpd.GeoDataFrame) -> Iterator[str]:
    yield from (f"{layer}:{name}" for name in rows["control"].unique())


def _supply(data: StageData, scene: Scene, view: _View) -> Iterator[str]:
    if scene.shows("flows"):
        sent = view.happening(data.flows_of(scene.groups))
        yield from (f"flows:{name}" for name in flows.role_names(sent["group"], sent["direction"]))
        yield from (f"standing:{name}" for name in sent["standing"].unique())
    if scene.shows("voyages"):
        runs = data.trips_of(scene.groups)
        paths = np.array([shapely.LineString(path) for path in runs["path"]], dtype=object)
        moving = runs.loc[view.during(runs) & view.sees(paths)]
        yield from (f"moving:{name}" for name in flows.role_names(moving["group"], moving["direction"]))


def _marks(data: StageData, scene: Scene, view: _View) -> Iterator[str]:
    found = data.highlights(scene.highlights)
    if view.sees(np.array([shapely.Point(each.lon, each.lat) for each in found.points], dtype=object)).any():
        yield "marks:point"
    shapes: list[BaseGeometry] = [each.geometry for each in (*found.lines, *found.ground)]
    if view.sees(np.array(shapes, dtype=object)).any():
        yield "marks:line"
