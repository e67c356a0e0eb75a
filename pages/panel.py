"""What stands beside the map: figures, events of the day, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from data import claim_sentences
from data.days import in_words
from data.quantities import number_words
from data.states import at
from layers import theatres
from layers.control import WORDS as HOLDS
from pages import claim_card, session, store, supply_details
from pages.link import View

MOST_CARDS = 40
RECENT_DAYS = 45
MOST_EVENTS = 6


@dataclass(frozen=True)
class Figure:
    """One key figure: the number with its qualifier, what it counts, who says so or how it is made."""

    number: str
    words: str
    note: str = ""
    colour: str = ""


def html(text: str) -> None:
    """Draw HTML whose every piece was escaped where it was made."""
    st.html(text)


def heading(words: str) -> None:
    """A heading within the panel."""
    st.html(f"<h3 class='section'>{escape(words)}</h3>")


def figures(shown: Sequence[Figure]) -> str:
    """Key figures as HTML."""
    rows = []
    for each in shown:
        swatch = f"<span class='swatch' style='background:var(--{each.colour})'></span>" if each.colour else ""
        note = f"<div class='small'>{escape(each.note)}</div>" if each.note else ""
        rows.append(
            f"<div class='figure'><b>{swatch}{escape(each.number)}</b> {escape(each.words)}</div>{note}"
        )
    return "".join(rows)


@dataclass(frozen=True)
class Told:
    """An event with the words it is listed by."""

    start: int
    end: int
    known_from: int
    theatre: str
    html: str


@st.cache_resource(show_spinner=False)
def told() -> tuple[Told, ...]:
    """All events, latest first."""
    sources = store.tables().sources.set_index("id")["url"]
    return tuple(
        Told(
            event.start,
            event.end,
            event.known_from,
            event.theatre,
            f"<span class='num small'>{in_words(event.start)}</span> {escape(event.title)} "
            f"<span class='small'>({claim_card.link(sources[event.source_id], event.claimant)})</span>",
        )
        for event in store.tables().events.sort_values("start", ascending=False).itertuples()
    )


def events_html(view: View, theatres: Sequence[str]) -> str:
    """Events of the shown day or window and the weeks before it, latest first, as far as they were known."""
    first, known = view.day - max(view.window, RECENT_DAYS), session.known_by_day(view)
    heard = [
        each
        for each in told()
        if first < each.start <= view.day and each.known_from <= known and each.theatre in theatres
    ][:MOST_EVENTS]
    head = "<h3 class='section'>What was reported</h3>"
    if not heard:
        return (
            f"{head}<div class='small'>No event is recorded in the {RECENT_DAYS} days before. "
            "Move the clock, or jump to the next change.</div>"
        )
    return head + "".join(
        f"<div class='event'><p{' class=today' if each.start <= view.day < each.end else ''}>{each.html}</p></div>"
        for each in heard
    )


def details(view: View) -> bool:
    """Who says so: everything known about what was clicked; False when nothing is selected."""
    kind, _, name = view.selected.partition(":")
    if not name or kind not in SHOW:
        return False
    if st.button("Back to figures", icon=":material/arrow_back:", key="close-details", type="tertiary"):
        session.update(selected="")
        st.rerun(scope="fragment")
    SHOW[kind](name, view)
    return True


def _heading(title: str, below: str) -> None:
    st.html(f"<p class='panel-title'>{escape(title)}</p><div class='small'>{escape(below)}</div>")


def _control_cards(ids: Sequence[str]) -> str:
    claims = store.tables().control_claims
    found = claims.loc[claims["id"].isin(list(ids))].sort_values(["start", "credibility"], ascending=[False, True])
    sources = store.tables().sources.set_index("id")
    names = store.tables().settlements.set_index("id")["name"].to_dict()
    cards = [
        claim_card.card(
            f"{claim_sentences.control(row, names)} from {'about ' * (row['qualifier'] == 'about')}"
            f"{in_words(row['start'])}",
            row,
            sources.loc[row["source_id"]],
        )
        for row in found.head(MOST_CARDS).to_dict("records")
    ]
    more = f"<div class='small'>{len(found) - MOST_CARDS} more on the Evidence page.</div>"
    return "".join(cards) + (more if len(found) > MOST_CARDS else "")


def _settlement(name: str, view: View) -> None:
    places = store.tables().settlements.set_index("id")
    if name not in places.index:
        st.html("<div class='small'>This settlement is not in the evidence.</div>")
        return
    place = places.loc[name]
    held = store.front_of(view.perspective).states
    rows = held.loc[held["settlement_id"] == name]
    now = at(rows, view.day, session.known_by_day(view)).iloc[0]
    _heading(
        f"{place['name']} ({place['name_local']})",
        f"{place['raion']} raion, {place['oblast']} Oblast · point good to {place['precision_km']:g} km",
    )
    st.html(f"<p><b>{HOLDS[now['control']]}</b> on {in_words(view.day)}</p>")
    if place["mark_reason"]:
        st.html(f"<span class='mark'>{escape(place['mark_reason'])}</span>")
    if len(now["claims"]):
        st.html("<b>Who says so</b>" + _control_cards(now["claims"]))
    else:
        st.html("<div class='small'>No claim says otherwise: ground on Russia’s side of the border is Russian "
                "until somebody reports something else.</div>")
    if len(now["losers"]):
        st.html("<b>Also said, and not followed</b>" + _control_cards(now["losers"]))


def _area(name: str, view: View) -> None:
    areas = store.front_of(view.perspective).areas
    found = areas.loc[areas["id"] == name]
    if found.empty:
        st.html("<div class='small'>This area is not drawn from the chosen perspective.</div>")
        return
    row = found.iloc[0]
    _heading(
        f"{HOLDS[row['control']]}: about {number_words(round(row['area_km2']))} km²",
        f"{row['theatre'].capitalize()}, from {in_words(int(row['start']))}; "
        f"made from {len(row['claims'])} claims about its settlements",
    )
    st.html("<b>Who says so</b>" + _control_cards(row["claims"]))


def _line(name: str, view: View) -> None:
    lines = store.front_of(view.perspective).contact_line
    found = lines.loc[lines["id"] == name]
    if found.empty:
        st.html("<div class='small'>This line is not drawn from the chosen perspective.</div>")
        return
    row = found.iloc[0]
    names = store.tables().settlements.set_index("id")["name"]
    _heading(
        f"Contact line between {names[row['settlement_a']]} and {names[row['settlement_b']]}",
        f"It may lie up to {row['half_width_km']:.1f} km to either side: half the distance between the two.",
    )
    for side in ("a", "b"):
        st.html(
            f"<b>{escape(names[row[f'settlement_{side}']])}: {claim_sentences.CONTROL[row[f'control_{side}']]}</b>"
            + (_control_cards(row[f"claims_{side}"]) or "<div class='small'>No claim says otherwise.</div>")
        )


def _event(name: str, _view: View) -> None:
    events = store.tables().events.set_index("id", drop=False)
    if name not in events.index:
        st.html("<div class='small'>This event is not in the evidence.</div>")
        return
    row = events.loc[name]
    _heading(row["title"], f"{row['place'] or ''} · {in_words(row['start'])}")
    st.html(claim_card.card(row["title"], row, store.tables().sources.set_index("id").loc[row["source_id"]]))


def _theatre(name: str, view: View) -> None:
    if name not in theatres.NAMES:
        st.html("<div class='small'>This front is not in the evidence.</div>")
        return
    held = store.area_on(view.day, session.known_series(view), name, view.perspective)
    _heading(theatres.NAMES[name], f"on {in_words(view.day)}")
    if held is None:
        st.html("<div class='small'>No front is in the evidence for this day.</div>")
    else:
        st.html(
            f"<p>about {number_words(round(held['UA']))} km² under Ukrainian control, "
            f"about {number_words(round(held['contested']))} km² contested; computed from claims.</p>"
        )
    if st.button("Open the front", type="primary", key="open-front"):
        session.move(theatre=name, camera=(), selected="")
        st.switch_page("fronts.py")


SHOW = {
    "theatre": _theatre,
    "settlement": _settlement,
    "area": _area,
    "line": _line,
    "event": _event,
    "consignment": supply_details.consignment,
    "voyage": supply_details.voyage,
    "route": supply_details.route,
    "leg": supply_details.leg,
    "place": supply_details.place,
}
