"""A map with its clock on the left and what it says on the right: the shape of every page with a map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import pydeck as pdk
import streamlit as st

from data.days import in_words
from layers.cameras import Camera
from layers.clock_filter import ClockView
from layers.deck import deck
from layers.legend import CREDIBILITY_KEY, CREDITS, Row
from layers.look import Look
from pages import controls, legend_html, session, style
from pages.link import View

MAP_SHARE, PANEL_SHARE = 0.72, 0.28


@dataclass(frozen=True)
class Board:
    """What one page puts on the map and beside it."""

    key: str
    place: Callable[[View], str]
    layers: Callable[[Look, ClockView | None], list[pdk.Layer]]
    legend: Sequence[Row]
    camera: Camera
    panel: Callable[[View], None]
    as_of: Callable[[View], str]
    changes: Sequence[int]
    named: Sequence[tuple[int, str]]


def show(board: Board) -> None:
    """Draw the board; while time runs only this part of the page runs again."""
    every = controls.TICK if controls.playing() else None
    st.fragment(_draw, run_every=every)(board)


def _draw(board: Board) -> None:
    if controls.playing():
        controls.tick()
        if not controls.playing():
            st.rerun()
    left, right = st.columns([MAP_SHARE, PANEL_SHARE], gap="small")
    with left:
        _plain_map(board)
        controls.draw(board.changes, board.named)
    with right, st.container(key="panel"):
        board.panel(session.current())
    session.write_url()


def when(view: View) -> str:
    """The shown day or window in words, with what was known."""
    day = in_words(view.day)
    shown = day if view.window <= 1 else f"{in_words(view.day - view.window + 1)} – {day}"
    known = "as known then" if view.known_by == "shown" else f"as known {in_words(session.known_by_day(view))}"
    return f"{shown}, {known}"


def _plain_map(board: Board) -> None:
    view = session.current()
    theme = style.theme()
    look = look_of(view)
    with st.container(key="stage"):
        st.html(
            f"<div class='map-title'><div class='what'>{escape(board.place(view))}</div>"
            f"<div class='when num'>{escape(when(view))}</div>"
            f"<div class='small'>{escape(board.as_of(view))}</div></div>"
            f"<div class='map-legend'>{legend_html.html(board.legend, theme)}"
            f"<div class='small'>{escape(CREDIBILITY_KEY)}</div></div>"
            f"<div class='map-credits'>{escape(CREDITS)}</div>"
        )
        made = deck(board.layers(look, session.clock_view(view)), board.camera, theme)
        picked = st.pydeck_chart(
            made, key=f"map-{board.key}", on_select="rerun", selection_mode="single-object", height=500
        )
    chosen = _selected(picked)
    if chosen != st.session_state.get(f"picked-{board.key}"):
        st.session_state[f"picked-{board.key}"] = chosen
        session.update(selected=chosen)


def look_of(view: View) -> Look:
    """How the map is drawn for this view."""
    return Look(
        theme=style.theme(),
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
