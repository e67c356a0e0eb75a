"""What a value of Python, NumPy, pandas or Arrow is in the JSON the browser reads."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from numbers import Integral, Real
from typing import Any

import numpy as np

EXACT = 2**53 - 1
"""The largest whole number the browser's own numbers keep exactly."""

PLAIN = (str, bool, type(None))
MISSING = ("NAType", "NaTType", "MaskedConstant")
DAYS_AND_TIMES = (datetime.date, datetime.time)


def as_json(value: Any) -> Any:  # noqa: ANN401, PLR0911 - anything a row can hold, a line a kind
    """Returns the value as plain JSON: text, finite numbers, true, false, null, lists and objects with text as names.

    What is missing (None, NaN, NaT, NA, masked) or beyond what can be said (infinities, numbers beyond float64, Arrow's
    times beyond Python's) is null. Days and times are ISO 8601 text, bytes the text they encode in UTF-8, sets and
    arrays lists, tables rows, geometries GeoJSON; what has no likeness in JSON is its text.
    """
    if isinstance(value, PLAIN):
        return str(value) if isinstance(value, str) else value
    if type(value).__name__ in MISSING:
        return None
    if isinstance(value, Enum):
        return as_json(value.value)
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, (datetime.timedelta, np.datetime64, np.timedelta64)):  # to NumPy, a duration is an integer
        return None if isinstance(value, np.generic) and np.isnat(value) else str(value)
    if isinstance(value, (Real, Decimal)):
        return number(value)
    if isinstance(value, Mapping):
        return {_name(key): as_json(each) for key, each in value.items()}
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).decode("utf-8", "backslashreplace")
    if isinstance(value, DAYS_AND_TIMES):
        return value.isoformat()
    if isinstance(value, np.void) and value.dtype.names:
        return {name: as_json(value[name]) for name in value.dtype.names}
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return as_json(value[()])
    return _of_many(value)


def number(value: Real | Decimal) -> int | float | None:
    """Returns the number as the browser has it, whole ones beyond `EXACT` rounded; None where it has none."""
    if isinstance(value, Integral) and abs(int(value)) <= EXACT:
        return int(value)
    if isinstance(value, Decimal) and not value.is_finite():
        return None
    try:
        said = float(value)
    except OverflowError:  # a whole number or a fraction that float64 cannot hold
        return None
    return said if math.isfinite(said) else None


def rows(table: Any) -> list[Any] | None:  # noqa: ANN401 - any library's table
    """Returns the rows of a table of pandas, polars or Arrow, each with its columns' names; None if it is no table."""
    kind = type(table)
    if not hasattr(table, "columns") or (not hasattr(kind, "__dataframe__") and not hasattr(kind, "itertuples")):
        return None
    if hasattr(table, "itertuples"):
        names = [_name(name) for name in table.columns]
        return [dict(zip(names, row, strict=True)) for row in table.itertuples(index=False, name=None)]
    listed: list[Any] = table.to_pylist() if hasattr(table, "to_pylist") else table.to_dicts()
    return listed


def _of_many(value: Any) -> Any:  # noqa: ANN401, PLR0911 - as above
    """What holds other values; what does not is its text."""
    if hasattr(value, "as_py"):
        return _of_arrow(value)
    if hasattr(value, "__geo_interface__"):
        return _geometry(as_json(value.__geo_interface__))
    table = rows(value)
    if table is not None:
        return as_json(table)
    if isinstance(value, AbstractSet):
        return sorted((as_json(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
    if isinstance(value, Sequence) or (hasattr(value, "__array__") and isinstance(value, Iterable)):
        return [as_json(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: as_json(getattr(value, each.name)) for each in fields(value)}
    return str(value)


def _of_arrow(scalar: Any) -> Any:  # noqa: ANN401 - pyarrow is not needed to say so
    try:
        return as_json(scalar.as_py())
    except (ValueError, OverflowError):  # a day or time beyond those of Python's own types
        return None


def _geometry(said: Any) -> Any:  # noqa: ANN401 - a geometry, a feature or a collection
    """GeoJSON knows no rings by themselves: shapely's are closed lines."""
    return {**said, "type": "LineString"} if said.get("type") == "LinearRing" else said


def _name(key: object) -> str:
    return key if type(key) is str else str(as_json(key) if isinstance(key, (bytes, Enum)) else key)
