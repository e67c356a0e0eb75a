"""Why something is on the map of the supply routes: whose word it rests on, what is said to have gone along it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import pandas as pd

from data.answers.why import MADE, UNHEARD, Answer, as_table, claimed
from data.belief.perspective import DEFAULT, Perspective, disbelief
from data.tables.tables import Tables
from data.time.days import in_words

ON_ROUTE: Final = (("consignments", "drawn along it"), ("voyages", "ran along it"))
AT_PLACE: Final = (("consignments", "sent from or to here"), ("voyages", "ran from or to here"))
ANYWAY: Final = "ways and places are drawn whoever is believed, what moves only as far as its source is"
UNSHOWN: Final = "this run would not be shown"
Row = dict[Any, Any]
Claimed = tuple[str, str, str, str, str]


def leg(tables: Tables, name: str, known_by: int, perspective: Perspective = DEFAULT) -> Answer | None:
    """Why a leg is drawn: its own claim, and what is said to have gone along it; None where there is no such leg."""
    row = _row(tables.legs, name)
    if row is None:
        return None
    routes = tables.route_legs.loc[tables.route_legs["leg_id"] == name, "route_id"]
    used = list(_users(tables, ON_ROUTE, lambda rows: rows["route_id"].isin(routes), known_by, perspective))
    title = f"{_name(tables, row['origin'])} – {_name(tables, row['destination'])} by {row['mode']}"
    below = f"as known {in_words(known_by)} · between the ends every line is notional"
    return _drawn(title, below, ("legs", row, f"the way is {row['standing']}"), used, known_by, perspective)


def route(tables: Tables, name: str, known_by: int, perspective: Perspective = DEFAULT) -> list[Answer]:
    """Why a route is drawn: its own claim and what is said to have gone along it; and its way, leg by leg."""
    row = _row(tables.routes, name)
    if row is None:
        return []
    used = list(_users(tables, ON_ROUTE, lambda rows: rows["route_id"] == name, known_by, perspective))
    below = f"as known {in_words(known_by)} · between its places every line is notional"
    said = ("routes", row, "these legs together are the way")
    whole = _drawn(str(row["name"]), below, said, used, known_by, perspective)
    return [whole, *way(tables, name, known_by)]


def voyage(tables: Tables, name: str, known_by: int, perspective: Perspective = DEFAULT) -> list[Answer]:
    """One dated run of a ship, aircraft or train, and the way it is thought to have gone."""
    row = _row(tables.voyages, name)
    if row is None:
        return []
    claims = as_table([claimed("voyages", row, f"the run is {row['standing']}", UNSHOWN, known_by, perspective)])
    head = Answer(str(row["name"]), f"as known {in_words(known_by)}", claims)
    return [head, *way(tables, str(row["route_id"]), known_by)]


def place(tables: Tables, name: str, day: int, known_by: int, perspective: Perspective = DEFAULT) -> Answer | None:
    """A port, station, depot town or airport, and what came or went there by a day."""
    row = _row(tables.places, name)
    if row is None:
        return None

    def here(rows: pd.DataFrame) -> "pd.Series[bool]":
        return ((rows["origin"] == name) | (rows["destination"] == name)) & (rows["start"] <= day)

    used = list(_users(tables, AT_PLACE, here, known_by, perspective))
    doubt = str(row["mark_reason"])
    precise = f"point good to {row['precision_km']:g} km, from {row['coord_source']}"
    below = " · ".join(filter(None, (str(row["kind"]), f"as known {in_words(known_by)}", doubt, precise)))
    return _drawn(f"{row['name']} {row['name_local']}", below, ("places", row, ""), used, known_by, perspective)


def vessel(tables: Tables, name: str, known_by: int, perspective: Perspective = DEFAULT) -> Answer | None:
    """A ship: what is said of it, and its dated runs."""
    row = _row(tables.vessels, name)
    if row is None:
        return None
    runs = tables.voyages.loc[tables.voyages["vessel_id"] == name].to_dict("records")
    rows = [claimed("vessels", row, "", "", known_by, perspective)]
    rows += [claimed("voyages", run, f"the run is {run['standing']}", UNSHOWN, known_by, perspective) for run in runs]
    number = f"IMO {row['imo']}" if row["imo"] else "IMO number not established"
    below = (str(row["type"]), number, str(row["mark_reason"]), f"as known {in_words(known_by)}")
    return Answer(str(row["name"]), " · ".join(filter(None, below)), as_table(rows))


def way(tables: Tables, route: str, known_by: int) -> list[Answer]:
    """The legs of a route in order, as far as they were known; nothing for no route."""
    legs, steps = tables.legs.set_index("id", drop=False), tables.route_legs
    ids = steps.loc[steps["route_id"] == route].sort_values("seq")["leg_id"]
    if ids.empty:
        return []
    rows = [_own("legs", legs.loc[each].to_dict(), "", "no line would be drawn here", known_by, None) for each in ids]
    return [Answer("", "The way", as_table(rows))]


def _drawn(
    title: str, below: str, said: tuple[str, Row, str], used: list[Claimed], known_by: int, perspective: Perspective
) -> Answer:
    """An answer about what is drawn whoever is believed, and about what moves along it or to it."""
    table, row, because = said
    speak = sum(part == MADE for _, _, part, _, _ in used)
    reports = f"{speak} report{'s' if speak != 1 else ''}"
    alone = f"it would not be drawn; {reports} speak{'s' if speak == 1 else ''} of it"
    others = f"{speak - 1} other report{'s' if speak != 2 else ''} would speak of it"
    rows = [_own(table, row, because, alone if speak else "it would not be drawn", known_by, perspective)]
    rows += [(*each[:4], others if each[2] == MADE else "") for each in used]
    return Answer(title, below, as_table(rows))


def _own(
    table: str, row: Row, because: str, without: str, known_by: int, perspective: Perspective | None
) -> Claimed:
    """The claim of what is drawn whoever is believed, once it was published."""
    if row["known_from"] > known_by:
        return table, str(row["id"]), UNHEARD, "it was published later, so it is not drawn yet", ""
    doubt = disbelief(row, perspective) if perspective else ""
    said = f"{doubt}; {ANYWAY}" if doubt else because
    return table, str(row["id"]), MADE, said, without


def _users(
    tables: Tables,
    kinds: Iterable[tuple[str, str]],
    which: Callable[[pd.DataFrame], "pd.Series[bool]"],
    known_by: int,
    perspective: Perspective,
) -> Iterator[Claimed]:
    for table, verb in kinds:
        rows = getattr(tables, table)
        for row in rows.loc[which(rows)].sort_values("start", ascending=False).to_dict("records"):
            yield claimed(table, row, verb, "", known_by, perspective)


def _row(rows: pd.DataFrame, name: str) -> Row | None:
    found = rows.loc[rows["id"] == name]
    return found.iloc[0].to_dict() if len(found) else None


def _name(tables: Tables, place: str) -> str:
    return str(tables.places.set_index("id")["name"][place])
