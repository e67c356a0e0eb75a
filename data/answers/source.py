"""What hangs on one source: its claims, how each fared, and how the front would look without all of them."""

from typing import Any, Final

from data.answers.why import Answer, as_table, claimed, judged, ordered, unchanged, without
from data.belief.fates import Fate, fates, outcome
from data.belief.perspective import Perspective
from data.fronts.fronts import Fronts
from data.supply.quantities import number_words
from data.tables.tables import Tables
from data.time.days import in_words


def source(fronts: Fronts, name: str, title: str, day: int, known_by: int) -> Answer | None:
    """What the front of a day owes to the source `name` (its id), called `title`; None where it claims no control."""
    said = fronts.claims.loc[fronts.claims["source_id"] == name]
    if said.empty:
        return None
    places = fronts.ground.settlements.set_index("id")["name"]
    area = fronts.ground.cells.set_index("settlement_id")["area_km2"]
    rows: list[dict[str, Any]] = []
    for settlement in said["settlement_id"].unique():
        theirs = fronts.claims.loc[fronts.claims["settlement_id"] == settlement]
        rest = theirs.loc[theirs["source_id"] != name]
        held, other = (outcome(each, day, known_by, fronts.perspective) for each in (theirs, rest))
        found = fates(theirs, day, known_by, fronts.perspective)
        its = found.loc[found["id"].isin(said["id"])]
        changed = other.control != held.control
        moved = float(area.get(settlement, 0.0)) if changed else 0.0
        won = bool((its["fate"] == Fate.WON).any())
        left = without(places[settlement], other.control, moved) if changed else unchanged(other, won=won)
        rows += [judged(row, settlement, left, moved) for row in its.to_dict("records")]
    claims = ordered(rows)
    moving = claims.drop_duplicates("settlement_id").loc[lambda each: each["km2"] > 0, "km2"]
    where = f"{len(moving)} settlement{'s' if len(moving) != 1 else ''}"
    words = f"without it about {number_words(round(moving.sum()))} km² at {where} would be held otherwise"
    below = f"{title} · {in_words(day)}, as known {in_words(known_by)} · {words}"
    return Answer("What hangs on this source", below, claims)


OTHERS: Final = ("events", "voyages", "consignments", "legs", "routes", "vessels", "places")


def others(tables: Tables, name: str, known_by: int, perspective: Perspective) -> Answer | None:
    """All else the source `name` (its id) is cited for, beside who holds ground; None where there is nothing else."""
    rows = [
        claimed(table, row, "", "", known_by, perspective)
        for table in OTHERS
        for row in getattr(tables, table).loc[lambda every: every["source_id"] == name].to_dict("records")
    ]
    return Answer("", "What else it says", as_table(rows)) if rows else None
