"""Why is this here? Answers as every page with a map draws them: who says so, what lost by which rule, what if not."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, Final

import pandas as pd
import streamlit as st

from data import basemap_layers, claim_sentences, perspective_text, vocabulary, why, why_source
from data.days import in_words
from data.front_figures import places_behind
from data.quantities import number_words
from data.quantity_ranges import Goods
from data.why import Answer
from layers import control, theatres
from pages import claim_card, session, store, supply_details
from pages.link import View

MOST: Final = 25
PARTS: Final = {
    why.ASKED: "The claim", why.MADE: "Who says so", why.LOST: "Also said, and did not decide it",
    why.UNHEARD: "Not counted",
}  # fmt: skip
CONTROL: Final = {**control.WORDS, "held": "Under Ukrainian control or contested"}
HELD: Final = {"held": ("UA", "contested")}
MEASURES: Final = {
    "length_km": "contact line", "depth_km": "farthest place under Ukrainian control",
    "speed_km2_per_day": "what came under or left Ukrainian control in seven days",
    "settlements_changed": "settlements that changed hands that day",
}  # fmt: skip
FRONTS: Final = {**theatres.NAMES, "both": "Both fronts"}
NOBODY: Final = (
    "No claim says otherwise: ground on Russia’s side of the border is Russian until somebody reports something else."
)


def draw(answers: Sequence[Answer]) -> None:
    """Draw the answers one under the other; no claims at all is an answer too."""
    for found in answers:
        if found.title:
            st.html(f"<p class='panel-title'>{escape(found.title)}</p><div class='small'>{escape(found.below)}</div>")
        elif found.below:
            st.html(f"<h3 class='section'>{escape(found.below)}</h3>")
        for part, words in PARTS.items():
            _part(found, part, words)
        if found.claims.empty and found is answers[-1]:
            st.html(f"<div class='small'>{NOBODY}</div>")


def _part(answer: Answer, part: str, words: str) -> None:
    rows = answer.part(part)
    if rows.empty:
        return
    cards = _cards(rows.head(MOST))
    more = f"<div class='small'>{len(rows) - MOST} more on the Evidence page.</div>" if len(rows) > MOST else ""
    if part in (why.ASKED, why.MADE):
        st.html(f"<h3 class='section'>{words}</h3>{cards}{more}")
        return
    with st.expander(f"{words}: {len(rows)} claim{'s' if len(rows) != 1 else ''}"):
        st.html(cards + more)


def _cards(rows: pd.DataFrame) -> str:
    tables = store.tables()
    sources = tables.sources.set_index("id")
    made = []
    for table, part in rows.groupby("table", sort=False):
        evidence = getattr(tables, str(table)).set_index("id", drop=False)
        for each in part.to_dict("records"):
            claim = evidence.loc[each["id"]].to_dict()
            card = claim_card.card(_said(str(table), claim), claim, sources.loc[claim["source_id"]])
            made.append(card.removesuffix("</div>") + _rule(each) + "</div>")
    return "".join(made)


def _rule(row: Mapping[Any, Any]) -> str:
    """By which rule the claim won or lost, and how it would look without it."""
    because, without = str(row["because"]), str(row["without"])
    said = [because[:1].upper() + because[1:], f"Without it: {without}" if without else ""]
    return "".join(f"<p class='small'>{escape(words)}</p>" for words in said if words)


def _said(table: str, claim: dict[str, object]) -> str:
    places = store.tables().places.set_index("id")["name"].to_dict()
    if table == "control_claims":
        name = store.tables().settlements.set_index("id").loc[claim["settlement_id"], "name"]
        about = "about " * (claim["qualifier"] == "about")
        return f"{name} {why.SAYS[str(claim['control'])]}, {about}{in_words(int(str(claim['start'])))}"
    if table == "consignments":
        return f"{claim_sentences.consignment(claim, places)}, {supply_details.period(claim)}"
    if table == "voyages":
        return f"{claim_sentences.voyage(claim, places)}, {supply_details.period(claim)}"
    if table == "legs":
        return f"the way, {vocabulary.STANDING_WORDS[str(claim['standing'])]}"
    return str(claim.get("title") or claim.get("name") or "")


def settlement(name: str, view: View, perspective: str) -> list[Answer]:
    """One settlement."""
    return _some(why.settlement(store.front_of(perspective), name, view.day, session.known_by_day(view)))


def figure(name: str, view: View, perspective: str) -> list[Answer]:
    """Ground by control: "kursk.UA"; "held" is under Ukrainian control or contested."""
    theatre, _, what = name.partition(".")
    if what not in CONTROL or theatre not in FRONTS:
        return []
    front, known = store.front_of(perspective), session.known_by_day(view)
    kinds = HELD.get(what, (what,))
    places = [place for kind in kinds for place in why.held_by(front, kind, theatre, view.day, known)]
    size = front.ground.cells.set_index("settlement_id")["area_km2"].loc[places].sum()
    title = f"{FRONTS[theatre]}. {CONTROL[what]}: about {number_words(round(size))} km²"
    return [why.ground(front, places, title, view.day, known)]


def area(name: str, view: View, perspective: str) -> list[Answer]:
    """The ground an area on the map belongs to: its control in its theatre, "kursk-UA-…"."""
    theatre, what = name.split("-")[:2] if name.count("-") else (name, "")
    return figure(f"{theatre}.{what}", view, perspective)


def line(name: str, view: View, perspective: str) -> list[Answer]:
    """One piece of the contact line."""
    front = store.front_of(perspective)
    rows = front.contact_line.loc[front.contact_line["id"] == name]
    if rows.empty:
        return []
    row = rows.iloc[0]
    known = session.known_by_day(view)
    return _some(why.line(front, row["settlement_a"], row["settlement_b"], view.day, known))


def measure(name: str, view: View, perspective: str) -> list[Answer]:
    """A figure of the front itself: "kursk.length_km"."""
    theatre, _, what = name.partition(".")
    if what not in MEASURES or theatre not in theatres.NAMES:
        return []
    front, known = store.front_of(perspective), session.known_by_day(view)
    places = places_behind(front, basemap_layers.border(), what, theatre, view.day, known)
    return [why.ground(front, places, f"{FRONTS[theatre]}: {MEASURES[what]}", view.day, known)]


def source(name: str, view: View, perspective: str) -> list[Answer]:
    """What hangs on one source."""
    sources = store.tables().sources.set_index("id")
    if name not in sources.index:
        return []
    title = f"{sources.loc[name, 'publisher']}: {sources.loc[name, 'title']}"
    front = store.front_of(perspective)
    return _some(why_source.source(front, name, title, view.day, session.known_by_day(view)))


def leg(name: str, view: View, _perspective: str) -> list[Answer]:
    """One leg of a supply route."""
    return _some(why.leg(store.tables(), name, session.known_by_day(view)))


def quantity(name: str, view: View, perspective: str) -> list[Answer]:
    """A combined range: "rounds.rounds.to_russia"."""
    parts = name.split(".")
    return [_range(Goods(*parts), view, perspective)] if len(parts) == 3 else []


def mark(name: str, view: View, perspective: str) -> list[Answer]:
    """One claim on a quantity, and what the range is with and without it."""
    rows = store.tables().consignments.loc[lambda every: every["id"] == name]
    return [_range(Goods(*rows[["group", "unit", "direction"]].iloc[0]), view, perspective, name)] if len(rows) else []


def _range(goods: Goods, view: View, perspective: str, asked: str = "") -> Answer:
    title = vocabulary.GROUP_WORDS.get(goods.group, goods.group).capitalize()
    believed = perspective_text.read(perspective)
    return why.quantity(store.tables(), goods, title, session.known_by_day(view), believed, asked)


def _some(found: Answer | None) -> list[Answer]:
    return [found] if found else []


ANSWERS: Final[Mapping[str, Callable[[str, View, str], list[Answer]]]] = {
    "settlement": settlement, "area": area, "line": line, "figure": figure, "measure": measure, "source": source,
    "leg": leg, "quantity": quantity, "mark": mark,
}  # fmt: skip
