"""The layers a reader can switch, by the names links know them by, and what the screen calls them."""

from collections.abc import Mapping
from typing import Final

LAYERS: Final[Mapping[str, Mapping[str, str]]] = {
    "fronts": {
        "control": "Ground held",
        "uncertainty": "Where the line may lie",
        "contact-line": "Contact line",
        "settlements": "Settlements",
        "names": "Names",
        "events": "Events",
        "raion": "Raion borders",
        "rail": "Railways",
        "river": "Rivers",
    },
    "supply": {
        "legs": "Ways",
        "flows": "What was sent",
        "voyages": "Movement",
        "places": "Places",
        "names": "Names",
        "rail": "Railways",
        "river": "Rivers",
    },
}
FADING: Final = ("control", "uncertainty", "contact-line", "settlements", "legs", "flows", "voyages")
FAINTEST: Final = 10  # percent: fainter is as good as hidden
