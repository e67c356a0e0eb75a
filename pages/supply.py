"""The supply routes: what goes which way, by whose word."""

import streamlit as st

from layers import cameras, legend
from layers.palette import Role
from pages import board, panel, session, sidebar, supply_layers, vessels
from pages.link import View

PARTS = ["Quantities", "Voyages and ships"]
PLACES = {"Whole way": "supply", "Sea of Japan": "sea", "Ports": "ports"}


def fly(name: str) -> None:
    """Send the camera to a named view."""
    session.move(theatre=name, camera=())


def beside(view: View) -> None:
    """The panel: figures, claims as a chart, events; or voyages and ships; or who says so."""
    if panel.details(view):
        return
    if view.map != "plain":  # the plain map's camera is the reader's own
        with st.container(horizontal=True, gap="small"):
            for words, camera in PLACES.items():
                st.button(words, key=f"fly-{camera}", on_click=fly, args=(camera,))
    st.session_state.setdefault("supply-part", PARTS[0])
    part = st.segmented_control("Show", PARTS, key="supply-part", label_visibility="collapsed", required=True)
    if part == PARTS[1]:
        vessels.draw(view)
        return
    panel.figures(supply_layers.headlines(view))
    from pages import supply_charts  # noqa: PLC0415 - charts are imported while the browser starts to draw the map

    supply_charts.draw(view)
    panel.events(view, ("supply", "diplomacy"))


board.show(
    board.Board(
        key="supply",
        place=lambda _view: "Pyongyang – Russia supply routes",
        layers=supply_layers.layers,
        legend=(*legend.DIRECTIONS, *legend.STANDING, *legend.PLACES, *legend.widths(Role.MUNITIONS)),
        camera=lambda view: cameras.NAMED[view.theatre if view.theatre in PLACES.values() else "supply"],
        panel=beside,
        as_of=supply_layers.as_of,
        kinds=("supply", "event"),
        theatres=("supply", "diplomacy"),
    )
)
sidebar.draw("supply", perspectives=True)  # after the map, which is what a visitor waits for
