"""What a row of evidence says, as a sentence for the screen: one function for each kind of claim."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from data.supply import quantities
from data.tables.vocabulary import DIRECTION_WORDS, GROUP_WORDS

Row = Mapping[str, Any]
Names = Mapping[str, str]  # id of a settlement or place -> its name

CONTROL: Final = {
    "UA": "under Ukrainian control",
    "RU": "under Russian control",
    "contested": "contested",
}
MODE: Final = {"sea": "By sea", "rail": "By rail", "air": "By air", "road": "By road"}
SILENT_CARGO: Final = {"not reported": "cargo not reported", "none reported": "no cargo reported"}


def control(row: Row, names: Names) -> str:
    """Who is said to hold a settlement."""
    return f"{names[row['settlement_id']]}: {CONTROL[row['control']]}"


def consignment(row: Row, names: Names) -> str:
    """What is said to have been sent, how much of it and where."""
    size = quantity(row)
    planned = ", planned" if row["status"] == "planned" and "planned" not in row["commodity"] else ""
    what = _capital(row["commodity"]) + planned
    return f"{what}: {size}{way(row, names)}" if size else f"{what}{way(row, names)}"


def quantity(row: Row) -> str:
    """How much a consignment row says; "" where its words say it already ("voyage by Lady R": 1 voyage)."""
    low, high, commodity, unit = row["low"], row["high"], str(row["commodity"]), str(row["unit"])
    one = low == 1 and (high == 1 or row["qualifier"] == "at least")
    single = unit.removesuffix("s")
    if one and row["qualifier"] == "exact" and single in commodity and unit not in commodity:
        return ""
    known = low == low or high == high  # noqa: PLR0124 - not NaN
    told = "" if unit in commodity or not known else single if one else unit
    return quantities.in_words(low, high, row["qualifier"], told)


def voyage(row: Row, names: Names) -> str:
    """Which ship or aircraft is said to have gone where, with what."""
    cargo = SILENT_CARGO.get(row["cargo"], row["cargo"])
    return f"{row['name']}{way(row, names)}; {cargo}"


def leg(row: Row, names: Names) -> str:
    """By what means one stretch of a route is travelled, and how it is known."""
    return f"{MODE[row['mode']]}{way(row, names)}, {row['standing']}"


def route(row: Row, _names: Names) -> str:
    """What a route carries, and which way."""
    return f"Route {row['name']}: {GROUP_WORDS[row['group']]} {DIRECTION_WORDS[row['direction']]}"


def event(row: Row, _names: Names) -> str:
    """What happened."""
    return str(row["title"])


def way(row: Row, names: Names) -> str:
    """From where to where, with a blank before it; "" where neither end is known."""
    start, end = names.get(row["origin"], ""), names.get(row["destination"], "")
    return (f" from {start}" if start else "") + (f" to {end}" if end else "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


SENTENCES: Final[dict[str, Callable[[Row, Names], str]]] = {
    "control": control,
    "consignment": consignment,
    "voyage": voyage,
    "leg": leg,
    "route": route,
    "event": event,
}
