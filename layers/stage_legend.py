"""The rows of the shared legend for what a scene really draws: kinds and standings at its clock, no more."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from data.scenes import Scene
from layers import flows, legend
from layers.stage_data import StageData


def rows(data: StageData, scene: Scene) -> list[legend.Row]:
    """The legend of a scene."""
    return [*_fronts(scene), *_supply(data, scene), *_marks(data, scene)]


def _fronts(scene: Scene) -> Iterator[legend.Row]:
    ua, ru, contested, line, band = legend.FRONTS
    if scene.shows("control"):
        yield from (ua, ru, contested)
    if scene.shows("contact-line"):
        yield line
    if scene.shows("uncertainty"):
        yield band
    if scene.shows("events"):
        yield from legend.EVENTS


def _supply(data: StageData, scene: Scene) -> Iterator[legend.Row]:
    sent = drawn(data.flows_of(scene.groups), scene) if scene.shows("flows") else data.flows_of(()).iloc[:0]
    moving = drawn(data.trips_of(scene.groups), scene) if scene.shows("voyages") else sent
    kinds = {
        name
        for part in (sent, moving)
        for name in flows.role_names(part["group"], part["direction"])
    }
    for row in legend.DIRECTIONS:
        if row.role.name in kinds:
            yield row
    standings = set(sent["standing"])
    for row, standing in zip(legend.STANDING, ("observed", "inferred", "claimed"), strict=True):
        if standing in standings:
            yield row


def _marks(data: StageData, scene: Scene) -> Iterator[legend.Row]:
    found = data.highlights(scene.highlights)
    point, line = legend.MARKS
    if found.points:
        yield point
    if found.lines or found.ground:
        yield line


def drawn(rows: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """Those of `rows` that a scene shows at some moment of its clock."""
    clock = scene.clock
    last = max(clock.day, clock.play.last if clock.play else clock.day)
    first = clock.first_of(min(clock.day, clock.play.first if clock.play else clock.day))
    known = np.asarray(rows["known_from"]) <= clock.known_on(last)
    return rows.loc[known & (rows["start"] <= last) & (rows["end"] > first)]
