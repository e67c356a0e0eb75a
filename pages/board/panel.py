"""What stands beside the map: figures, events of the day, and who says so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from data.supply.quantities import THIN, number_words
from data.time.days import in_words
from pages.board import claim_card, why_panel
from pages.shell import page_files, session, store
from pages.shell.evidence_store import of_evidence
from pages.shell.link import View
from pages.shell.plain_words import plain

RECENT_DAYS = 45


@dataclass(frozen=True)
class Room:
    """How much a panel may say: as it stands, that of a panel sent once, beside the instant map.

    `events` are listed at most, each in a `piece` of its own or all in one; `raions` whether figures by raion are
    told; `views` whether buttons send the camera to named views.
    """

    events: int = 6
    pieces: bool = False
    raions: bool = True
    views: bool = True


@dataclass(frozen=True)
class Figure:
    """One key figure: the number with its qualifier, what it counts, who says so or how it is made.

    `ask` is what a click asks about ("figure:kursk.UA"), "" where there is nothing to ask.
    """

    number: str
    words: str
    note: str = ""
    colour: str = ""
    ask: str = ""


def html(text: str) -> None:
    """Draw HTML whose every piece was escaped where it was made; nothing for no text."""
    if text:
        st.html(text)


def heading(words: str) -> None:
    """A heading within the panel."""
    st.html(f"<h3 class='section'>{escape(words)}</h3>")


def select(what: str) -> None:
    """Ask about `what` ("kind:name"), as a click on the map does."""
    session.update(selected=what)


def figures(shown: Sequence[Figure], ask: Callable[[str], None] = select) -> None:
    """Draw key figures: each opens who says so in one click. As few elements as can be: they go with each step."""
    still = ""
    for each in shown:
        if not each.ask:
            number = f"<b>{swatch(each.colour)}{escape(each.number)}</b>"
            note = f"<div class='small'>{escape(each.note)}</div>" if each.note else ""
            still += f"<div class='figure'>{number} {escape(each.words)}</div>{note}"
            continue
        html(still)
        still = ""
        st.button(
            f"**{plain(each.number)}** {plain(each.words)}" + (f"\n:small[{plain(each.note)}]" if each.note else ""),
            key=f"ask-{each.colour or 'plain'}-{each.ask}",
            type="tertiary",
            on_click=ask,
            args=(each.ask,),
        )
    html(still)


def swatch(colour: str) -> str:
    """A little square in a colour of the map; "" for none."""
    return f"<span class='swatch' style='background:var(--{colour})'></span>" if colour else ""


@dataclass(frozen=True)
class Told:
    """An event with the words it is listed by."""

    start: int
    end: int
    known_from: int
    theatre: str
    html: str
    number: int


@of_evidence()
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
            f"<span class='small'>({claim_card.link(sources[event.source_id], event.claimant)})</span>"
            f"{claim_card.marks(event.mark_reason)}",
            number,
        )
        for number, event in enumerate(store.tables().events.sort_values("start", ascending=False).itertuples())
    )


def events(view: View, theatres: Sequence[str], room: Room) -> None:
    """Draw what was reported; in pieces, a step sends only those it changes."""
    said = event_pieces(view, theatres, room.events)
    for piece in said if room.pieces else ["".join(said)]:
        html(piece)


def event_pieces(view: View, theatres: Sequence[str], most: int) -> list[str]:
    """HTML of a heading and of each event of the shown day or window and the weeks before it, latest first.

    With what began earlier and still runs. Only what was known; where there are more than `most`, how many.
    """
    first, known = view.day - max(view.window, RECENT_DAYS), session.known_by_day(view)
    heard = [
        each
        for each in told()
        if each.start <= view.day
        and (each.start > first or each.end > view.day)
        and each.known_from <= known
        and each.theatre in theatres
    ]
    shown = heard[:most]
    more = f"{len(shown)} of {len(heard)} in these weeks, the others on the Evidence page"
    if not heard:
        more = f"No event is recorded in the {RECENT_DAYS} days before. Move the clock, or jump to the next change."
    told_more = f"<div class='small'>{more}</div>" if len(heard) != len(shown) or not heard else ""
    today = ",".join(f".event-{each.number}" for each in shown if each.start <= view.day < each.end)
    bold = f"<style>{today}{{font-weight:650}}</style>" if today else ""  # so an event is the same today and later
    return [
        f"<h3 class='section'>What was reported</h3>{told_more}{bold}",
        *(f"<div class='event event-{each.number}'>{each.html}</div>" for each in shown),
    ]


def details(view: View) -> bool:
    """Who says so: everything known about what was clicked; False when nothing is selected."""
    kind, _, name = view.selected.partition(":")
    if not view.selected:
        return False
    if not name or kind not in SHOW:
        st.html("<div class='small'>What the link asks about is not on this page; here is what it usually shows.</div>")
        return False
    if st.button("Back to figures", icon=":material/arrow_back:", key="close-details", type="tertiary"):
        session.update(selected="")
        st.rerun(scope="fragment")
    SHOW[kind](name, view)
    return True


def _answer(kind: str) -> Callable[[str, View], None]:
    def show(name: str, view: View) -> None:
        answers = why_panel.ANSWERS[kind](name, view, view.perspective)
        if answers:
            why_panel.draw(answers, session.known_by_day(view))
        else:
            st.html(f"<div class='small'>{UNKNOWN}</div>")

    return show


def _theatre(name: str, view: View) -> None:
    if name not in store.theatres().ids:
        st.html("<div class='small'>This front is not in the evidence.</div>")
        return
    held = store.area_on(view.day, session.known_series(view), name, view.perspective)
    title = escape(store.theatres().words(name))
    st.html(f"<p class='panel-title'>{title}</p><div class='small'>on {in_words(view.day)}</div>")
    if held is None:
        st.html("<div class='small'>No front is in the evidence for this day.</div>")
    else:
        controls = (("UA", "under Ukrainian control", "ua"), ("contested", "contested", "contested"))
        figures([
            Figure(square_km(held[control]), f"{words}; computed from claims", "", colour, f"figure:{name}.{control}")
            for control, words, colour in controls
        ])  # fmt: skip
    if st.button("Open the front", type="primary", key="open-front"):
        session.move(theatre=name, camera=(), selected="")
        st.switch_page(page_files.FRONTS)


def square_km(area: float) -> str:
    """An area in words: "about 1 150 km²"."""
    return "0 km²" if area < 0.5 else f"about {number_words(round(area))} km²"


def change_words(change: float, unit: str = "km²", digits: int = 0) -> str:
    """A change in words: "about +12 km²", "about −0.3 km² a day", "0 km²" for what rounds to nothing."""
    size = f"{abs(change):,.{digits}f}".replace(",", THIN)
    if not float(size.replace(THIN, "")):
        return f"0 {unit}"
    return f"about {'+' if change > 0 else '−'}{size} {unit}"


UNKNOWN = "This is not in the evidence, or not drawn from the chosen perspective."
SHOW: Mapping[str, Callable[[str, View], None]] = {
    "theatre": _theatre,
    **{kind: _answer(kind) for kind in why_panel.ANSWERS},
}
