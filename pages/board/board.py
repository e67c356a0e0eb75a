"""A map with its clock on the left and what it says on the right: the shape of every page with a map."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import get_args

import pydeck as pdk
import streamlit as st

from layers.looks.cameras import Camera
from layers.looks.clock_filter import ClockView
from layers.looks.deck import deck
from layers.looks.look import Look
from layers.looks.palette import Theme
from layers.map.legend import Row
from pages.board import instant_map, plain_map, plain_theme, time_axis
from pages.board.panel import Room
from pages.board.time_axis import Axis
from pages.shell import evidence_store, session, style
from pages.shell.link import View

Panel = Callable[[View, Room], None]  # draws what stands beside the map, in the room there is


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


def show(board: Board, panel: Panel) -> None:
    """Draw the board, and `panel` beside it; while time runs only this part of the page runs again."""
    plain_map.say_why()
    plain = plain_map.shown(session.current())
    if plain:
        plain_map.standing(board.legend)
        with st.sidebar:
            plain_map.settings(board.time_axis(session.current()).marks)
    every = plain_map.TICK if plain and plain_map.playing() else None
    st.fragment(_draw, run_every=every)(board, panel, plain)


def _draw(board: Board, panel: Panel, plain: bool) -> None:
    if evidence_store.behind():
        st.rerun()
    if plain and plain_map.playing():
        plain_map.tick()
        if not plain_map.playing():
            st.rerun()
    left, right = st.columns([style.MAP_SHARE, style.PANEL_SHARE], gap="small", wrap=False)
    with left:
        if plain:
            _plain(board)
        else:
            _instant(board)
    with right, st.container(key="panel"):
        panel(session.current(), plain_map.ROOM if plain else Room())
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
    view = session.current()
    theme = style.theme()
    plain_theme.follow(theme)
    layers = board.layers(look_of(view, theme), session.clock_view(view), view)
    plain_map.draw(
        plain_map.OnMap(
            deck(layers, board.camera(view)),
            key=f"map-{board.key}",
            place=board.place(view),
            as_of=board.as_of(view),
            axis=board.time_axis(view),
        )
    )


def look_of(view: View, theme: Theme) -> Look:
    """How the map is drawn for this view."""
    return Look(
        theme=theme,
        opacities={name: share / 100 for name, share in view.opacities},
        hidden=frozenset(view.hidden),
    )
