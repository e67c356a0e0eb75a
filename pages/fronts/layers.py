"""The fronts' layers in drawing order, and their key figures."""

import pydeck as pdk

from data.belief import perspective_text
from data.belief.perspective import DEFAULT, silence
from data.tables.coverage import front_end, latest_knowledge
from data.time.days import in_words
from layers.looks.clock_filter import ClockView
from layers.looks.look import Look
from layers.map import contact_line, control, events, settlements, theatres, uncertainty
from pages.board.panel import Figure, change_words, square_km
from pages.shell import base_store, session, store
from pages.shell.evidence_store import of_evidence
from pages.shell.link import View


def layers(look: Look, view: ClockView | None, perspective: str, zoom: float) -> list[pdk.Layer]:
    """Everything the fronts page draws, from the ground up; names as far as there is room at `zoom`."""
    urls = store.front_urls(perspective)
    drawn = base_store.ground(look)
    parts = {
        "control": lambda: control.layers(urls.control, look, view),
        "uncertainty": lambda: uncertainty.layers(urls.band, look, view),
        "lines": lambda: base_store.lines(look, "front"),
        "contact-line": lambda: contact_line.layers(urls.line, look, view),
        "settlements": lambda: settlements.layers(urls.settlements, look, view),
        "names": lambda: settlements.names(base_store.front_names(), look, zoom),
        "events": lambda: events.layers(store.event_url(), look, view),
    }
    for name, make in parts.items():
        if look.shows(name):
            drawn += make()
    return drawn


def areas(look: Look, view: ClockView | None, perspective: str = "") -> list[pdk.Layer]:
    """Only the ground held, for maps on which the fronts are a few pixels."""
    urls = store.front_urls(perspective)
    held = control.layers(urls.control, look, view) if look.shows("control") else []
    return [*held, *theatres.layers(store.theatre_url(), look)]


def as_of(view: View, perspective: str = "") -> str:
    """Who is believed, where that is not the usual, and how far the evidence on the fronts reaches."""
    text = perspective or view.perspective
    chosen = perspective_text.read(text)
    if reason := empty_because(view, text):
        return f"{reason}: all ground on Russia’s side counts as Russian"
    believed = f"{chosen.label}: " if chosen.name != DEFAULT.name else ""
    if view.day >= front_end():
        return f"no front is drawn after {in_words(front_end() - 1)}: nothing later is in the evidence"
    return f"{believed}fronts as reported up to {in_words(min(front_end() - 1, session.known_by_day(view)))}"


def empty_because(view: View, perspective: str) -> str:
    """Why a front is empty because no claim at all counts, as a sentence's beginning; "" where any does."""
    known = session.known_by_day(view)
    reason = _silence(perspective, latest_knowledge()) or _silence(perspective, known)
    return f"{reason} by {in_words(known)}" if reason.endswith("published") else reason


@of_evidence(max_entries=512)
def _silence(perspective: str, known_by: int) -> str:
    claims = store.tables().control_claims
    return silence(claims.loc[claims["known_from"] <= known_by], perspective_text.read(perspective))


def each(view: View) -> list[Figure]:
    """Ground under Ukrainian control in each theatre, one line each."""
    shown = []
    for front in store.theatres().every:
        theatre, words = front.id, f"in {front.place}"
        held = store.area_on(view.day, session.known_series(view), theatre, view.perspective)
        if held is None:
            shown.append(Figure("not known", f"under Ukrainian control {words}", colour="ua"))
            continue
        high = held["UA"] + held["contested"]
        shown.append(
            Figure(
                square_km(held["UA"]),
                f"under Ukrainian control {words}",
                f"up to {square_km(high)} with contested ground; computed from claims" if high >= 0.5 else "",
                "ua",
                f"figure:{theatre}.held",
            )
        )
    return shown


def key_figures(view: View, theatre: str) -> list[Figure]:
    """Ground by control on the shown day, with the range that contested ground leaves open."""
    held = store.area_on(view.day, session.known_series(view), theatre, view.perspective)
    if held is None:
        return [Figure("–", "no front in the evidence for this day")]
    low, high = held["UA"], held["UA"] + held["contested"]
    week = store.area_on(view.day - 7, session.known_series(view), theatre, view.perspective)
    change = change_words(low - week["UA"]) if week else "not known"
    reason = empty_because(view, view.perspective)
    note = f"{reason[:1].upper()}{reason[1:]}." if reason else f"up to {square_km(high)} with contested ground"
    return [
        Figure(square_km(low), "under Ukrainian control", note, "ua", f"figure:{theatre}.UA"),
        Figure(square_km(held["contested"]), "contested", "", "contested", f"figure:{theatre}.contested"),
        Figure(
            change,
            "under Ukrainian control in seven days",
            "" if week else "The evidence does not reach back to seven days before.",
            ask=f"measure:{theatre}.speed_km2_per_day" if week else "",
        ),
    ]
