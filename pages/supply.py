"""The supply routes: what goes which way, by whose word."""

import streamlit as st

from layers import cameras, legend
from pages import board, panel, session, sidebar, style, supply_charts, supply_layers, vessels
from pages.link import View

PARTS = ["Quantities", "Voyages and ships"]


def beside(view: View) -> None:
    """The panel: figures, claims as a chart, events; or voyages and ships; or who says so."""
    if panel.details(view):
        return
    st.session_state.setdefault("supply-part", PARTS[0])
    part = st.segmented_control("Show", PARTS, key="supply-part", label_visibility="collapsed", required=True)
    if part == PARTS[1]:
        panel.heading("Dated voyages")
        panel.html(vessels.html(view))
        panel.heading("Ships")
        panel.html(vessels.ships_html(view))
        return
    panel.html(panel.figures(supply_layers.headlines(view)))
    supply_charts.draw(session.known_by_day(view), style.theme())
    panel.html(panel.events_html(view, ("supply", "diplomacy")))


sidebar.draw("supply", perspectives=False)
board.show(
    board.Board(
        key="supply",
        place=lambda _view: "Pyongyang – Russia supply routes",
        layers=supply_layers.layers,
        legend=(*legend.DIRECTIONS, *legend.STANDING, *supply_layers.width_rows()),
        camera=lambda _view: cameras.SUPPLY,
        panel=beside,
        as_of=supply_layers.as_of,
        kinds=("supply", "event"),
        theatres=("supply", "diplomacy"),
    )
)
