"""One table says how each piece of state maps to the URL: a copied link restores what was seen."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from data import perspective_text
from data.days import date_of, day_number
from pages import drawn

NAME: Final = re.compile(r"^[a-z0-9_.:-]{1,80}$", re.IGNORECASE)
MOST_ITEMS: Final = 60
LONGEST_DRAWN: Final = 1500  # what is longer lives for the session alone: a link has to fit into a message


@dataclass(frozen=True)
class View:
    """What a link restores. Days are day numbers; `known_by` None is today's knowledge, "shown" follows the date.

    `compare` is the second date, `compare_split` the swipe line's place from 0 (left) to 1; `drawn` is text of
    `pages.drawn`, in the link only while that is short.
    """

    day: int
    window: int = 0
    known_by: int | str | None = None
    hidden: tuple[str, ...] = ()
    opacities: tuple[tuple[str, int], ...] = ()
    theatre: str = ""
    perspective: str = ""
    compare: int | None = None
    compare_mode: str = "swipe"
    compare_split: float = 0.5
    compare_known: int | str | None = None
    camera: tuple[float, ...] = ()
    selected: str = ""
    map: str = ""
    drawn: str = ""


@dataclass(frozen=True)
class Field:
    """How one piece of state is written into the URL and read back; `read` raises ValueError with the reason."""

    name: str
    parameter: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]
    expected: str


def _day(text: str) -> int:
    return day_number(text)


def _iso(day: int) -> str:
    return date_of(day).isoformat()


def _known(text: str) -> int | str:
    return "shown" if text == "shown" else day_number(text)


def _window(text: str) -> int:
    length = int(text)
    if not 0 <= length <= 3660:
        raise ValueError("out of range")
    return length


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))[:MOST_ITEMS]
    return tuple(_name(each) for each in names if each)


def _name(text: str) -> str:
    if not NAME.match(text):
        raise ValueError("not a name")
    return text


def _shares(text: str) -> tuple[tuple[str, int], ...]:
    pairs = (each.split("*", 1) for each in text.split(",")[:MOST_ITEMS] if each)
    shares = tuple((_name(name), int(value)) for name, value in pairs)
    if any(not 0 <= value <= 100 for _, value in shares):
        raise ValueError("out of range")
    return shares


LIMITS: Final = ((-180.0, 180.0), (-85.0, 85.0), (0.0, 22.0), (-360.0, 360.0), (0.0, 85.0))


def _camera(text: str) -> tuple[float, ...]:
    numbers = tuple(float(each) for each in text.split(","))
    if not 3 <= len(numbers) <= 5:
        raise ValueError("three to five numbers")
    numbers += (0.0,) * (5 - len(numbers))
    if not all(low <= each <= high for each, (low, high) in zip(numbers, LIMITS, strict=True)):
        raise ValueError("out of range")
    return numbers


def _mode(text: str) -> str:
    if text not in ("swipe", "difference"):
        raise ValueError("unknown")
    return text


def _split(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise ValueError("out of range")
    return share


def _drawn(text: str) -> str:
    return drawn.write(drawn.read(text))


def _perspective(text: str) -> str:
    return perspective_text.write(perspective_text.read(text))


def _map(text: str) -> str:
    if text != "plain":
        raise ValueError("unknown")
    return text


FIELDS: Final = (
    Field("day", "date", _iso, _day, "a date such as 2024-10-01"),
    Field("window", "window", str, _window, "a number of days from 0 to 3660"),
    Field("known_by", "known", lambda v: v if v == "shown" else _iso(v), _known, 'a date, or "shown"'),
    Field("hidden", "hide", ",".join, _names, "layer names with commas between"),
    Field("opacities", "opacity", lambda v: ",".join(f"{n}*{s}" for n, s in v), _shares, "name*percent"),
    Field("theatre", "theatre", str, _name, "kursk, belgorod, both, supply, sea or ports"),
    Field("perspective", "perspective", str, _perspective, "the name or the rules of a perspective"),
    Field("compare", "compare", _iso, _day, "a date such as 2024-10-01"),
    Field("compare_mode", "compare-as", str, _mode, "swipe or difference"),
    Field("compare_split", "compare-at", "{:.3f}".format, _split, "a number from 0 (left) to 1 (right)"),
    Field(
        "compare_known",
        "compare-known",
        lambda v: v if v == "shown" else _iso(v),
        _known,
        'a date, or "shown"',
    ),
    Field(
        "camera",
        "camera",
        lambda v: ",".join(f"{n:.5f}".rstrip("0").rstrip(".") for n in v),
        _camera,
        "longitude,latitude,zoom",
    ),
    Field("selected", "selected", str, _name, "the id of something on the map"),
    Field("map", "map", str, _map, '"plain" for the map without the instant clock'),
    Field("drawn", "drawn", lambda v: v if len(v) <= LONGEST_DRAWN else "", _drawn, "arrows, circles and words"),
)


def read(parameters: Mapping[str, str], default: View) -> tuple[View, list[str]]:
    """The view a URL asks for, and a sentence for each parameter that could not be used (its default stays)."""
    changes: dict[str, Any] = {}
    problems = []
    for each in FIELDS:
        text = parameters.get(each.parameter)
        if not text:
            continue
        try:
            changes[each.name] = each.read(text[:2000])
        except ValueError:
            problems.append(
                f"The link says {each.parameter}={text[:40]!r}; expected {each.expected}. The default is shown."
            )
    return replace(default, **changes), problems


def write(view: View, default: View) -> dict[str, str]:
    """URL parameters for `view`: only what differs from `default`, except the date, which is always said."""
    said = {}
    for each in FIELDS:
        value = getattr(view, each.name)
        if each.name == "day" or value != getattr(default, each.name):
            said[each.parameter] = each.write(value) if value is not None else ""
    return {name: text for name, text in said.items() if text}


assert {each.name for each in FIELDS} == {each.name for each in fields(View)}  # noqa: S101 - the table is whole
