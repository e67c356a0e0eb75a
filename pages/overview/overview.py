"""The story at a glance: the fronts, what goes each way, and what was last reported."""

from pages.board import board, panel, sidebar
from pages.board.panel import Room
from pages.fronts import layers as front_layers
from pages.overview import board as overview_board
from pages.shell import store
from pages.shell.link import View
from pages.supply import layers as supply_layers


def beside(view: View, room: Room) -> None:
    """The panel: the theatres, the supply routes, latest events; or who says so."""
    if panel.details(view):
        return
    panel.heading("The fronts")
    panel.figures(front_layers.each(view))
    panel.heading("The supply routes, as claimed")
    panel.figures(supply_layers.headlines(view))
    panel.events(view, store.subjects(), room)


board.show(overview_board.BOARD, beside)
sidebar.draw("overview", perspectives=True)  # after the map, which is what a visitor waits for
