"""Where two fronts disagree: ground both give to one side, ground only one of them gives it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from data.basemap.metric import WGS84, Geometries, on_globe
from data.belief.known_when import Known, daily_control
from data.belief.picture import Picture, StateRows, numbered
from data.belief.verdict import CONTROLS
from data.time.rectangles import rectangles

COLUMNS: Final = [
    "id", "start", "end", "known_from", "known_to", "theatre", "agreement", "area_km2", "claims_a", "claims_b",
    "geometry",
]  # fmt: skip
Row = tuple[object, ...]


class Agreement(StrEnum):
    """Which of two fronts gives the ground to the side asked about."""

    BOTH = "both"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


class Held(StrEnum):
    """What counts as held: the low and the high end of every area figure."""

    UA = "under Ukrainian control"
    UA_OR_CONTESTED = "under Ukrainian control or contested"


CODES: Final = {
    Held.UA: (CONTROLS.index("UA"),),
    Held.UA_OR_CONTESTED: (CONTROLS.index("UA"), CONTROLS.index("contested")),
}


def disagreement(a: pd.DataFrame, b: pd.DataFrame, cells: gpd.GeoDataFrame, held: Held = Held.UA) -> gpd.GeoDataFrame:
    """One row for each area of one kind of agreement and rectangle of time in which its shape stays the same.

    At any moment the areas of a theatre do not overlap; together they are the union of what A and what B holds.

    Args:
        a: states of the first perspective, as `data.belief.states` gives them, for every settlement with a cell.
        b: states of the second one.
        cells: as `data.fronts.cells.cells` returns them.
        held: which ground is compared.

    Returns:
        id, start, end, known_from, known_to (days, half-open), theatre, agreement (both|only_a|only_b), area_km2,
        claims_a, claims_b (tuples: ids of the claims that decided the area's settlements for either perspective),
        geometry (EPSG:4326).
    """
    sides = StateRows.of(a, cells["settlement_id"]), StateRows.of(b, cells["settlement_id"])
    shapes = on_globe(cells.geometry.to_numpy())
    theatres = sorted(set(cells["theatre"]))
    found = [row for theatre in theatres for row in _theatre(theatre, cells, shapes, sides, held)]
    return gpd.GeoDataFrame(found, columns=COLUMNS, geometry="geometry", crs=WGS84)


def daily_disagreement(
    a: pd.DataFrame,
    b: pd.DataFrame,
    cells: gpd.GeoDataFrame,
    days: tuple[int, int],
    known: Known | tuple[Known, Known],
    held: Held = Held.UA,
) -> pd.DataFrame:
    """How much ground two fronts agree on, for every day.

    Args:
        a: states of the first perspective.
        b: states of the second one.
        cells: as `data.fronts.cells.cells` returns them.
        days: first and last day, both included.
        known: as known when: one answer for both fronts, or one for each.
        held: which ground is compared.

    Returns:
        One row for each theatre and day: theatre, day (int64), both_km2, only_a_km2, only_b_km2.
    """
    kinds = _daily(a, b, cells["settlement_id"], days, known, held)
    masks = {f"{agreement}_km2": mask for agreement, mask in kinds.items()}
    size = cells["area_km2"].to_numpy()
    parts = []
    for theatre in sorted(set(cells["theatre"])):
        weight = np.where(cells["theatre"] == theatre, size, 0.0)
        sums = {name: weight @ mask for name, mask in masks.items()}
        parts.append(pd.DataFrame({"theatre": theatre, "day": np.arange(days[0], days[1] + 1), **sums}))
    return pd.concat(parts, ignore_index=True)


def places_of(
    a: pd.DataFrame,
    b: pd.DataFrame,
    cells: gpd.GeoDataFrame,
    day: int,
    known: Known | tuple[Known, Known],
    held: Held = Held.UA,
) -> dict[Agreement, list[str]]:
    """Ids of the settlements on whose ground two fronts agree, or only one of them holds it, on one day.

    The arguments are those of `daily_disagreement`.
    """
    ids = cells["settlement_id"]
    kinds = _daily(a, b, ids, (day, day), known, held)
    return {agreement: ids.loc[mask[:, 0]].tolist() for agreement, mask in kinds.items()}


def _daily(
    a: pd.DataFrame,
    b: pd.DataFrame,
    ids: "pd.Series[str]",
    days: tuple[int, int],
    known: Known | tuple[Known, Known],
    held: Held,
) -> dict[Agreement, npt.NDArray[np.bool_]]:
    """Which settlements, on which days, are of which kind of agreement: (n, days) each."""
    known_a, known_b = known if isinstance(known, tuple) else (known, known)
    in_a = np.isin(daily_control(a, ids, *days, known_a), CODES[held])
    in_b = np.isin(daily_control(b, ids, *days, known_b), CODES[held])
    return {Agreement.BOTH: in_a & in_b, Agreement.ONLY_A: in_a & ~in_b, Agreement.ONLY_B: ~in_a & in_b}


def _theatre(
    theatre: str,
    cells: gpd.GeoDataFrame,
    shapes: Geometries,
    sides: tuple[StateRows, StateRows],
    held: Held,
) -> Iterator[Row]:
    size = cells["area_km2"].to_numpy()
    ever = np.unique(np.concatenate([side.place[np.isin(side.code, CODES[held])] for side in sides]))
    moving = np.intersect1d(np.flatnonzero(cells["theatre"] == theatre), ever)
    if not len(moving):
        return
    a, b = (side.picture(moving) for side in sides)
    days, known = np.union1d(a.days, b.days), np.union1d(a.known, b.known)
    in_a, in_b = (np.isin(_on(each, days, known), CODES[held]) for each in (a, b))
    kinds = {Agreement.BOTH: in_a & in_b, Agreement.ONLY_A: in_a & ~in_b, Agreement.ONLY_B: ~in_a & in_b}
    for agreement, mask in kinds.items():
        sets, which = numbered(mask)
        outlines = [shapely.coverage_union_all(shapes[moving[members]]) for members in sets]
        for spot, span in rectangles(which, days, known):
            places = moving[sets[which[spot]]]
            if len(places):
                behind = [_behind(side, places, span) for side in sides]
                name = f"{theatre}-{agreement}-{span[0]}-{span[2]}"
                area = float(size[places].sum())
                yield (name, *span, theatre, str(agreement), area, *behind, outlines[which[spot]])


def _on(picture: Picture, days: npt.NDArray[np.int64], known: npt.NDArray[np.int64]) -> npt.NDArray[np.int8]:
    """The picture on finer axes, (N, len(days), len(known))."""
    e = np.searchsorted(picture.days, days, side="right") - 1
    k = np.searchsorted(picture.known, known, side="right") - 1
    return picture.codes[:, e][:, :, k]


def _behind(side: StateRows, places: npt.NDArray[np.int64], span: tuple[int, int, int, int]) -> tuple[str, ...]:
    ids = {claim for code in range(len(CONTROLS)) for claim in side.claims_behind(places, code, span)}
    return tuple(sorted(ids))
