"""What hangs on one source: its claims, how each fared, and how the front would look without all of them."""

from typing import Any

from data.days import in_words
from data.fates import control, fates
from data.fronts import Fronts
from data.quantities import number_words
from data.why import SAME, Answer, judged, ordered, without


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
        held, other = (control(each, day, known_by, fronts.perspective) for each in (theirs, rest))
        moved = float(area.get(settlement, 0.0)) if other != held else 0.0
        left = without(places[settlement], other, moved) if other != held else SAME
        found = fates(theirs, day, known_by, fronts.perspective)
        its = found.loc[found["id"].isin(said["id"])]
        rows += [judged(row, settlement, left, moved) for row in its.to_dict("records")]
    claims = ordered(rows)
    moving = claims.drop_duplicates("settlement_id").loc[lambda each: each["km2"] > 0, "km2"]
    where = f"{len(moving)} settlement{'s' if len(moving) != 1 else ''}"
    words = f"without it about {number_words(round(moving.sum()))} km² at {where} would be held otherwise"
    below = f"{title} · {in_words(day)}, as known {in_words(known_by)} · {words}"
    return Answer("What hangs on this source", below, claims)
