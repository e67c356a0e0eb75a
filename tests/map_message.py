"""A map with something of everything, and comparing two messages that tell the browser of one."""

import json
from typing import Any

import deckmap
import pydeck as pdk


def without_tokens(message: dict[str, Any]) -> dict[str, Any]:
    """The message as JSON would carry it, with no token: those are drawn anew for each session."""
    said = json.loads(json.dumps(message))
    return {
        name: {**each, "token": ""} if isinstance(each, dict) and "token" in each else each
        for name, each in said.items()
    }


def everything() -> tuple[pdk.Deck, dict[str, Any]]:
    """A deck, and arguments that `deckmap.payload` and `deckmap.deck_map` share."""
    deck = pdk.Deck(layers=[pdk.Layer("GeoJsonLayer", "/layers/areas.json", id="areas")], tooltip={"text": "{tip}"})
    return deck, {
        "key": "map",
        "clock": deckmap.Clock(0, 900, 500, window=7, known_by="shown"),
        "camera": deckmap.Camera(35.0, 51.0, 8.0),
        "fly_to": deckmap.Camera(35.0, 51.0, 8.0),
        "fly_id": 0,
        "compare": deckmap.Compare(400),
        "area": [(35.0, 51.0), (36.0, 51.0), (36.0, 52.0)],
        "selected": [("areas", "a")],
        "annotations": [deckmap.Text("1", (35.0, 51.0), "here")],
        "title": "{day}",
    }
