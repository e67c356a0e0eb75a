"""A map with its clock on the left and what it says on the right: the shape of every page with a map."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from operator import attrgetter
from typing import get_args

import pydeck as pdk
import streamlit as st

from data.time.days import in_words
from layers.looks.cameras import Camera
from layers.looks.clock_filter import ClockView
from layers.looks.deck import deck
from layers.looks.look import Look
from layers.looks.palette import Theme
from layers.map.legend import CREDIBILITY_KEY, CREDITS, Row
from pages.board import controls, instant_map, legend_html, time_axis
from pages.board.time_axis import Axis
from pages.shell import address, evidence_store, session, style
from pages.shell.link import View

MISSING = (
    "The instant map is not installed, so the plain map is shown: "
    "`pip install -r requirements.txt` builds it (see the README)."
)


@dataclass(frozen=True)
class Board:
    """What one page puts on the map and beside it.

    `place` and `as_of` are words for a view; `layers` makes the map's layers for a look, a clock (None: the map
    keeps the clock itself) and a view; `camera` is where it starts; `kinds` are the bars of the time axis and
    `theatres` gives whose events are marked on it, unless `axis` makes another; `parameters` is what the page adds to
    the address; on the instant map `area` is the ring of (lon, lat) the page draws, `selected` what is ringed.
    """

    key: str
    place: Callable[[View], str]
    as_of: Callable[[View], str]
    layers: Callable[[Look, ClockView | None, View], list[pdk.Layer]]
    legend: Sequence[Row]
    camera: Callable[[View], Camera]
    kinds: tuple[str, ...]
    theatres: Callable[[], tuple[str, ...]]
    parameters: Callable[[], Mapping[str, str]] = dict
    axis: Callable[[View], Axis] | None = None
    area: Callable[[], tuple[tuple[float, float], ...]] = tuple
    selected: Callable[[View], str] = attrgetter("selected")

    def time_axis(self, view: View) -> Axis:
        """What the time axis shows."""
        return self.axis(view) if self.axis else time_axis.of(self.kinds, self.theatres(), view)


def show(board: Board, panel: Callable[[View], None]) -> None:
    """Draw the board, and `panel` beside it; while time runs only this part of the page runs again."""
    instant = instant_map.installed() and session.current().map != "plain"
    if not instant_map.installed() and not st.session_state.get("told-plain"):
        st.session_state["told-plain"] = True
        st.toast(MISSING, icon=":material/info:", duration="long")
    if not instant:
        _standing(board)
        with st.sidebar:
            controls.settings(board.time_axis(session.current()).marks)
    every = controls.TICK if controls.playing() and not instant else None
    st.fragment(_draw, run_every=every)(board, panel, instant)


def _standing(board: Board) -> None:
    """Legend and credits of the plain map: they stand still, so a step of the clock does not send them."""
    st.html(
        f"<div class='map-legend'>{legend_html.html(board.legend)}"
        f"<div class='small'>{escape(CREDIBILITY_KEY)}</div></div>"
        f"<div class='map-credits'>{escape(CREDITS)}</div>"
    )


def _draw(board: Board, panel: Callable[[View], None], instant: bool) -> None:
    if evidence_store.behind():
        st.rerun()
    if controls.playing() and not instant:
        controls.tick()
        if not controls.playing():
            st.rerun()
    left, right = st.columns([style.MAP_SHARE, style.PANEL_SHARE], gap="small", wrap=False)
    with left:
        if instant:
            _instant(board)
        else:
            _plain(board)
    with right, st.container(key="panel"):
        panel(session.current())
    session.write_url(board.parameters())


def _instant(board: Board) -> None:
    view = session.current()
    instant_map.draw(on_map(board, view), board.selected(view))


def on_map(board: Board, view: View) -> instant_map.OnMap:
    """What the instant map shows of `view`, in both themes."""
    light, dark = (
        deck(board.layers(look_of(view, theme), None, view), board.camera(view)) for theme in get_args(Theme)
    )
    return instant_map.OnMap(
        light,
        dark,
        key=f"map-{board.key}",
        place=board.place(view),
        as_of=board.as_of(view),
        rows=board.legend,
        axis=board.time_axis(view),
        area=board.area(),
        start=board.camera(view),
    )


def _plain(board: Board) -> None:
    _plain_map(board)
    controls.draw(board.time_axis(session.current()).changes)
    if controls.playing():
        st.html(f"<i class='{address.RUNS}'></i>")


def when(view: View) -> str:
    """The shown day or window in words, with what was known."""
    day = in_words(view.day)
    shown = day if view.window == 0 else f"{in_words(view.day - view.window)} – {day}"
    known = "as known then"
    if view.known_by != "shown":
        known = f"as known {in_words(session.known_by_day(view))}"
    return f"{shown}, {known}"


def _plain_map(board: Board) -> None:
    view = session.current()
    look = look_of(view, style.theme())
    st.html(
        f"<div class='map-title'><div class='what'>{escape(board.place(view))}</div>"
        f"<div class='when num'>{escape(when(view))}</div>"
        f"<div class='small'>{escape(board.as_of(view))}</div></div>"
    )
    made = deck(board.layers(look, session.clock_view(view), view), board.camera(view))
    picked = st.pydeck_chart(
        made, key=f"map-{board.key}", on_select="rerun", selection_mode="single-object", height=500
    )
    chosen = _selected(picked)
    if address.returned():  # what is selected is as the address says, whatever was last clicked
        st.session_state[f"picked-{board.key}"] = chosen
    elif chosen != st.session_state.get(f"picked-{board.key}", ""):
        st.session_state[f"picked-{board.key}"] = chosen
        session.update(selected=chosen)


def look_of(view: View, theme: Theme) -> Look:
    """How the map is drawn for this view."""
    return Look(
        theme=theme,
        opacities={name: share / 100 for name, share in view.opacities},
        hidden=frozenset(view.hidden),
    )


def _selected(picked: object) -> str:
    objects = getattr(getattr(picked, "selection", None), "objects", None) or {}
    for features in objects.values():
        for feature in features:
            properties = feature.get("properties", feature)
            if properties.get("id"):
                return str(properties["id"])
    return ""
