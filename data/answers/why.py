"""Why something is on the map or in a figure: the claims that made it, those that lost, and how it would look without.

Every answer is one table, so that a page, a briefing and a test read the same thing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data.belief.fates import Fate, Outcome, fates, without_each
from data.belief.known_when import daily_control
from data.belief.perspective import DEFAULT, Perspective, disbelief
from data.belief.verdict import CONTROLS
from data.fronts.fronts import Fronts
from data.supply.quantities import number_words
from data.tables.tables import Tables
from data.tables.theatres import ALL
from data.time.days import in_words

COLUMNS: Final = ["table", "id", "part", "because", "without", "km2"]
SAYS: Final = {"UA": "under Ukrainian control", "RU": "under Russian control", "contested": "contested"}
ASKED, MADE, LOST, UNHEARD = "asked about", "made it", "lost", "not heard"
NOT_HEARD: Final = (Fate.NOT_BELIEVED, Fate.NOT_YET_PUBLISHED, Fate.ABOUT_LATER)
ORDER: Final = {ASKED: 0, MADE: 1, LOST: 2, UNHEARD: 3}
SAME: Final = "nothing would change: other claims say the same"
DATED: Final = "a day of control is the day it was announced or shown"


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
    precise = f"point good to {place['precision_km']:g} km; {DATED}"
    doubt = str(place.get("mark_reason", ""))
    below = " · ".join(filter(None, (_when(day, known_by), f"{place['raion']} raion", doubt, precise)))
    title = f"{place['name']} ({place['name_local']}): {SAYS[control]}" if "name_local" in place else ""
    return Answer(title or f"{place['name']}: {SAYS[control]}", below, ordered(_about(fronts, [name], day, known_by)))


def ground(fronts: Fronts, names: Iterable[str], title: str, day: int, known_by: int) -> Answer:
    """Why the ground of some settlements is shown as it is."""
    claims = ordered(_about(fronts, list(names), day, known_by))
    places = claims["settlement_id"].nunique()
    said = f"computed from claims about {places} settlement{'s' if places != 1 else ''}"
    return Answer(title, " · ".join((_when(day, known_by), said, _precision(fronts, claims["settlement_id"]))), claims)


def _precision(fronts: Fronts, names: "pd.Series[str]") -> str:
    """How precise ground computed from settlements is in place and time."""
    points = fronts.ground.settlements
    worst = points.loc[points["id"].isin(names), "precision_km"].max()
    good = f"points good to {worst:g} km or better; " if pd.notna(worst) else ""
    return f"{good}between two settlements that disagree the line may run anywhere; {DATED}"


def held_by(fronts: Fronts, control: str, theatre: str, day: int, known_by: int) -> list[str]:
    """Settlements under one control on a day; `theatre` is the id of a front, or `theatres.ALL`."""
    cells = fronts.ground.cells
    codes = daily_control(fronts.states, cells["settlement_id"], day, day, known_by)[:, 0]
    here = (cells["theatre"] == theatre).to_numpy() | (theatre == ALL)
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


def one(tables: Tables, table: str, name: str, known_by: int, perspective: Perspective = DEFAULT) -> Answer | None:
    """A single claim, such as an event or a mark on a chart; None where the evidence has no such row."""
    rows = getattr(tables, table, None)
    if rows is None or "source_id" not in rows or name not in set(rows["id"]):
        return None
    row = rows.loc[rows["id"] == name].iloc[0].to_dict()
    below = f"as known {in_words(known_by)}"
    return Answer("The claim", below, as_table([claimed(table, row, "", "", known_by, perspective)]))


def claimed(
    table: str, row: Mapping[Any, Any], because: str, without: str, known_by: int, perspective: Perspective
) -> tuple[str, str, str, str, str]:
    """A row of the evidence as a row of an answer: why it counts and what if not, or why it does not count."""
    silence = "it was published later" if row["known_from"] > known_by else disbelief(row, perspective)
    if silence:
        return table, str(row["id"]), UNHEARD, silence, ""
    return table, str(row["id"]), MADE, because, without


def as_table(rows: Iterable[tuple[str, str, str, str, str]]) -> pd.DataFrame:
    """The claims of an answer that is not about ground, those that made it first."""
    found = pd.DataFrame([(*each, float("nan")) for each in rows], columns=COLUMNS)
    return found.sort_values("part", key=lambda part: part.map(ORDER), kind="stable", ignore_index=True)


def _when(day: int, known_by: int) -> str:
    return f"{in_words(day)}, as known {in_words(known_by)}"


def _about(fronts: Fronts, names: list[str], day: int, known_by: int) -> Iterator[dict[str, Any]]:
    places = fronts.ground.settlements.set_index("id")["name"]
    area = fronts.ground.cells.set_index("settlement_id")["area_km2"]
    claims = fronts.claims.loc[fronts.claims["settlement_id"].isin(names)]
    for name, theirs in ((str(key), part) for key, part in claims.groupby("settlement_id")):
        found = fates(theirs, day, known_by, fronts.perspective)
        heard = found.loc[~found["fate"].isin(NOT_HEARD), "id"].tolist()
        held = CONTROLS[daily_control(fronts.states, pd.Series([name]), day, day, known_by)[0, 0]]
        left = without_each(theirs, heard, day, known_by, fronts.perspective)
        for row in found.to_dict("records"):
            other, moved, words = left.get(row["id"]), 0.0, ""
            if other is not None and other.control != held:
                moved = float(area.get(name, 0.0))
                words = without(places[name], other.control, moved)
            elif other is not None:
                words = unchanged(other, won=row["fate"] == Fate.WON)
            yield judged(row, name, words, moved)


def judged(fate: Mapping[Any, Any], settlement: str, without: str, moved: float) -> dict[str, Any]:
    """A claim of an answer: a row of `data.belief.fates`, how its settlement would look without it, and its ground."""
    made = fate["fate"] == Fate.WON
    heard = fate["fate"] not in NOT_HEARD
    return {
        "table": "control_claims",
        "id": fate["id"],
        "part": MADE if made else LOST if heard else UNHEARD,
        "because": str(fate["because"]),
        "without": without if heard else "",
        "km2": moved if heard else 0.0,
        "settlement_id": settlement,
    }


def without(name: str, other: str, moved: float) -> str:
    """How it would look: under which other control a place would be, and how much ground goes with it."""
    return f"{name} would be {SAYS[other]}; about {number_words(round(moved))} km² would change"


def unchanged(left: Outcome, *, won: bool) -> str:
    """Why nothing would change without a claim, given what the settlement's other claims come to."""
    if not won:
        return "nothing would change: it decides nothing"
    if not left.said:
        return "nothing would change: with no claim left to go by, ground on Russia’s side counts as Russian"
    return SAME if left.said == {left.control} else "nothing would change: the other claims still disagree"


def ordered(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Claims of an answer with their settlement_id: by part, those that move most ground on top."""
    found = pd.DataFrame(list(rows), columns=[*COLUMNS, "settlement_id"])
    order = found.assign(turn=found["part"].map(ORDER))
    order = order.sort_values(["turn", "km2", "id"], ascending=[True, False, True], ignore_index=True)
    return order.drop(columns="turn")
