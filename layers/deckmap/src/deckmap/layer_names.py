"""What a layer is called: its id, or where it was given none, its kind and its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pydeck

# pydeck gives a layer without an id a new one of this form at every run
DRAWN_BY_LOT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def names_of(deck: pydeck.Deck) -> list[str]:
    """Returns the name of each layer, in their order: its id, or "ScatterplotLayer, 2nd layer"."""
    return [
        f"{layer.type}, {place}{_ending(place)} layer" if DRAWN_BY_LOT.fullmatch(str(layer.id)) else str(layer.id)
        for place, layer in enumerate(deck.layers, 1)
    ]


def renamed(deck: pydeck.Deck) -> dict[str, str]:
    """Returns each layer's name by its id in pydeck, for what speaks of layers by id."""
    return {str(layer.id): name for layer, name in zip(deck.layers, names_of(deck), strict=True)}


def _ending(place: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(0 if place % 100 in {11, 12, 13} else place % 10, "th")
