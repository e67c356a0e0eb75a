"""What stands on the map of the supply routes, for any view."""

from typing import Final

from data.theatres import SUBJECTS
from layers import cameras, legend
from layers.palette import Role
from pages import supply_layers
from pages.board import Board

PLACES: Final = {"Whole way": "supply", "Sea of Japan": "sea", "Ports": "ports"}
THEATRES: Final = tuple(SUBJECTS)

BOARD: Final = Board(
    key="supply",
    place=lambda _view: "Pyongyang – Russia supply routes",
    layers=lambda look, clock, view: supply_layers.layers(look, clock, view.perspective),
    legend=(*legend.DIRECTIONS, *legend.STANDING, *legend.PLACES, *legend.widths(Role.MUNITIONS)),
    camera=lambda view: cameras.NAMED[view.theatre if view.theatre in PLACES.values() else "supply"],
    as_of=supply_layers.as_of,
    kinds=("supply", "event"),
    theatres=lambda: THEATRES,
)
