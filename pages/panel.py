"""What stands beside the map: figures, events of the day, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from data.days import in_words
from data.quantities import number_words
from layers import theatres
from pages import claim_card, session, store, supply_details, why_panel
from pages.link import View

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
    """Draw HTML whose every piece was escaped where it was made; nothing for no text."""
    if text:
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
    if not view.selected:
        return False
    if not name or kind not in {*SHOW, *why_panel.ANSWERS}:
        st.html("<div class='small'>What the link asks about is not on this page; here is what it usually shows.</div>")
        return False
    if st.button("Back to figures", icon=":material/arrow_back:", key="close-details", type="tertiary"):
        session.update(selected="")
        st.rerun(scope="fragment")
    if kind in SHOW:
        SHOW[kind](name, view)
        return True
    answers = why_panel.ANSWERS[kind](name, view, view.perspective)
    if answers:
        why_panel.draw(answers)
    else:
        st.html("<div class='small'>This is not in the evidence, or not drawn from the chosen perspective.</div>")
    return True


def _heading(title: str, below: str) -> None:
    st.html(f"<p class='panel-title'>{escape(title)}</p><div class='small'>{escape(below)}</div>")


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
    "event": _event,
    "consignment": supply_details.consignment,
    "voyage": supply_details.voyage,
    "route": supply_details.route,
    "leg": supply_details.leg,
    "place": supply_details.place,
}
