"""What stands on the map of the fronts, for any view."""

from typing import Final

import pydeck as pdk

from layers import cameras, legend
from layers.clock_filter import ClockView
from layers.look import Look
from pages import front_layers
from pages.board import Board
from pages.link import View

NAMES: Final = {"kursk": "Kursk front", "belgorod": "Belgorod front", "both": "Kursk and Belgorod fronts"}


def theatre(view: View) -> str:
    """The chosen theatre, Kursk where none is."""
    return view.theatre if view.theatre in NAMES else "kursk"


def _layers(look: Look, clock: ClockView | None, view: View) -> list[pdk.Layer]:
    return front_layers.layers(look, clock, view.perspective, int(cameras.NAMED[theatre(view)].zoom))


BOARD: Final = Board(
    key="fronts",
    place=lambda view: NAMES[theatre(view)],
    layers=_layers,
    legend=(*legend.FRONTS, *legend.SETTLEMENTS, *legend.EVENTS),
    camera=lambda view: cameras.NAMED[theatre(view)],
    as_of=front_layers.as_of,
    kinds=("UA", "RU", "contested", "event"),
    theatres=("kursk", "belgorod"),
)
