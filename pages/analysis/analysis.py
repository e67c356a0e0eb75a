"""Analysis: question the front. Who is believed, what was known when, figures with ranges, and finding."""

from collections.abc import Sequence
from typing import Any

import pydeck as pdk
import streamlit as st

from data.belief import perspective_text
from layers.looks import cameras
from layers.looks.clock_filter import ClockView
from layers.looks.look import Look
from layers.looks.palette import Role
from layers.map import contact_line, control, disagreement, found, gains, legend, settlements
from pages.analysis import (
    figures,
    finder,
    known,
    perspectives,
    search,
    why,
)
from pages.analysis import (
    store as analysis_store,
)
from pages.analysis import (
    view as analysis_view,
)
from pages.board import board, time_axis
from pages.board.panel import Room
from pages.fronts import layers as front_layers
from pages.shell import address, base_store, session, store
from pages.shell.link import View

DRAW = {
    "perspectives": perspectives.draw,
    "known": known.draw,
    "figures": figures.draw,
    "finder": finder.draw,
}
KINDS = ("UA", "RU", "contested", "event")
GROUND = {"ua": "under Ukrainian control", "all": "under Ukrainian control or contested"}


def beside(view: View, _room: Room) -> None:
    """The panel: who says so, or the open view."""
    if why.show(view):
        return
    asked = analysis_view.current()
    st.session_state["analysis-open"] = asked.view
    st.segmented_control(
        "View",
        list(analysis_view.VIEWS),
        key="analysis-open",
        required=True,
        format_func=analysis_view.VIEWS.__getitem__,
        on_change=_opened,
        label_visibility="collapsed",
    )
    DRAW[asked.view](view)


def _opened() -> None:
    analysis_view.update(view=st.session_state["analysis-open"])


def layers(look: Look, clock: ClockView | None, view: View) -> list[pdk.Layer]:
    """The ground, what the open view is about, the contact line and names."""
    finder.hear()
    drawn = [*base_store.ground(look), *_about(look, clock, view)]
    drawn += base_store.lines(look, "front")
    drawn += _line(look, clock, view)
    drawn += settlements.names(base_store.front_names(), look, camera(view).zoom)
    if analysis_view.current().view == "finder":
        rows = search.rows_on_map(view)
        drawn += found.layers(analysis_store.found_url(rows), look)
    return drawn


def _line(look: Look, clock: ClockView | None, view: View) -> list[pdk.Layer]:
    """Contact line and settlements; as known then where the map shows that, and then's line dashed beside now's."""
    asked, text = analysis_view.current(), analysis_view.perspective(view)
    urls = store.front_urls(text)
    line, places = urls.line, urls.settlements
    drawn: list[pdk.Layer] = []
    if asked.view == "known" and asked.fronts != "now":
        then, now = analysis_store.known(asked.then, asked.then_date, view.day), session.known_by_day(view)
        of_then = analysis_store.then_line_url(text, then, now)
        if asked.fronts == "then":
            line, places = of_then, analysis_store.then_settlements_url(text, then, now)
        else:
            drawn += disagreement.other_line(of_then, look, clock)
    drawn += contact_line.layers(line, look, clock)
    return drawn + settlements.layers(places, look, clock)


def _about(look: Look, clock: ClockView | None, view: View) -> list[pdk.Layer]:
    asked, text = analysis_view.current(), analysis_view.perspective(view)
    if asked.view == "perspectives":
        areas = disagreement.layers(analysis_store.compared_urls(text, asked.against, asked.held), look, clock)
        return areas + disagreement.other_line(store.front_urls(asked.against).line, look, clock)
    if asked.view == "known":
        then = analysis_store.known(asked.then, asked.then_date, view.day)
        urls = analysis_store.then_urls(text, then, session.known_by_day(view), asked.held)
        kept = {"difference": ("both", "only_a", "only_b"), "then": ("both", "only_a"), "now": ("both", "only_b")}
        return disagreement.layers({each: urls[each] for each in kept[asked.fronts]}, look, clock)
    if asked.view == "figures" and asked.figure == "gains":
        since = why.since(view)
        return gains.layers(analysis_store.changes_url(text, since, view.day, session.known_by_day(view)), look)
    return control.layers(store.front_urls(text).control, look, clock)


def camera(view: View) -> cameras.Camera:
    """Where the map starts: where the link says, else over the chosen theatre."""
    return cameras.front(store.theatres(), store.theatres().chosen(view.theatre))


def place(view: View) -> str:
    """What the map shows, in words."""
    asked = analysis_view.current()
    first = perspective_text.read(analysis_view.perspective(view)).label
    if asked.view == "perspectives":
        return f"{first} against {perspective_text.read(asked.against).label}"
    if asked.view == "known":
        return {"difference": "Then and now", "then": "As known then", "now": "As known now"}[asked.fronts]
    if asked.view == "figures" and asked.figure == "gains":
        return f"Gained and lost since {figures.in_words(why.since(view))}"
    return "What was found" if asked.view == "finder" else f"The front, {first.lower()}"


def as_of(view: View) -> str:
    """How the map is made: who is believed, or that nobody is."""
    return front_layers.as_of(view, analysis_view.perspective(view))


class OpenLegend(Sequence[legend.Row]):
    """The legend of whatever view is open: opening another one runs the board again, not this page."""

    def __getitem__(self, n: Any) -> Any:  # noqa: ANN401 - an index or a slice, as a tuple takes them
        return rows()[n]

    def __len__(self) -> int:
        return len(rows())


def rows() -> tuple[legend.Row, ...]:
    """The legend of the open view."""
    asked, view = analysis_view.current(), session.current()
    line = legend.Row("line", Role.INK, "contact line", size=3)
    first = perspective_text.read(analysis_view.perspective(view)).label
    if asked.view == "perspectives":
        other = perspective_text.read(asked.against).label
        dashed = legend.Row("dash", Role.MUNITIONS, f"contact line, {other}", size=2.5)
        return (*disagreement.rows(first, other, GROUND[asked.held]), line, dashed)
    if asked.view == "known":
        then = f"as known then ({known.when(view)})"
        dashed = legend.Row("dash", Role.MUNITIONS, "contact line as known then", size=2.5)
        both = (line, dashed) if asked.fronts == "difference" else (line,)
        return (*disagreement.rows(then, "as known now", GROUND[asked.held]), *both)
    if asked.view == "figures" and asked.figure == "gains":
        return (*gains.LEGEND, line)
    return (*legend.FRONTS[:4], *(found.LEGEND if asked.view == "finder" else ()))


def axis(view: View) -> time_axis.Axis:
    """The time axis: what a search found while there is one, else all claims and events."""
    if analysis_view.current().view == "finder" and search.searching():
        return time_axis.found(search.dated(view))
    return time_axis.of(KINDS, store.theatres().ids, view, analysis_view.perspective(view))


if address.returned():
    analysis_view.revisit()
board.show(
    board.Board(
        key="analysis",
        place=place,
        as_of=as_of,
        layers=layers,
        legend=OpenLegend(),
        camera=camera,
        kinds=KINDS,
        theatres=lambda: store.theatres().ids,
        parameters=analysis_view.parameters,
        axis=axis,
        area=lambda: analysis_view.current().corners,
        selected=why.ringed,
    ),
    beside,
)
