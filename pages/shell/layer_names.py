"""The layers a reader can switch, by the names links know them by, and what the screen calls them."""

from collections.abc import Mapping
from typing import Final

SUPPLY: Final[Mapping[str, str]] = {
    "legs": "Ways",
    "flows": "What was sent",
    "voyages": "Movement",
    "places": "Places",
    "names": "Names",
    "rail": "Railways",
    "river": "Rivers",
}
LAYERS: Final[Mapping[str, Mapping[str, str]]] = {
    "overview": {**SUPPLY, "control": "Ground held"},  # of a front a few pixels large only the ground is drawn
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
    "supply": SUPPLY,
}
FADING: Final = ("control", "uncertainty", "contact-line", "settlements", "legs", "flows", "voyages")
FAINTEST: Final = 10  # percent: fainter is as good as hidden
