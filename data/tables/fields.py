"""The parts a table's description is made of: fields that say how a column is read, rules a row keeps."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

import numpy as np
import pandas as pd

from data.time.days import day_number

FIRST_DAY: Final = day_number("2014-01-01")
LAST_DAY: Final = day_number("2099-12-31")
ID_PATTERN: Final = r"[a-z0-9]+(?:[_-][a-z0-9]+)*"


class Kind(Enum):
    """How the text of a cell is to be read."""

    TEXT = "text"
    DAY = "a date, YYYY-MM-DD"
    NUMBER = "a number with digits and a point"
    WHOLE = "a whole number"


@dataclass(frozen=True)
class Field:
    """One column: how to read it, whether it may be empty, and which values it takes (`expected` says so)."""

    kind: Kind = Kind.TEXT
    required: bool = True
    unique: bool = False
    expected: str = ""
    values: tuple[str, ...] = ()
    pattern: str = ""
    least: float = -np.inf
    most: float = np.inf


@dataclass(frozen=True)
class Rule:
    """What must hold within one row; `holds` gives True for each good row of the typed frame."""

    column: str
    expected: str
    holds: Callable[[pd.DataFrame], "pd.Series[bool]"]


@dataclass(frozen=True)
class Table:
    """The fields of one file in the order they stand, and the rules for a row."""

    fields: dict[str, Field]
    rules: tuple[Rule, ...] = ()


def identifier() -> Field:
    """The row's own id."""
    expected = "an id of small letters, digits, - and _, used once in this file"
    return Field(unique=True, pattern=ID_PATTERN, expected=expected)


def text(*, required: bool = True) -> Field:
    """Free text, or the id of a row in another table."""
    return Field(required=required)


def word(vocabulary: type[StrEnum], *, required: bool = True) -> Field:
    """One word of a closed vocabulary."""
    known = tuple(str(each) for each in vocabulary)
    return Field(required=required, values=known, expected=f"one of {', '.join(known)}")


def day(*, required: bool = True) -> Field:
    """A date, held as days since 2022-01-01."""
    return Field(Kind.DAY, required, expected="a date from 2014 to 2099", least=FIRST_DAY, most=LAST_DAY)


def number(least: float, most: float, what: str, *, required: bool = True) -> Field:
    """A number within bounds."""
    return Field(Kind.NUMBER, required, expected=what, least=least, most=most)


def whole(least: int, most: int, what: str) -> Field:
    """A whole number within bounds."""
    return Field(Kind.WHOLE, expected=what, least=least, most=most)


def shaped(pattern: str, expected: str, *, required: bool = True, unique: bool = False) -> Field:
    """Text of one shape."""
    return Field(required=required, unique=unique, pattern=pattern, expected=expected)


def point(lon: tuple[int, int], lat: tuple[int, int], *, required: bool = True) -> dict[str, Field]:
    """Longitude and latitude in degrees (EPSG:4326), each within bounds."""
    return {
        "lon": number(*lon, f"a longitude from {lon[0]} to {lon[1]} degrees east", required=required),
        "lat": number(*lat, f"a latitude from {lat[0]} to {lat[1]} degrees north", required=required),
    }
