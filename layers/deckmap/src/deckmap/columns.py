"""Large point sets as bytes the browser can hand to the GPU: no JSON, no object per point.

The format ("application/x-deckmap-columns"): the four bytes `DMC1`, the header's length as little-endian uint32, a
JSON header in UTF-8 padded with spaces to a multiple of 8, then the columns, each starting at a multiple of 4 bytes
and little-endian. The header holds `rows`, and for each column its name, type, size (numbers a row) and byte offset
counted from the end of the header.

Rows are sorted by `day`, so that the rows a window can touch are one slice. An event with position, day and category
takes 11 bytes. Needs numpy only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from deckmap.clock import FOREVER
from deckmap.legend import Colour

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

MEDIA_TYPE = "application/x-deckmap-columns"
MAGIC = b"DMC1"
OPEN_END = 65_535
"""Stands for FOREVER in a uint16 column of days."""

_TYPES = {"f4": "float32", "u1": "uint8", "u2": "uint16", "u4": "uint32", "i4": "int32"}


@dataclass(frozen=True)
class Category:
    """What one value of the category column means, and its colour in the two themes."""

    label: str
    light: Colour
    dark: Colour


def encode(
    longitude: ArrayLike,
    latitude: ArrayLike,
    day: ArrayLike,
    *,
    end: ArrayLike | None = None,
    known_from: ArrayLike | None = None,
    known_to: ArrayLike | None = None,
    category: ArrayLike | None = None,
    categories: Sequence[Category] = (),
    extra: Mapping[str, ArrayLike] | None = None,
) -> bytes:
    """Returns the rows as one block of bytes, sorted by day (rows of one day keep their order).

    Args:
        longitude: degrees, WGS84, one number a row.
        latitude: degrees, WGS84.
        day: the day each row starts, a whole number >= 0 since the clock's epoch.
        end: the day it ends, exclusive; FOREVER if open. Without it a row holds for its day alone.
        known_from: the day from which it counts as known. Without it always.
        known_to: the day from which it no longer does, FOREVER if open.
        category: 0-255, an index into `categories`.
        categories: words and colours of the categories.
        extra: further columns by name, float32 numbers one a row (e.g. a radius), for accessors of the same name.

    Raises:
        ValueError: lengths differ, days are negative or not whole, a position is not on the globe or not finite, an end
            does not lie after its start, or a category has no meaning.
    """
    lon, lat = np.asarray(longitude, np.float64), np.asarray(latitude, np.float64)
    start = _days("day", day)
    rows = len(start)
    if not len(lon) == len(lat) == rows:
        raise ValueError(f"Longitude, latitude and day have {len(lon)}, {len(lat)} and {rows} rows")
    order = np.argsort(start, kind="stable")
    if not (np.all(np.abs(lon) <= 360) and np.all(np.abs(lat) <= 90)):
        raise ValueError("A position is missing or not on the globe")
    columns: dict[str, NDArray[Any]] = {
        "position": np.column_stack([lon, lat]).astype("<f4"),
        "day": _smallest(start),
    }
    for name, values in (("end", end), ("known_from", known_from), ("known_to", known_to)):
        if values is not None:
            columns[name] = _smallest(_days(name, values))
    if end is not None and np.any(_days("end", end) <= start):
        raise ValueError("An end does not lie after its day")
    if category is not None:
        columns["category"] = _category(category, categories)
    for name, values in (extra or {}).items():
        columns[name] = np.asarray(values, "<f4")
    for name, values in columns.items():
        if len(values) != rows:
            raise ValueError(f"The column {name} has {len(values)} rows, the day has {rows}")
    return _pack({name: values[order] for name, values in columns.items()}, rows, categories)


def _days(name: str, values: ArrayLike) -> NDArray[np.int64]:
    given = np.asarray(values, np.float64)
    whole = np.floor(given)
    if not np.all(given == whole) or np.any(given < 0):
        raise ValueError(f"The column {name} holds something that is not a whole number of days >= 0")
    return whole.astype(np.int64)


def _smallest(days: NDArray[np.int64]) -> NDArray[Any]:
    """Returns days in two bytes each where they fit, FOREVER and later as OPEN_END, else in four."""
    finite = days[days < FOREVER]
    if finite.size and finite.max() >= OPEN_END:
        return days.astype("<u4")
    return np.where(days >= FOREVER, OPEN_END, days).astype("<u2")


def _category(values: ArrayLike, meanings: Sequence[Category]) -> NDArray[np.uint8]:
    given = np.asarray(values)
    if given.size and (given.min() < 0 or given.max() >= max(len(meanings), 1) or given.max() > 255):
        raise ValueError(f"A category is not one of the {len(meanings)} that have a meaning")
    return given.astype(np.uint8)


def _pack(columns: Mapping[str, NDArray[Any]], rows: int, categories: Sequence[Category]) -> bytes:
    described, blocks, offset = [], [], 0
    for name, values in columns.items():
        size = 1 if values.ndim == 1 else values.shape[1]
        described.append(
            {"name": name, "type": _TYPES[values.dtype.str[1:]], "size": size, "offset": offset}
        )
        block = np.ascontiguousarray(values).tobytes()
        block += b"\0" * (-len(block) % 4)
        blocks.append(block)
        offset += len(block)
    header = {
        "rows": rows,
        "columns": described,
        "categories": [
            {"label": item.label, "light": list(item.light), "dark": list(item.dark)} for item in categories
        ],
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + len(MAGIC) + 4) % 8)
    return b"".join([MAGIC, len(text).to_bytes(4, "little"), text, *blocks])
