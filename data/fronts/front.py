"""Who holds which ground, as known when: cells of one control dissolved into areas."""

from collections.abc import Iterator
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.basemap.metric import WGS84, Geometries, on_globe
from data.belief.picture import Bools, Picture, StateRows, numbered
from data.belief.verdict import CONTROLS, RU
from data.time.days import FOREVER
from data.time.rectangles import Span, rectangle_at, rectangles

COLUMNS: Final = [
    "id", "start", "end", "known_from", "known_to", "control", "theatre", "area_km2", "claims", "geometry",
]  # fmt: skip
Row = tuple[object, ...]


def areas(states: pd.DataFrame, cells: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One row for each area of one control and rectangle of time in which its shape stays the same.

    Ground that is Russian at every moment is one area to itself in each theatre, valid always, so that the
    long outline of the belt is kept once; ground that ever changed hands makes up the others. At any moment
    of the clock the areas of a theatre do not overlap and together cover its part of the belt.

    Args:
        states: as `data.belief.states.states` returns them, for every settlement with a cell.
        cells: as `data.fronts.cells.cells` returns them.

    Returns:
        id (stable while rows and perspective stay), start, end, known_from, known_to (days, half-open),
        control (RU|UA|contested), theatre, area_km2, claims (tuple of ids: every claim that gave a settlement
        of the area its state somewhere in the rectangle), geometry (EPSG:4326).
    """
    shapes = on_globe(cells.geometry.to_numpy())
    rows = StateRows.of(states, cells["settlement_id"])
    theatres = sorted(set(cells["theatre"]))
    found = [row for theatre in theatres for row in _theatre(theatre, cells, shapes, rows)]
    return gpd.GeoDataFrame(found, columns=COLUMNS, geometry="geometry", crs=WGS84)


def areas_at(states: pd.DataFrame, cells: gpd.GeoDataFrame, day: int, known_by: int) -> gpd.GeoDataFrame:
    """The rows of `areas` that hold on `day` as known by the end of `known_by`, made without the others."""
    shapes = on_globe(cells.geometry.to_numpy())
    rows = StateRows.of(states, cells["settlement_id"])
    theatres = sorted(set(cells["theatre"]))
    found = [row for each in theatres for row in _theatre(each, cells, shapes, rows, (day, known_by))]
    return gpd.GeoDataFrame(found, columns=COLUMNS, geometry="geometry", crs=WGS84)


def _theatre(
    theatre: str, cells: gpd.GeoDataFrame, shapes: Geometries, rows: StateRows, moment: tuple[int, int] | None = None
) -> Iterator[Row]:
    here = np.flatnonzero(cells["theatre"] == theatre)
    ever = np.unique(rows.place[rows.code != RU])
    steady, moving = np.setdiff1d(here, ever), np.intersect1d(here, ever)
    size = cells["area_km2"].to_numpy()
    if len(steady):
        always = (0, FOREVER, 0, FOREVER)
        behind = rows.claims_behind(steady, RU, always)
        outline = shapely.coverage_union_all(shapes[steady])
        yield (f"{theatre}-RU-always", *always, "RU", theatre, float(size[steady].sum()), behind, outline)
    if not len(moving):
        return
    picture = rows.picture(moving)
    for code, control in enumerate(CONTROLS):
        parts = _all_parts(picture, code) if moment is None else _parts_at(picture, code, *moment)
        outlines: dict[bytes, BaseGeometry] = {}
        for members, span in parts:
            places = moving[members]
            outline = outlines.get(members.tobytes())
            if outline is None:
                outline = outlines[members.tobytes()] = shapely.coverage_union_all(shapes[places])
            name = f"{theatre}-{control}-{span[0]}-{span[2]}"
            behind = rows.claims_behind(places, code, span)
            yield (name, *span, control, theatre, float(size[places].sum()), behind, outline)


def _all_parts(picture: Picture, code: int) -> Iterator[tuple[Bools, Span]]:
    """Which places have a control together, and each rectangle in which they do; nothing where none has it."""
    sets, which = numbered(picture.codes == code)
    for spot, span in rectangles(which, picture.days, picture.known):
        if sets[which[spot]].any():
            yield sets[which[spot]], span


def _parts_at(picture: Picture, code: int, day: int, known_by: int) -> Iterator[tuple[Bools, Span]]:
    """The one of them that holds at a moment."""
    spot = (
        int(np.searchsorted(picture.days, day, side="right")) - 1,
        int(np.searchsorted(picture.known, known_by, side="right")) - 1,
    )
    members = picture.codes[:, *spot] == code
    if members.any():
        same = np.ones(picture.codes.shape[1:], np.bool_)
        for codes, member in zip(picture.codes, members, strict=True):
            same &= (codes == code) == member
        yield members, rectangle_at(same, spot, picture.days, picture.known)
