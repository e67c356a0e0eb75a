"""A deck: the layers of one map, as few bytes as they need."""

import json
from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import Final

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from layers.cameras import Camera
from layers.palette import Role, Theme, rgba

# what deck.gl does when a layer does not say otherwise
ASSUMED: Final = {"pickable": False, "opacity": 1.0, "filled": True, "stroked": True, "autoHighlight": False}


class CompactDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A pydeck deck written without spaces: a step of the clock sends the whole text."""

    def to_json(self) -> str:
        """The deck as deck.gl's JSON converter reads it, without what deck.gl would assume anyway."""
        return json.dumps(self, sort_keys=True, default=_serialize, separators=(",", ":"))


def _serialize(value: object) -> object:
    plain = default_serialize(value)
    if isinstance(plain, dict) and "@@type" in plain:
        return {name: each for name, each in plain.items() if name not in ASSUMED or ASSUMED[name] != each}
    return plain


def deck(layers: Sequence[pdk.Layer], camera: Camera, theme: Theme) -> CompactDeck:
    """`layers`, first at the bottom, seen from `camera`, on water, with no online base map."""
    made = copy(_empty(theme))
    made.layers = list(layers)
    made.initial_view_state = pdk.ViewState(
        longitude=camera.longitude,
        latitude=camera.latitude,
        zoom=camera.zoom,
        bearing=camera.bearing,
        pitch=camera.pitch,
        min_zoom=1.5,
        max_zoom=13,
    )
    return made


@cache
def _empty(theme: Theme) -> CompactDeck:
    """A deck without layers, to be copied: making one looks for Jupyter five times, half of what a step may cost."""
    return CompactDeck(
        map_provider=None,
        views=[pdk.View(type="MapView", controller=True)],
        tooltip={
            "text": "{tip}",
            "style": {
                "background": f"rgb{tuple(rgba(Role.PAPER, theme)[:3])}",
                "color": f"rgb{tuple(rgba(Role.INK, theme)[:3])}",
                "fontSize": "14px",
                "maxWidth": "340px",
                "borderRadius": "4px",
                "boxShadow": "0 1px 6px rgba(0,0,0,.35)",
                "whiteSpace": "pre-line",
            },
        },
    )
