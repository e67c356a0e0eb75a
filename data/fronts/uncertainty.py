"""The honest width of the contact line: the ground on which it may run, as known when."""

from collections.abc import Iterator
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.basemap.metric import WGS84, Geometries, on_globe
from data.belief.picture import Ints, numbered
from data.time.days import FOREVER
from data.time.rectangles import rectangles

COLUMNS: Final = [
    "id", "start", "end", "known_from", "known_to", "theatre", "area_km2", "half_width_km", "geometry",
]  # fmt: skip
ARC: Final = 4  # segments to a quarter circle: the band has a soft edge, its corners need no more
ROUGH_M: Final = 50  # nor does the line inside a band kilometres wide
Row = tuple[object, ...]


def bands(line: pd.DataFrame, cells: gpd.GeoDataFrame, edges: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One row for each band and rectangle of time in which its shape stays the same.

    Two settlements that disagree say nothing about the ground between them, so the line may run up to half
    their distance to either side of where it is drawn. The band is the contact line's edges widened by that
    much each, within the belt, dissolved.

    Args:
        line: as `data.fronts.contact_line.contact_line` returns it.
        cells: as `data.fronts.cells.cells` returns them.
        edges: as `data.fronts.cell_edges.edges` returns them for these cells.

    Returns:
        id, start, end, known_from, known_to (days, half-open), theatre, area_km2, half_width_km (the mean
        along the line), geometry (EPSG:4326).
    """
    widened = _widened(cells, edges)
    theatres = line.groupby("theatre")
    found = [row for name, part in theatres for row in _theatre(str(name), part, edges, widened)]
    return gpd.GeoDataFrame(found, columns=COLUMNS, geometry="geometry", crs=WGS84)


def _widened(cells: gpd.GeoDataFrame, edges: gpd.GeoDataFrame) -> Geometries:
    belt = shapely.coverage_union_all(cells.geometry.to_numpy())
    rough = shapely.simplify(edges.geometry.to_numpy(), ROUGH_M)
    wide = shapely.buffer(rough, edges["half_width_km"].to_numpy() * 1000, quad_segs=ARC)
    return np.asarray(shapely.intersection(wide, belt))


def _turns(first: pd.Series, end: pd.Series) -> Ints:
    """The days on which a span begins or ends, ascending."""
    days = np.union1d(first, end).astype(np.int64)
    return days[days < FOREVER]


def _theatre(theatre: str, line: pd.DataFrame, edges: gpd.GeoDataFrame, widened: Geometries) -> Iterator[Row]:
    used = np.unique(line["edge"])
    days, known = _turns(line["start"], line["end"]), _turns(line["known_from"], line["known_to"])
    there = np.zeros((len(used), len(days), len(known)), np.bool_)
    spans = line[["start", "end", "known_from", "known_to"]].to_numpy()
    for n, (start, end, known_from, known_to) in zip(np.searchsorted(used, line["edge"]), spans, strict=True):
        when = slice(np.searchsorted(days, start), np.searchsorted(days, end))
        there[n, when, np.searchsorted(known, known_from) : np.searchsorted(known, known_to)] = True
    sets, which = numbered(there)
    shapes = [shapely.union_all(widened[used[members]]) for members in sets]
    globe = on_globe(shapes)
    length, width = edges.length.to_numpy(), edges["half_width_km"].to_numpy()
    for spot, span in rectangles(which, days, known):
        members = used[sets[which[spot]]]
        if len(members):
            mean = float(np.average(width[members], weights=length[members]))
            area = float(shapely.area(shapes[which[spot]]) / 1e6)
            yield (f"{theatre}-band-{span[0]}-{span[2]}", *span, theatre, area, mean, globe[which[spot]])
