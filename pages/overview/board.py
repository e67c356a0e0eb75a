"""What stands on the map of the overview, for any view: the supply routes, and the ground held at the fronts."""

from typing import Final

import pydeck as pdk

from layers.looks import cameras
from layers.looks.clock_filter import ClockView
from layers.looks.look import Look
from layers.looks.palette import Role
from layers.map import legend
from pages.board.board import Board
from pages.fronts import layers as front_layers
from pages.shell import store
from pages.shell.link import View
from pages.supply import layers as supply_layers


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
