"""The story at a glance: both fronts, what goes each way, and what was last reported."""

from layers import cameras, legend
from layers.palette import Role
from pages import board, front_layers, panel, session, sidebar, supply_layers
from pages.link import View


def beside(view: View) -> None:
    """The panel: both theatres, the supply routes, latest events; or who says so."""
    if panel.details(view):
        return
    panel.heading("The fronts")
    panel.figures(front_layers.both(view))
    panel.heading("The supply routes, as claimed")
    panel.figures(supply_layers.headlines(view))
    panel.events(view, ("kursk", "belgorod", "supply", "diplomacy"))


board.show(
    board.Board(
        key="overview",
        place=lambda _view: "Fronts and supply routes",
        layers=lambda look, view: supply_layers.layers(look, view)
        + front_layers.areas(look, view, session.current().perspective),
        legend=(*legend.FRONTS[:3], *legend.DIRECTIONS, *legend.STANDING, *legend.widths(Role.MUNITIONS)),
        camera=lambda _view: cameras.SUPPLY,
        panel=beside,
        as_of=front_layers.as_of,
        kinds=("UA", "RU", "contested", "supply", "event"),
        theatres=("kursk", "belgorod", "supply", "diplomacy"),
    )
)
sidebar.draw("overview", perspectives=True)  # after the map, which is what a visitor waits for
