"""What stands on the map of the overview, for any view: the supply routes, and the ground held at the fronts."""

from typing import Final

import pydeck as pdk

from layers import cameras, legend
from layers.clock_filter import ClockView
from layers.look import Look
from layers.palette import Role
from pages import front_layers, store, supply_layers
from pages.board import Board
from pages.link import View


def _layers(look: Look, clock: ClockView | None, view: View) -> list[pdk.Layer]:
    routes = supply_layers.layers(look, clock, view.perspective)
    return routes + front_layers.areas(look, clock, view.perspective)


BOARD: Final = Board(
    key="overview",
    place=lambda _view: "Fronts and supply routes",
    layers=_layers,
    legend=(*legend.FRONTS[:3], *legend.DIRECTIONS, *legend.STANDING, *legend.widths(Role.MUNITIONS)),
    camera=lambda _view: cameras.SUPPLY,
    as_of=front_layers.as_of,
    kinds=("UA", "RU", "contested", "supply", "event"),
    theatres=store.subjects,
)
