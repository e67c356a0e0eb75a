"""The clock as numbers the GPU compares: one rectangle in event time x publication time for each feature."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
import pydeck as pdk

FAR_PAST: Final = -9_999
FAR_FUTURE: Final = 200_000
HAIR: Final = 1 / 64  # less than any step of the clock, exact in float32: opens the closed end of a range
GLIDE_MS: Final = 900


@dataclass(frozen=True)
class ClockView:
    """What the map shows: days `start` to `end` (equal for a moment), and the last publication day counting."""

    start: float
    end: float
    known_by: float


VALUES: Final = "properties.f"


def filter_range(view: ClockView) -> list[list[float]]:
    """The four ranges for values [start, end, known_from, known_to], half-open spans over inclusive ranges."""
    return [
        [FAR_PAST, view.end],
        [_after(view.start), FAR_FUTURE],
        [FAR_PAST, view.known_by],
        [_after(view.known_by), FAR_FUTURE],
    ]


def _after(moment: float) -> float:
    """The least that counts as later: spans end on whole days, so after a whole day it is the next."""
    return moment + (1 if moment == int(moment) else HAIR)


def spans(rows: pd.DataFrame) -> list[list[int]]:
    """What the GPU compares for each row: [start, end, known_from, known_to], whole days."""
    values: list[list[int]] = rows[["start", "end", "known_from", "known_to"]].to_numpy(np.int64).tolist()
    return values


def by_clock(view: ClockView | None, *others: dict[str, Any], values: str = VALUES) -> dict[str, Any]:
    """Layer arguments that let the GPU show only what holds in `view`.

    With `view` None the ranges are left to whoever draws (the instant map moves them itself).
    `others` are further extensions of the layer: deck.gl takes one list.
    """
    arguments: dict[str, Any] = {
        "extensions": [{"@@type": "DataFilterExtension", "filterSize": 4}, *others],
        "get_filter_value": values,
    }
    if view is not None:
        arguments["filter_range"] = filter_range(view)
        arguments["transitions"] = {"filterRange": GLIDE_MS}
    return arguments


def by_zoom(zoom: float, value: str) -> dict[str, Any]:
    """Layer arguments that show a feature from the zoom in its `value` on.

    `zoom_filter` lets the instant map follow the camera; the plain map stays at `zoom`, the camera's first.
    """
    return {
        "extensions": [{"@@type": "DataFilterExtension", "filterSize": 1}],
        "get_filter_value": value,
        "filter_range": [0, zoom],
        "zoom_filter": True,
    }


def literal(text: str) -> pdk.types.String:
    """`text` as itself: pydeck would otherwise read a string as an accessor."""
    return pdk.types.String(text)
