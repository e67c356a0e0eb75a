"""The supply routes: what goes which way, by whose word."""

import streamlit as st

from pages.board import board, panel, sidebar
from pages.board.panel import Room
from pages.shell import session
from pages.shell.link import View
from pages.supply import board as supply_board
from pages.supply import layers, vessels

PARTS = ["Quantities", "Voyages and ships"]


def fly(name: str) -> None:
    """Send the camera to a named view."""
    session.move(theatre=name, camera=())


def beside(view: View, room: Room) -> None:
    """The panel: figures, claims as a chart, events; or voyages and ships; or who says so."""
    if panel.details(view):
        return
    if room.views:
        with st.container(horizontal=True, gap="small"):
            for words, camera in supply_board.PLACES.items():
                st.button(words, key=f"fly-{camera}", on_click=fly, args=(camera,))
    st.session_state.setdefault("supply-part", PARTS[0])
    part = st.segmented_control("Show", PARTS, key="supply-part", label_visibility="collapsed", required=True)
    if part == PARTS[1]:
        vessels.draw(view)
        return
    panel.figures(layers.headlines(view))
    from pages.charts import supply  # noqa: PLC0415 - charts are imported while the browser starts to draw the map

    supply.draw(view)
    panel.events(view, supply_board.THEATRES, room)


board.show(supply_board.BOARD, beside)
sidebar.draw("supply", perspectives=True)  # after the map, which is what a visitor waits for
