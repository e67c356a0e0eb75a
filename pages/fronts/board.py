"""What stands on the map of the fronts, for any view."""

from typing import Final

import pydeck as pdk

from layers.looks import cameras
from layers.looks.clock_filter import ClockView
from layers.looks.look import Look
from layers.map import legend
from pages.board.board import Board
from pages.fronts import layers
from pages.shell import store
from pages.shell.link import View


def theatre(view: View) -> str:
    """The chosen theatre, the first where none is."""
    return store.theatres().chosen(view.theatre)


def camera(view: View) -> cameras.Camera:
    """Where the map starts: over the chosen theatre."""
    return cameras.front(store.theatres(), theatre(view))


def _layers(look: Look, clock: ClockView | None, view: View) -> list[pdk.Layer]:
    return layers.layers(look, clock, view.perspective, int(camera(view).zoom))


BOARD: Final = Board(
    key="fronts",
    place=lambda view: store.theatres().words(theatre(view)),
    layers=_layers,
    legend=(*legend.FRONTS, *legend.SETTLEMENTS, *legend.EVENTS),
    camera=camera,
    as_of=layers.as_of,
    kinds=("UA", "RU", "contested", "event"),
    theatres=lambda: store.theatres().ids,
)
