"""What stands on the map of the supply routes, for any view."""

from typing import Final

from data.tables.theatres import SUBJECTS
from layers.looks import cameras
from layers.looks.palette import Role
from layers.map import legend
from pages.board.board import Board
from pages.supply import layers

PLACES: Final = {"Whole way": "supply", "Sea of Japan": "sea", "Ports": "ports"}
THEATRES: Final = tuple(SUBJECTS)

BOARD: Final = Board(
    key="supply",
    place=lambda _view: "Pyongyang – Russia supply routes",
    layers=lambda look, clock, view: layers.layers(look, clock, view.perspective),
    legend=(*legend.DIRECTIONS, *legend.STANDING, *legend.PLACES, *legend.widths(Role.MUNITIONS)),
    camera=lambda view: cameras.NAMED[view.theatre if view.theatre in PLACES.values() else "supply"],
    as_of=layers.as_of,
    kinds=("supply", "event"),
    theatres=lambda: THEATRES,
)
