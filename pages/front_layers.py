"""The fronts' layers in drawing order, and their key figures."""

import pydeck as pdk

from data import perspective_text
from data.coverage import FRONT_END
from data.days import in_words
from data.perspective import DEFAULT
from layers import contact_line, control, events, settlements, theatres, uncertainty
from layers.clock_filter import ClockView
from layers.look import Look
from pages import base_store, session, store
from pages.link import View
from pages.panel import Figure


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
    return [
        *control.layers(urls.control, look, view),
        *theatres.layers(store.theatre_url(), look),
    ]


def as_of(view: View, perspective: str = "") -> str:
    """Who is believed, where that is not the usual, and how far the evidence on the fronts reaches."""
    text = perspective or view.perspective
    chosen = perspective_text.read(text)
    if not chosen.kinds:
        return "nobody is believed: all ground on Russia’s side counts as Russian"
    believed = f"{chosen.label}: " if chosen.name != DEFAULT.name else ""
    if view.day >= FRONT_END:
        return f"no front is drawn after {in_words(FRONT_END - 1)}: nothing later is in the evidence"
    return f"{believed}fronts as reported up to {in_words(min(FRONT_END - 1, session.known_by_day(view)))}"


def both(view: View) -> list[Figure]:
    """Ground under Ukrainian control in each theatre, one line each."""
    shown = []
    for theatre, words in (("kursk", "in Kursk Oblast"), ("belgorod", "in Belgorod Oblast")):
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
    change = held["UA"] - week["UA"] if week else 0.0
    return [
        Figure(square_km(low), "under Ukrainian control", f"up to {square_km(high)} with contested ground", "ua"),
        Figure(square_km(held["contested"]), "contested", colour="contested"),
        Figure(f"{change:+,.0f} km²".replace(",", "\u2009"), "under Ukrainian control in seven days"),
    ]


def square_km(area: float) -> str:
    """An area in words: "about 1 150 km²"."""
    if area < 0.5:
        return "0 km²"
    return f"about {area:,.0f} km²".replace(",", "\u2009")
