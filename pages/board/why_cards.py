"""The claims of an answer as cards: what each says, how precise it is, by which rule it counts, and what if not."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from data.answers import why
from data.answers.precision import precise
from data.claims import sentences
from data.claims.known_text import known_text
from data.supply.quantities import number_words
from data.tables import vocabulary
from data.time.days import in_words, span_in_words
from pages.board import claim_card
from pages.shell import store, supply_store


def cards(rows: pd.DataFrame, known_by: int) -> str:
    """Cards of rows of an answer, as HTML; notes tell no more than was known."""
    tables = store.tables()
    sources = tables.sources.set_index("id")
    made = []
    for row in rows.to_dict("records"):
        table = str(row["table"])
        evidence = getattr(tables, table)
        claim: dict[str, Any] = evidence.loc[evidence["id"] == row["id"]].iloc[0].to_dict()
        told = {"note": known_text(str(claim["note"]), int(claim["known_from"]), known_by)}
        card = claim_card.card(
            said(table, claim, known_by),
            {**claim, **told},
            sources.loc[claim["source_id"]],
            precise(tables, table, claim),
        )
        made.append(card.removesuffix("</div>") + _rule(row) + "</div>")
    return "".join(made)


def _rule(row: Mapping[Any, Any]) -> str:
    """By which rule the claim won or lost, and how it would look without it."""
    because, without = str(row["because"]), str(row["without"])
    lines = [because[:1].upper() + because[1:], f"Without it: {without}" if without else ""]
    return "".join(f"<p class='small'>{escape(words)}</p>" for words in lines if words)


def said(table: str, claim: Mapping[str, Any], known_by: int) -> str:
    """What a row of the evidence says, with its time."""
    if table in SAID:
        return SAID[table](claim, known_by)
    sentence = {"consignments": sentences.consignment, "voyages": sentences.voyage}[table]
    names = store.tables().places.set_index("id")["name"].to_dict()
    return f"{sentence(claim, names)}, {period(claim)}"


def _control(claim: Mapping[str, Any], _known_by: int) -> str:
    name = store.tables().settlements.set_index("id").loc[claim["settlement_id"], "name"]
    about = "about " * (claim["qualifier"] == "about")
    return f"{name} {why.SAYS[str(claim['control'])]}, {about}{in_words(int(claim['start']))}"


def _event(claim: Mapping[str, Any], _known_by: int) -> str:
    about = "about " * (claim["qualifier"] == "about")
    return f"{claim['title']}, {about}{period(claim)}"


def _leg(claim: Mapping[str, Any], _known_by: int) -> str:
    leg = supply_store.legs().set_index("id").loc[claim["id"]]
    hand = f", {leg['by_hand_km']:.0f} km of it drawn by hand" if leg["by_hand_km"] >= 1 else ""
    return (
        f"{leg['origin_name']} – {leg['destination_name']} by {leg['mode']}, "
        f"about {number_words(round(leg['length_km']))} km{hand}; "
        f"{vocabulary.STANDING_WORDS[str(claim['standing'])]}. Line: {leg['method']}"
    )


def _route(claim: Mapping[str, Any], _known_by: int) -> str:
    return sentences.route(claim, {})


def _place(claim: Mapping[str, Any], known_by: int) -> str:
    return known_text(str(claim["role"]), int(claim["known_from"]), known_by) or str(claim["kind"])


def _vessel(claim: Mapping[str, Any], known_by: int) -> str:
    return vessel_words(claim, known_by)


def vessel_words(claim: Mapping[str, Any], known_by: int) -> str:
    """What was reported of a ship by `known_by`, and its sanctions by then."""
    since = int(claim["known_from"])
    activity, sanctions = (known_text(str(claim[each]), since, known_by) for each in ("reported_activity", "sanctions"))
    listed = f"Sanctions: {sanctions}" if sanctions else ""
    return ". ".join(filter(None, (activity.rstrip("."), listed))) or "named, and nothing more reported by then"


SAID = {
    "control_claims": _control, "events": _event, "legs": _leg, "routes": _route, "places": _place, "vessels": _vessel,
}  # fmt: skip


def period(row: Mapping[str, Any]) -> str:
    """The days a row covers, in words."""
    return span_in_words(int(row["start"]), int(row["end"]))
