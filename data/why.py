"""Why something is on the map or in a figure: the claims that made it, those that lost, and how it would look without.

Every answer is one table, so that a page, a briefing and a test read the same thing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data import quantity_ranges
from data.days import in_words
from data.fates import Fate, fates, without_each
from data.fronts import Fronts
from data.known_when import daily_control
from data.perspective import DEFAULT, Perspective, believed, disbelief
from data.quantities import number_words
from data.quantity_ranges import Goods, Range
from data.tables import Tables
from data.verdict import CONTROLS

COLUMNS: Final = ["table", "id", "part", "because", "without", "km2"]
SAYS: Final = {"UA": "under Ukrainian control", "RU": "under Russian control", "contested": "contested"}
ASKED, MADE, LOST, UNHEARD = "asked about", "made it", "lost", "not heard"
NOT_HEARD: Final = (Fate.NOT_BELIEVED, Fate.NOT_YET_PUBLISHED, Fate.ABOUT_LATER)
ORDER: Final = {ASKED: 0, MADE: 1, LOST: 2, UNHEARD: 3}
SAME: Final = "nothing would change: other claims say the same"
ON_ROUTE: Final = (("consignments", "drawn along it"), ("voyages", "ran along it"))


@dataclass(frozen=True)
class Answer:
    """What was asked about in words, and its claims.

    Attributes:
        title: what it is.
        below: when, as known when, how precise.
        claims: table (of the evidence), id (in it), part (asked about|made it|lost|not heard), because (the rule in
            words), without (how it would look without the claim, in words), km2 (ground that would change, NaN where it
            is not about ground). Those that made it come first, those that matter most on top.
    """

    title: str
    below: str
    claims: pd.DataFrame

    def part(self, name: str) -> pd.DataFrame:
        """The claims of one part."""
        return self.claims.loc[self.claims["part"] == name]


def settlement(fronts: Fronts, name: str, day: int, known_by: int) -> Answer | None:
    """Why a settlement is shown as it is; None where there is no such settlement."""
    places = fronts.ground.settlements.set_index("id")
    if name not in places.index:
        return None
    place = places.loc[name]
    control = CONTROLS[daily_control(fronts.states, pd.Series([name]), day, day, known_by)[0, 0]]
    precise = f"point good to {place['precision_km']:g} km; a day of control is the day it was announced or shown"
    doubt = str(place.get("mark_reason", ""))
    below = " · ".join(filter(None, (_when(day, known_by), f"{place['raion']} raion", doubt, precise)))
    title = f"{place['name']} ({place['name_local']}): {SAYS[control]}" if "name_local" in place else ""
    return Answer(title or f"{place['name']}: {SAYS[control]}", below, ordered(_about(fronts, [name], day, known_by)))


def ground(fronts: Fronts, names: Iterable[str], title: str, day: int, known_by: int) -> Answer:
    """Why the ground of some settlements is shown as it is."""
    claims = ordered(_about(fronts, list(names), day, known_by))
    places = claims["settlement_id"].nunique()
    return Answer(title, f"{_when(day, known_by)} · computed from claims about {places} settlements", claims)


def held_by(fronts: Fronts, control: str, theatre: str, day: int, known_by: int) -> list[str]:
    """Settlements under one control on a day; `theatre` is kursk, belgorod or both."""
    cells = fronts.ground.cells
    codes = daily_control(fronts.states, cells["settlement_id"], day, day, known_by)[:, 0]
    here = (cells["theatre"] == theatre).to_numpy() | (theatre == "both")
    return [str(name) for name in cells["settlement_id"].loc[here & (codes == CONTROLS.index(control))]]


def line(fronts: Fronts, one: str, other: str, day: int, known_by: int) -> Answer | None:
    """Why the contact line runs between two settlements; None where either is unknown."""
    places = fronts.ground.settlements.set_index("id")["name"].to_dict()
    if one not in places or other not in places:
        return None
    cells = fronts.ground.cells["settlement_id"].tolist()
    edges = fronts.ground.edges
    pair = sorted(cells.index(name) for name in (one, other) if name in cells)
    width = edges.loc[(edges["a"] == pair[0]) & (edges["b"] == pair[-1]), "half_width_km"]
    far = f" · it may lie up to {width.iloc[0]:.1f} km to either side" if len(width) else ""
    title = f"Contact line between {places[one]} and {places[other]}"
    return Answer(title, _when(day, known_by) + far, ordered(_about(fronts, [one, other], day, known_by)))


def leg(tables: Tables, name: str, known_by: int) -> Answer | None:
    """Why a leg of a supply route is drawn: its own claim, and what is said to have gone along it."""
    legs = tables.legs.set_index("id", drop=False)
    if name not in legs.index:
        return None
    row: dict[Any, Any] = legs.loc[name].to_dict()
    names = tables.places.set_index("id")["name"]
    routes = tables.route_legs.loc[tables.route_legs["leg_id"] == name, "route_id"]
    users = {table: _heard(getattr(tables, table), routes, known_by) for table, _ in ON_ROUTE}
    carried = sum(map(len, users.values()))
    use = f"the way would be unknown; {carried} reports speak of it"
    alone = use if carried else "no line would be drawn here"
    rows = [("legs", name, MADE, f"the way is {row['standing']}", alone)]
    for table, verb in ON_ROUTE:
        for each in users[table]["id"]:
            others = f"{carried - 1} other report{'s' if carried != 2 else ''} would speak of this way"
            rows.append((table, str(each), MADE, verb, others))
    title = f"{names[row['origin']]} – {names[row['destination']]} by {row['mode']}"
    below = f"as known {in_words(known_by)} · between the ends every line is notional"
    return Answer(title, below, pd.DataFrame([(*each, float("nan")) for each in rows], columns=COLUMNS))


def quantity(
    tables: Tables, goods: Goods, title: str, known_by: int, perspective: Perspective = DEFAULT, asked: str = ""
) -> Answer:
    """Why a combined range is what it is: which claims set its ends, and the range without each.

    The claim of the id `asked`, if any, is the part asked about.
    """
    every = quantity_ranges.about(tables.consignments, goods)
    told = quantity_ranges.told(believed(every, perspective), goods, known_by)
    whole, heard = quantity_ranges.combined(told), set(told["id"])
    rows = [
        ("consignments", row["id"], *_role(row["id"], whole, told), float("nan"))
        if row["id"] in heard
        else ("consignments", row["id"], UNHEARD, _silence(row, known_by, perspective), "", float("nan"))
        for row in every.to_dict("records")
    ]
    found = pd.DataFrame(rows, columns=COLUMNS)
    found.loc[found["id"] == asked, "part"] = ASKED
    found = found.sort_values("part", key=lambda part: part.map(ORDER), kind="stable", ignore_index=True)
    return Answer(f"{title}: {range_words(whole)}", f"as known {in_words(known_by)}. {quantity_ranges.RULE}", found)


def one(tables: Tables, table: str, name: str) -> Answer | None:
    """A single claim, such as a mark on a chart; None where the evidence has no such row."""
    rows = getattr(tables, table, None)
    if rows is None or "source_id" not in rows or name not in set(rows["id"]):
        return None
    return Answer("", "", pd.DataFrame([(table, name, MADE, "", "", float("nan"))], columns=COLUMNS))


def range_words(found: Range) -> str:
    """A combined range in words: "16 000 to 28 000", "at least 200", "100 to 148", "no number given"."""
    if found.claims == 0:
        return "no number given"
    if found.only_minimum:
        return f"at least {number_words(found.low)}"
    if found.low == found.high:
        return number_words(found.low) + (" or more" if found.open else "")
    return f"{number_words(found.low)} to {number_words(found.high)}{' or more' if found.open else ''}"


def _role(name: str, whole: Range, told: pd.DataFrame) -> tuple[str, str, str]:
    ends = [end for end, ids in (("low", whole.low_claims), ("high", whole.high_claims)) if name in ids]
    rest = quantity_ranges.combined(told.loc[told["id"] != name])
    without = range_words(rest) if rest != whole else ""
    same = range_words(rest) == range_words(whole)
    if ends:
        words = f"sets the {' and the '.join(ends)} end"
        return MADE, words, "the range would stay as it is" if same else f"the range would be {without}"
    return (
        LOST,
        "lies within the range, or overlaps claims that set its ends",
        ("the range would stay as it is" if same else f"the range would be {without}"),
    )


def _silence(claim: dict[Any, Any], known_by: int, perspective: Perspective) -> str:
    """Why a claim on a quantity is not among those heard."""
    if claim["status"] != "reported":
        return "it speaks of a plan, not of what happened"
    return disbelief(claim, perspective) if claim["known_from"] <= known_by else "it was published later"


def _heard(rows: pd.DataFrame, routes: pd.Series, known_by: int) -> pd.DataFrame:
    return rows.loc[rows["route_id"].isin(routes) & (rows["known_from"] <= known_by)]


def _when(day: int, known_by: int) -> str:
    return f"{in_words(day)}, as known {in_words(known_by)}"


def _about(fronts: Fronts, names: list[str], day: int, known_by: int) -> Iterator[dict[str, Any]]:
    places = fronts.ground.settlements.set_index("id")["name"]
    area = fronts.ground.cells.set_index("settlement_id")["area_km2"]
    claims = fronts.claims.loc[fronts.claims["settlement_id"].isin(names)]
    for name, theirs in ((str(key), part) for key, part in claims.groupby("settlement_id")):
        found = fates(theirs, day, known_by, fronts.perspective)
        won = found.loc[found["fate"] == Fate.WON, "id"].tolist()
        held = CONTROLS[daily_control(fronts.states, pd.Series([name]), day, day, known_by)[0, 0]]
        left = without_each(theirs, won, day, known_by, fronts.perspective)
        for row in found.to_dict("records"):
            other = left.get(row["id"], held)
            moved = float(area.get(name, 0.0)) if other != held else 0.0
            yield judged(row, name, without(places[name], other, moved) if other != held else SAME, moved)


def judged(fate: Mapping[Any, Any], settlement: str, without: str, moved: float) -> dict[str, Any]:
    """A claim of an answer: a row of `data.fates.fates`, how its settlement would look without it, and its ground."""
    made = fate["fate"] == Fate.WON
    return {
        "table": "control_claims",
        "id": fate["id"],
        "part": MADE if made else UNHEARD if fate["fate"] in NOT_HEARD else LOST,
        "because": str(fate["because"]),
        "without": without if made else "",
        "km2": moved,
        "settlement_id": settlement,
    }


def without(name: str, other: str, moved: float) -> str:
    """How it would look: under which other control a place would be, and how much ground goes with it."""
    return f"{name} would be {SAYS[other]}; about {moved:,.0f} km² would change".replace(",", "\u2009")


def ordered(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Claims of an answer with their settlement_id: by part, those that move most ground on top."""
    found = pd.DataFrame(list(rows), columns=[*COLUMNS, "settlement_id"])
    order = found.assign(turn=found["part"].map(ORDER))
    order = order.sort_values(["turn", "km2", "id"], ascending=[True, False, True], ignore_index=True)
    return order.drop(columns="turn")
