"""Why is this here? The claims that made it, those that lost and by which rule, and how it would look without."""

from collections.abc import Callable
from html import escape
from typing import Final

import pandas as pd
import streamlit as st

from data import perspective_text, vocabulary, why
from data.days import in_words
from data.quantity_ranges import Goods
from data.why import Answer
from pages import analysis_store, analysis_view, claim_card, session, store, supply_details
from pages.link import View

MOST: Final = 25
HEARD: Final = "analysis-heard"  # the last thing the map reported as clicked
PARTS: Final = {why.MADE: "Who says so", why.LOST: "Also said, and did not decide it", why.UNHEARD: "Not counted"}
CONTROL: Final = {"UA": "Under Ukrainian control", "RU": "Under Russian control", "contested": "Contested"}
GOODS_WORDS: Final = {
    **vocabulary.GROUP_WORDS, "voyages": "voyages", "missiles": "ballistic missiles",
}  # fmt: skip


def show(view: View) -> bool:
    """The answer for what was asked about last; False when nothing was, or nothing this page can answer for."""
    _listen(view)
    kind, _, name = analysis_view.current().why.partition(":")
    if not name or kind not in ANSWERS:
        return False
    st.button("Back", icon=":material/arrow_back:", key="close-why", type="tertiary", on_click=ask, args=("",))
    found = ANSWERS[kind](name, view)
    if found is None:
        st.html("<div class='small'>This is not in the evidence, or not drawn from the chosen perspective.</div>")
        return True
    if found.title:
        st.html(f"<p class='panel-title'>{escape(found.title)}</p><div class='small'>{escape(found.below)}</div>")
    for part, words in PARTS.items():
        _part(found, part, words)
    if found.claims.empty:
        st.html(
            "<div class='small'>No claim says otherwise: ground on Russia’s side of the border is Russian until "
            "somebody reports something else.</div>"
        )
    return True


def ask(what: str) -> None:
    """Ask why `what` is there ("kind:name"), or nothing more where it is ""."""
    analysis_view.update(why=what)


def _listen(view: View) -> None:
    """Take up what was clicked on the map since last time: a click on empty ground closes what a click opened."""
    before = st.session_state.get(HEARD, "")
    if view.selected != before:
        st.session_state[HEARD] = view.selected
        if view.selected or analysis_view.current().why == before:
            ask(view.selected)


def _part(answer: Answer, part: str, words: str) -> None:
    rows = answer.part(part)
    if rows.empty:
        return
    cards = _cards(rows.head(MOST))
    more = f"<div class='small'>{len(rows) - MOST} more on the Evidence page.</div>" if len(rows) > MOST else ""
    if part == why.MADE:
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
            rule = "".join(
                f"<p class='small'>{escape(label)}{escape(words[:1].upper() + words[1:] if not label else words)}</p>"
                for label, words in (("", each["because"]), ("Without it: ", each["without"]))
                if words
            )
            card = claim_card.card(_said(str(table), claim), claim, sources.loc[claim["source_id"]])
            made.append(card.removesuffix("</div>") + rule + "</div>")
    return "".join(made)


def _said(table: str, claim: dict[str, object]) -> str:
    if table == "control_claims":
        name = store.tables().settlements.set_index("id").loc[claim["settlement_id"], "name"]
        return f"{name} {why.SAYS[str(claim['control'])]}, {in_words(int(str(claim['start'])))}"
    if table == "consignments":
        return supply_details.said(claim)
    if table == "legs":
        return f"the way, {vocabulary.STANDING_WORDS[str(claim['standing'])]}"
    return str(claim.get("title") or claim.get("name") or "")


def perspective(view: View) -> str:
    """The text of the perspective the page looks from."""
    return analysis_view.current().first or view.perspective or "balanced"


def _settlement(name: str, view: View) -> Answer | None:
    return why.settlement(analysis_store.fronts_of(perspective(view)), name, view.day, session.known_by_day(view))


def _figure(name: str, view: View) -> Answer | None:
    """Ground by control: "kursk.UA"."""
    theatre, _, control = name.partition(".")
    if control not in CONTROL:
        return None
    front, known = analysis_store.fronts_of(perspective(view)), session.known_by_day(view)
    places = why.held_by(front, control, theatre, view.day, known)
    size = front.ground.cells.set_index("settlement_id")["area_km2"].loc[places].sum()
    area = f"{size:,.0f}".replace(",", "\u2009")
    return why.ground(front, places, f"{CONTROL[control]}: about {area} km²", view.day, known)


def _area(name: str, view: View) -> Answer | None:
    theatre, control = name.split("-")[:2] if name.count("-") else (name, "")
    return _figure(f"{theatre}.{control}", view)


def _line(name: str, view: View) -> Answer | None:
    front = analysis_store.fronts_of(perspective(view))
    rows = front.contact_line.loc[front.contact_line["id"] == name]
    if rows.empty:
        return None
    row = rows.iloc[0]
    return why.line(front, row["settlement_a"], row["settlement_b"], view.day, session.known_by_day(view))


def _agreement(name: str, view: View) -> Answer | None:
    """Ground on which two fronts agree or not: the claims the first front has on it."""
    asked, known = analysis_view.current(), session.known_by_day(view)
    first = perspective(view)
    if asked.view == "known":
        then = analysis_store.known(asked.then, asked.then_date, view.day)
        areas = analysis_store.then_and_now(first, then, known, asked.held)
    else:
        areas = analysis_store.compared(first, asked.against, asked.held)
    rows = areas.loc[areas["id"] == name]
    if rows.empty:
        return None
    row = rows.iloc[0]
    claims = store.tables().control_claims
    places = claims.loc[claims["id"].isin([*row["claims_a"], *row["claims_b"]]), "settlement_id"].unique()
    area = f"{row['area_km2']:,.0f}".replace(",", "\u2009")
    names = ("as known then", "as known now")
    if asked.view != "known":
        names = (perspective_text.read(first).label, perspective_text.read(asked.against).label)
    words = {"both": f"Both {names[0]} and {names[1]}", "only_a": f"Only {names[0]}", "only_b": f"Only {names[1]}"}
    title = f"{words[row['agreement']]}: about {area} km² {analysis_view.HELD[asked.held]}"
    return why.ground(analysis_store.fronts_of(first), places, title, view.day, known)


def _gain(name: str, view: View) -> Answer | None:
    known, front = session.known_by_day(view), analysis_store.fronts_of(perspective(view))
    changes = analysis_store.changes_between(perspective(view), since(view), view.day, known)
    rows = changes.loc[changes["id"] == name]
    if rows.empty:
        return None
    row = rows.iloc[0]
    area = f"{row['area_km2']:,.0f}".replace(",", "\u2009")
    title = f"{CONTROL[row['before']]} → {CONTROL[row['after']].lower()}: about {area} km²"
    return why.ground(front, row["settlements"], title, view.day, known)


def since(view: View) -> int:
    """The earlier of the two dates compared: chosen, or thirty days before the shown one."""
    chosen = analysis_view.current().since
    return min(chosen, view.day) if chosen is not None else view.day - 30


def _leg(name: str, view: View) -> Answer | None:
    return why.leg(store.tables(), name, session.known_by_day(view))


def _quantity(name: str, view: View) -> Answer | None:
    parts = name.split(".")
    if len(parts) != 3:
        return None
    goods = Goods(*parts)
    title = GOODS_WORDS.get(goods.group, goods.group).capitalize()
    return why.quantity(store.tables(), goods, title, session.known_by_day(view))


def _claim(name: str, _view: View) -> Answer | None:
    found = analysis_store.all_findable()
    kinds = {
        "claim": "control_claims",
        "event": "events",
        "voyage": "voyages",
        "consignment": "consignments",
        "leg": "legs",
    }
    rows = found.loc[(found["id"] == name) & found["kind"].isin(list(kinds))]
    return why.one(store.tables(), kinds[rows["kind"].iloc[0]], name) if len(rows) else None


def _found(name: str, view: View) -> Answer | None:
    """A ring of search results: the settlement it stands on, else the single claim."""
    found = analysis_store.all_findable()
    rows = found.loc[found["id"] == name]
    if rows.empty:
        return None
    settlement = rows["settlement_id"].iloc[0]
    return _settlement(settlement, view) if settlement else _claim(name, view)


ANSWERS: Final[dict[str, Callable[[str, View], Answer | None]]] = {
    "settlement": _settlement, "area": _area, "line": _line, "agreement": _agreement, "gain": _gain, "leg": _leg,
    "figure": _figure, "quantity": _quantity, "claim": _claim, "event": _claim, "consignment": _claim, "found": _found,
}  # fmt: skip
