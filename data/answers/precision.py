"""How precise a claim is in place and time, in words."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd

from data.tables.tables import Tables

DAY: Final = {
    "exact": "day given as exact", "about": "day approximate", "at least": "day a lower bound",
    "up to": "day an upper bound", "unspecified": "day not stated",
}  # fmt: skip
FIGURE: Final = {
    "exact": "figure given as exact", "about": "figure approximate", "at least": "figure a lower bound",
    "up to": "figure an upper bound", "unspecified": "figure not stated",
}  # fmt: skip
RUN: Final = {"reported": "reported", "interpolated": "not reported, interpolated"}
NOTIONAL: Final = "the line between is notional"
REPORTED: Final = "from the first to the last day any report speaks of"
Row = Mapping[str, Any]


def precise(tables: Tables, table: str, claim: Row) -> str:
    """How precise a row of the evidence is in place and time; "" for tables that are about neither.

    Args:
        tables: the evidence.
        table: the row's table.
        claim: the row.
    """
    return ABOUT[table](tables, claim) if table in ABOUT else ""


def _control(tables: Tables, claim: Row) -> str:
    time = f"{DAY[claim['qualifier']]}: of the report, not of the event"
    return _joined(_point(tables, claim["settlement_id"]), time)


def _event(tables: Tables, claim: Row) -> str:
    return _joined(_point(tables, claim["place_id"]) or "no place given", DAY[claim["qualifier"]])


def _consignment(tables: Tables, claim: Row) -> str:
    return _joined(_ends(tables, claim), "whole days of a period", FIGURE[claim["qualifier"]])


def _voyage(tables: Tables, claim: Row) -> str:
    days = f"departure {RUN[claim['departed_basis']]}, arrival {RUN[claim['arrived_basis']]}"
    return _joined(_ends(tables, claim), days)


def _leg(tables: Tables, claim: Row) -> str:
    return _joined(_ends(tables, claim), NOTIONAL, REPORTED)


def _route(_tables: Tables, _claim: Row) -> str:
    return _joined(NOTIONAL, REPORTED)


def _place(_tables: Tables, claim: Row) -> str:
    return f"point good to {claim['precision_km']:g} km"


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _ends(tables: Tables, claim: Row) -> str:
    """The points of both ends; of goods and runs either may be unknown."""
    said = [_km(tables, claim[end]) for end in ("origin", "destination")]
    if said[0] is None and said[1] is None:
        return "no place given"
    words = ["not reported" if km is None else f"good to {km:g} km" for km in said]
    return f"start {words[0]}, end {words[1]}"


def _point(tables: Tables, name: str) -> str:
    km = _km(tables, name)
    return "" if km is None else f"point good to {km:g} km"


def _km(tables: Tables, name: str) -> float | None:
    for points in (tables.settlements, tables.places):
        found: pd.Series[float] = points.loc[points["id"] == name, "precision_km"]
        if len(found):
            return float(found.iloc[0])
    return None


ABOUT: Final[Mapping[str, Callable[[Tables, Row], str]]] = {
    "control_claims": _control, "events": _event, "consignments": _consignment, "voyages": _voyage, "legs": _leg,
    "routes": _route, "places": _place, "settlements": _place,
}  # fmt: skip
