"""Which map labels are shown from which zoom on, so that none lies on another.

By rank: a label appears at the first zoom from which it stays clear of every more important label that is
there. Boxes keep their size on screen while the map grows, so two labels that are clear of each other stay
so at every larger zoom, fractions included. (deck.gl can do this on the GPU, but its collision filter hides
every label under software rendering.)
"""

import unicodedata
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

NEVER: Final = 99  # min_zoom of a label that finds no room up to the last zoom
LAST_ZOOM: Final = 14
TILE: Final = 512  # pixels round the world at zoom 0, as deck.gl and MapLibre count
LINE_HEIGHT: Final = 1.25
GAP: Final = 4.0  # pixels kept free between two labels
ROUNDING: Final = 1e-6  # pixels: boxes that touch do not overlap

Floats = NDArray[np.float64]


class Boxes(NamedTuple):
    """Boxes round labels: centres in pixels of the world at zoom 0 (Web Mercator), half sizes in screen pixels."""

    x: Floats
    y: Floats
    half_width: Floats
    half_height: Floats


def min_zooms(
    labels: pd.DataFrame, size_px: float = 14.0, placed: pd.DataFrame | None = None, last_zoom: int = LAST_ZOOM
) -> NDArray[np.int64]:
    """The smallest whole zoom at which each label is shown, or NEVER.

    Args:
        labels: lon, lat (degrees), text (lines split by newline) and rank (the smallest number first; equal
            ranks in the order given); optionally floor, a zoom before which a label is not wanted.
        size_px: height of the letters on screen.
        placed: labels that are there already: lon, lat, text and min_zoom.
        last_zoom: the zoom after which a label that has found no room is given up.

    Returns:
        int64 of shape (len(labels),), in the order of `labels`.
    """
    order = np.argsort(labels["rank"].to_numpy(), kind="stable")
    mine = boxes(labels.iloc[order], size_px)
    others = boxes(placed, size_px) if placed is not None else Boxes(*[np.empty(0)] * 4)
    every = Boxes(*(np.concatenate(pair) for pair in zip(others, mine, strict=True)))
    before = len(others.x)
    shown = np.full(len(every.x), NEVER)
    if placed is not None:
        shown[:before] = placed["min_zoom"]
    floor = labels["floor"].to_numpy()[order] if "floor" in labels else np.zeros(len(order), dtype=int)
    for i in range(before, len(every.x)):
        clear = clear_from(every, i, slice(0, i))
        in_the_way = shown[:i] < clear
        zoom = max(int(floor[i - before]), int(clear[in_the_way].max(initial=0)))
        shown[i] = zoom if zoom <= last_zoom else NEVER
    result = np.empty(len(order), dtype=np.int64)
    result[order] = shown[before:]
    return result


def boxes(labels: pd.DataFrame, size_px: float) -> Boxes:
    """Boxes round labels (lon, lat, text) set in letters of `size_px`, with a little room."""
    latitude = np.radians(labels["lat"].to_numpy(float))
    x = (labels["lon"].to_numpy(float) + 180) / 360 * TILE
    y = (1 - np.arcsinh(np.tan(latitude)) / np.pi) / 2 * TILE
    lines = [str(text).split("\n") for text in labels["text"]]
    width = np.array([max(map(ems, text)) for text in lines], dtype=float) * size_px + GAP
    height = np.array([len(text) for text in lines], dtype=float) * LINE_HEIGHT * size_px + GAP
    return Boxes(x, y, width / 2, height / 2)


def clear_from(every: Boxes, i: int, others: slice) -> NDArray[np.int64]:
    """The smallest whole zoom from which box `i` is clear of each of `others`; NEVER where they share a centre."""
    with np.errstate(divide="ignore"):
        across = (every.half_width[others] + every.half_width[i]) / np.abs(every.x[others] - every.x[i])
        down = (every.half_height[others] + every.half_height[i]) / np.abs(every.y[others] - every.y[i])
        zoom = np.ceil(np.log2(np.minimum(across, down)))
    return np.asarray(np.clip(zoom, 0, NEVER), dtype=np.int64)


def overlaps(labels: Boxes, zoom: float) -> NDArray[np.bool_]:
    """Which pairs of boxes overlap on screen at a zoom: shape (n, n), a box and itself not counted."""
    across = np.abs(labels.x[:, None] - labels.x) * 2.0**zoom
    down = np.abs(labels.y[:, None] - labels.y) * 2.0**zoom
    near = (across < labels.half_width[:, None] + labels.half_width - ROUNDING) & (
        down < labels.half_height[:, None] + labels.half_height - ROUNDING
    )
    return np.asarray(near & ~np.eye(len(labels.x), dtype=bool))


def ems(text: str) -> float:
    """A generous width of one line of sans-serif text, in multiples of its size."""
    return sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in "шщюжфмыШЩЮЖФМЫmwMW":
        return 0.9
    return 0.72 if letter.isupper() else 0.6
