"""Where areas of different control meet, as known when."""

from collections.abc import Iterator
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd

from data.basemap.metric import WGS84, on_globe
from data.belief.picture import StateRows
from data.belief.verdict import CONTESTED, CONTROLS, RU, UA
from data.time.rectangles import Span, rectangles

FROM_UKRAINE: Final = {UA: 0, CONTESTED: 1, RU: 2}  # side a is the more Ukrainian one
AGREED: Final = -1
COLUMNS: Final = [
    "id", "start", "end", "known_from", "known_to", "theatre", "settlement_a", "settlement_b", "control_a",
    "control_b", "claims_a", "claims_b", "half_width_km", "edge", "geometry",
]  # fmt: skip
Side = tuple[int, int]  # control code, position of the cell


def contact_line(states: pd.DataFrame, cells: gpd.GeoDataFrame, edges: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One row for each edge between two cells and rectangle of time with one state on either side.

    Edges of one moment meet end to end: drawn with round caps they are one line.

    Args:
        states: as `data.belief.states.states` returns them, for every settlement with a cell.
        cells: as `data.fronts.cells.cells` returns them.
        edges: as `data.fronts.cell_edges.edges` returns them for these cells.

    Returns:
        id, start, end, known_from, known_to (days, half-open), theatre, settlement_a and settlement_b (a on
        the more Ukrainian side: UA before contested before RU), control_a, control_b, claims_a, claims_b
        (tuples of ids of the claims that won on either side), half_width_km, edge (position in `edges`),
        geometry (EPSG:4326).
    """
    rows = StateRows.of(states, cells["settlement_id"])
    settlement, theatre = cells["settlement_id"].to_numpy(), cells["theatre"].to_numpy()
    width, shapes = edges["half_width_km"].to_numpy(), on_globe(edges.geometry.to_numpy())
    found = [
        {
            "id": f"{settlement[a]}-{settlement[b]}-{span[0]}-{span[2]}",
            **dict(zip(("start", "end", "known_from", "known_to"), span, strict=True)),
            "theatre": theatre[a],
            "settlement_a": settlement[a],
            "settlement_b": settlement[b],
            "control_a": CONTROLS[code_a],
            "control_b": CONTROLS[code_b],
            "claims_a": rows.claims_behind(np.array([a]), code_a, span),
            "claims_b": rows.claims_behind(np.array([b]), code_b, span),
            "half_width_km": width[edge],
            "edge": edge,
            "geometry": shapes[edge],
        }
        for edge, span, (code_a, a), (code_b, b) in _disagreements(rows, edges)
    ]
    return gpd.GeoDataFrame(found, columns=COLUMNS, geometry="geometry", crs=WGS84)


def _disagreements(rows: StateRows, edges: gpd.GeoDataFrame) -> Iterator[tuple[int, Span, Side, Side]]:
    ever = np.unique(rows.place[rows.code != RU])
    pairs = edges[["a", "b"]].to_numpy()
    for edge in np.flatnonzero(np.isin(pairs, ever).any(axis=1)):
        picture = rows.picture(pairs[edge])
        left, right = picture.codes.astype(np.int64)
        kinds = np.where(left == right, AGREED, left * len(CONTROLS) + right)
        for spot, span in rectangles(kinds, picture.days, picture.known):
            if kinds[spot] != AGREED:
                sides = [(int(left[spot]), int(pairs[edge, 0])), (int(right[spot]), int(pairs[edge, 1]))]
                one, other = sorted(sides, key=lambda side: FROM_UKRAINE[side[0]])
                yield int(edge), span, one, other
