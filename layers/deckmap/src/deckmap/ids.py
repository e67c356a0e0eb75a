"""Ids of features on their way to the browser and back: what they were, they are again.

The browser has one kind of number and it is a float64. A whole number beyond 2^53 and a float without a fraction
(5.0, which it would say back as 5) travel as their digits besides.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from numbers import Integral, Real
from typing import Any

import numpy as np

from deckmap.values import EXACT, as_json

Ident = str | int | float | bool

DIGITS = "@@id"
"""Beside a row's `id`: its digits, where the browser's number would not be the same."""

MOST_DIGITS = 4000  # more than Python itself writes or reads


def as_sent(ident: Any) -> Any:  # noqa: ANN401 - JSON
    """Returns an id as the browser takes and reports it: text, a number, true or false, or `{"number": digits}`."""
    digits = digits_of(ident)
    return as_json(ident) if digits is None else {"number": digits}


def as_was(said: Any) -> Ident:  # noqa: ANN401 - JSON
    """Returns the id the browser speaks of, of the type it had."""
    if isinstance(said, Mapping):
        number: int | float = json.loads(said["number"])
        return number
    return said if isinstance(said, (str, int, float)) else str(said)


def digits_of(ident: Any) -> str | None:  # noqa: ANN401 - whatever a row calls its id
    """Returns the digits of a number that the browser's own numbers would not keep; None for everything else."""
    if isinstance(ident, (bool, np.bool_)) or not isinstance(ident, Real):
        return None
    if isinstance(ident, Integral):
        whole = int(ident)
        return str(whole) if EXACT < abs(whole) < 10**MOST_DIGITS else None
    return repr(float(ident)) if isinstance(ident, (float, np.floating)) and float(ident).is_integer() else None


def with_digits(said: Any, row: Any) -> Any:  # noqa: ANN401 - a row in JSON, and as it was
    """Returns a row, or a GeoJSON feature, with the digits of its id where they are needed."""
    if not isinstance(row, Mapping):
        return said
    digits = digits_of(row.get("id"))
    found = said if digits is None else {**said, DIGITS: digits}
    inner = row.get("properties")
    if isinstance(inner, Mapping) and digits_of(inner.get("id")) is not None:
        return {**found, "properties": with_digits(said["properties"], inner)}
    return found
