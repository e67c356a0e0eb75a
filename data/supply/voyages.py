"""What moves: dated runs along routes, as paths with a time at every point."""

from collections.abc import Hashable
from typing import Any, Final, NamedTuple, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.supply.routes import route_lines
from data.tables.tables import Tables
from data.time.days import FOREVER
from data.ways.course import Points, leaps

SPEEDS: Final = {  # km a day where only one day of a run is known; every use is flagged `interpolated`
    "sea": 533.0,  # 12 knots, the service speed of small general cargo ships and tankers
    "rail": 430.0,  # as the one run with both days reported: Rajin 7 September to Tikhoretsk 1 October 2023
    "air": 19_200.0,  # 800 km/h, the cruise of the jets seen
    "road": 430.0,  # no road run is reported; as by rail
}
TOLERANCE: Final = 0.02  # degrees a thinned path may stray, under a pixel at zoom 6
WHOLE_DAY: Final = 0.5  # a run is put at noon of the day it left or arrived, for want of the hour
COLUMNS: Final = [
    "id", "name", "kind", "route_id", "group", "direction", "standing", "low", "high", "unit", "qualifier", "start",
    "end", "known_from", "known_to", "interpolated", "notional", "path", "timestamps", "source_id", "claimant",
    "claimant_kind", "credibility", "reliability", "marked", "mark_reason", "note",
]  # fmt: skip


Row: TypeAlias = dict[Hashable, Any]


class Times(NamedTuple):
    """When a run leaves and arrives, in days since 2022-01-01, and whether either was worked out."""

    leaves: float
    arrives: float
    interpolated: bool


def trips(tables: Tables, routes: gpd.GeoDataFrame | None = None) -> pd.DataFrame:
    """Every voyage and every reported consignment that has a route, as something that moves.

    A voyage is one dated run. A consignment is a quantity over a period: it makes one notional run from the
    first day to the last, which stands for the flow and not for a ship. A consignment on the route and days
    of a voyage is that voyage: it lends it its quantity and makes no run of its own.

    Args:
        tables: the evidence.
        routes: `route_lines(tables)`, if it is at hand already.

    Returns:
        One row a run: id, name, kind (voyage|consignment), route_id, group, direction, standing; low, high
        (float, NaN where unstated), unit, qualifier; start, end (int days, end exclusive, wide enough for
        the whole path), known_from, known_to (FOREVER); interpolated (a day at either end was worked out
        from SPEEDS, or is not reported at all), notional (bool); path (list of [lon, lat], EPSG:4326),
        timestamps (list of float days since 2022-01-01, one a vertex, strictly increasing, in proportion to
        the way covered, to 0.001); the claim's own columns from source_id to note.
    """
    lines = (route_lines(tables) if routes is None else routes).set_index("id")
    voyages = tables.voyages[tables.voyages.route_id.isin(lines.index)].to_dict("records")
    sent = tables.consignments[tables.consignments.route_id.isin(lines.index)].to_dict("records")
    reported = [row for row in sent if row["status"] == "reported"]
    cargoes = {_when(row): row for row in reported if row["group"] not in ("voyages", "flights")}
    under_way = {_when(row) for row in voyages}
    runs = [_voyage(row, lines.loc[row["route_id"]], cargoes.get(_when(row))) for row in voyages]
    runs += [_consignment(row, lines.loc[row["route_id"]]) for row in reported if _when(row) not in under_way]
    return pd.DataFrame(runs, columns=COLUMNS)


def _when(row: Row) -> tuple[str, int, int]:
    """What a voyage and a consignment have in common if they are one and the same run."""
    return row["route_id"], row["start"], row["end"]


def _voyage(row: Row, route: pd.Series, cargo: Row | None) -> Row:
    """One dated run, with the quantity of the consignment it carried if that is a row of its own."""
    times = voyage_times(row, days_under_way(route))
    path, timestamps = timed(shapely.get_coordinates(route.geometry), times.leaves, times.arrives)
    carried = cargo or {"low": np.nan, "high": np.nan, "unit": ""}
    return row | {
        "kind": "voyage", "group": route.group, "direction": route.direction,
        "low": carried["low"], "high": carried["high"], "unit": carried["unit"],
        "qualifier": carried.get("qualifier", row["qualifier"]), "known_to": FOREVER, "notional": False,
        "start": min(row["start"], int(np.floor(times.leaves))), "end": max(row["end"], int(np.ceil(times.arrives))),
        "interpolated": times.interpolated, "path": path, "timestamps": timestamps,
    }  # fmt: skip


def _consignment(row: Row, route: pd.Series) -> Row:
    """A notional run over the whole period of a consignment."""
    path, timestamps = timed(shapely.get_coordinates(route.geometry), row["start"], row["end"])
    return row | {
        "name": row["commodity"], "kind": "consignment", "standing": route.standing, "known_to": FOREVER,
        "interpolated": True, "notional": True, "path": path, "timestamps": timestamps,
    }  # fmt: skip


def days_under_way(route: pd.Series) -> float:
    """How long a route takes at SPEEDS, the slowest of its modes deciding."""
    return float(route.length_km) / min(SPEEDS[mode] for mode in route.modes.split("+"))


def voyage_times(row: Row, under_way: float) -> Times:
    """When a voyage leaves and arrives.

    Args:
        row: start, end (days, end exclusive) and departed_basis, arrived_basis (reported|interpolated).
        under_way: days the route takes at the assumed speed.

    Returns:
        Both days reported and apart: noon to noon. The same day: round noon. One day reported: from or to
        its noon at the assumed speed. Neither: over the whole span, for want of better.
    """
    left, arrived = row["departed_basis"] == "reported", row["arrived_basis"] == "reported"
    first, last = row["start"] + WHOLE_DAY, row["end"] - WHOLE_DAY
    if left and arrived:
        if last > first:
            return Times(first, last, interpolated=False)
        return Times(first - under_way / 2, first + under_way / 2, interpolated=True)
    if left:
        return Times(first, first + under_way, interpolated=True)
    if arrived:
        return Times(last - under_way, last, interpolated=True)
    return Times(float(row["start"]), float(row["end"]), interpolated=True)


def timed(points: Points, leaves: float, arrives: float) -> tuple[list[list[float]], list[float]]:
    """A thinned path and a time for each of its points, in proportion to the geodesic way covered.

    Args:
        points: (n, 2) lon, lat.
        leaves: day at the first point.
        arrives: day at the last point, later.
    """
    thinned = shapely.get_coordinates(shapely.simplify(shapely.LineString(points), TOLERANCE))
    way = np.concatenate([[0.0], np.cumsum(leaps(thinned))])
    times = leaves + (arrives - leaves) * way / way[-1]
    _, moments = np.unique(times.round(3), return_index=True)  # a minute and a half: a GPU's float32 tells no less
    return thinned[moments].round(4).tolist(), times[moments].round(3).tolist()
