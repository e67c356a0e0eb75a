"""A deck.gl map for Streamlit whose clock runs in the browser.

`deck_map` needs Streamlit, is only imported when asked for and registers itself when it is first called; all the rest
needs neither Streamlit nor a running server.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckmap.annotations import Annotation, Arrow, Circle, Text
from deckmap.browser_half import available
from deckmap.camera import Camera
from deckmap.clock import FOREVER, Clock, Play
from deckmap.compare import Compare
from deckmap.ids import Ident
from deckmap.layer_options import LayerOptions
from deckmap.legend import Credibility, LegendItem, WidthScale
from deckmap.message import payload
from deckmap.state import Box, LayerProblem, MapState, Selected
from deckmap.timeline import Kind, Mark, Timeline

if TYPE_CHECKING:
    from deckmap.component import deck_map

__all__ = [
    "FOREVER",
    "Annotation",
    "Arrow",
    "Box",
    "Camera",
    "Circle",
    "Clock",
    "Compare",
    "Credibility",
    "Ident",
    "Kind",
    "LayerOptions",
    "LayerProblem",
    "LegendItem",
    "MapState",
    "Mark",
    "Play",
    "Selected",
    "Text",
    "Timeline",
    "WidthScale",
    "available",
    "deck_map",
    "payload",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the function that needs Streamlit, imported on first use
    if name == "deck_map":
        from deckmap import component  # noqa: PLC0415 - see above

        return getattr(component, name)
    raise AttributeError(f"module 'deckmap' has no attribute {name!r}")
