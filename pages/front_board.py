"""What stands on the map of the fronts, for any view."""

from typing import Final

import pydeck as pdk

from layers import cameras, legend
from layers.clock_filter import ClockView
from layers.look import Look
from pages import front_layers, store
from pages.board import Board
from pages.link import View


def theatre(view: View) -> str:
    """The chosen theatre, the first where none is."""
    return store.theatres().chosen(view.theatre)


def camera(view: View) -> cameras.Camera:
    """Where the map starts: over the chosen theatre."""
    return cameras.front(store.theatres(), theatre(view))


def _layers(look: Look, clock: ClockView | None, view: View) -> list[pdk.Layer]:
    return front_layers.layers(look, clock, view.perspective, int(camera(view).zoom))


BOARD: Final = Board(
    key="fronts",
    place=lambda view: store.theatres().words(theatre(view)),
    layers=_layers,
    legend=(*legend.FRONTS, *legend.SETTLEMENTS, *legend.EVENTS),
    camera=camera,
    as_of=front_layers.as_of,
    kinds=("UA", "RU", "contested", "event"),
    theatres=lambda: store.theatres().ids,
)
