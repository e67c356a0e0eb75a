"""A deck: the layers of one map, as few bytes as they need."""

import json
import re
from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import Final

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from layers.looks.cameras import Camera

UNSAID: Final = object()
OPAQUE: Final = 255
OPAQUE_COLOUR: Final = re.compile(r"\[(\d+), ?(\d+), ?(\d+), ?255\]")
# what deck.gl does when a layer does not say otherwise
ASSUMED: Final[dict[str, object]] = {
    "pickable": False, "opacity": 1.0, "filled": True, "stroked": True, "autoHighlight": False,
    "fadeTrail": True, "fillPatternMask": True,
}  # fmt: skip


class CompactDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A pydeck deck written without spaces: a step of the clock sends the whole text."""

    def to_json(self) -> str:
        """The deck as deck.gl's JSON converter reads it, without what deck.gl would assume anyway."""
        return json.dumps(self, sort_keys=True, default=_serialize, separators=(",", ":"))


def _serialize(value: object) -> object:
    plain = default_serialize(value)
    if isinstance(plain, dict) and "@@type" in plain:
        return {name: _short(name, each) for name, each in plain.items() if ASSUMED.get(name, UNSAID) != each}
    return plain


def _short(name: str, value: object) -> object:
    """A value in fewer letters: a colour is opaque where it does not say otherwise."""
    if not name.endswith("Color"):
        return value
    if isinstance(value, list) and value[3:] == [OPAQUE]:
        return value[:3]
    return OPAQUE_COLOUR.sub(r"[\1,\2,\3]", value) if isinstance(value, str) else value


def deck(layers: Sequence[pdk.Layer], camera: Camera) -> CompactDeck:
    """`layers`, first at the bottom, seen from `camera`, on water, with no online base map."""
    made = copy(_empty())
    made.layers = list(layers)
    made.initial_view_state = pdk.ViewState(
        longitude=camera.longitude,
        latitude=camera.latitude,
        zoom=camera.zoom,
        **{name: turned for name in ("bearing", "pitch") if (turned := getattr(camera, name))},
        min_zoom=1.5,
        max_zoom=13,
    )
    return made


@cache
def _empty() -> CompactDeck:
    """A deck without layers, to be copied: making one looks for Jupyter five times, half of what a step may cost."""
    return CompactDeck(
        map_provider=None,
        views=[pdk.View(type="MapView", controller=True)],
        tooltip={"text": "{tip}"},
    )
