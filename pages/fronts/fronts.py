"""The fronts: who held which ground, since when, and who says so."""

import streamlit as st

from pages.board import board, panel, sidebar
from pages.board.panel import Room
from pages.fronts import board as front_board
from pages.fronts import layers, raions
from pages.shell import session, store
from pages.shell.link import View


def beside(view: View, room: Room) -> None:
    """The panel: theatre, figures, area over time, events; or who says so."""
    if panel.details(view):
        return
    here = front_board.theatre(view)
    choices = store.theatres().choices
    st.session_state["theatre"] = here if here in choices else store.theatres().default
    st.segmented_control(
        "Front",
        list(choices),
        key="theatre",
        format_func=choices.__getitem__,
        on_change=lambda: session.move(theatre=st.session_state["theatre"] or here, camera=()),
        label_visibility="collapsed",
        required=True,
    )
    panel.figures(layers.key_figures(view, here))
    from pages.charts import area  # noqa: PLC0415 - charts are imported while the browser starts to draw the map

    area.draw(view, here)
    if room.raions and (shown := raions.figures(view, here)):
        panel.heading("Under Ukrainian control, by raion")
        panel.figures(shown)
    panel.events(view, store.theatres().under(here), room)


board.show(front_board.BOARD, beside)
sidebar.draw("fronts", perspectives=True)  # after the map, which is what a visitor waits for
