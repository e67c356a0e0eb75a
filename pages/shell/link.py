"""One table says how each piece of state maps to the URL: a copied link restores what was seen."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from data.belief import perspective_text
from data.tables.coverage import FIRST_DAY, last_day, latest_knowledge
from data.tables.theatres import ALL
from data.time.days import date_of, day_number
from layers.looks import cameras
from pages.shell import drawn, store
from pages.shell.layer_names import FADING, FAINTEST, LAYERS

NAME: Final = re.compile(r"^[a-z0-9_.:-]{1,80}$", re.IGNORECASE)
ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE: Final = re.compile(r"0|[1-9][0-9]{0,8}")
NUMBER: Final = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,17})?")
LONGEST: Final = 2000  # letters of one value
LONGEST_DRAWN: Final = 1500  # what is longer lives for the session alone: a link has to fit into a message
PLAIN: Final = "plain"  # the map without the instant clock


@dataclass(frozen=True)
class View:
    """What a link restores. Days are day numbers; `known_by` None is today's knowledge, "shown" follows the date.

    `compare` is the second date, `compare_split` the swipe line's place from 0 (left) to 1; `drawn` is text of
    `pages.shell.drawn`, in the link only while that is short.
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
    expected: str | Callable[[], str]

    def wanted(self) -> str:
        """What is expected, in words; of days, as far as the evidence reaches now."""
        return self.expected if isinstance(self.expected, str) else self.expected()


def iso_day(text: str) -> int:
    """The day number of a date written 2024-10-01; ValueError for anything else, other ISO forms too."""
    if not ISO_DATE.fullmatch(text):
        raise ValueError("not a date")
    return day_number(text)


def whole(text: str) -> int:
    """A number of digits alone; ValueError for anything else."""
    if not WHOLE.fullmatch(text):
        raise ValueError("not a whole number")
    return int(text)


def _number(text: str) -> float:
    if not NUMBER.fullmatch(text):
        raise ValueError("not a number")
    return float(text)


def last_known() -> int:
    """The last day that what was known can be asked for."""
    return max(last_day(), latest_knowledge())


def day_to(last: Callable[[], int]) -> Callable[[str], int]:
    """Reads a day from the first that can be shown to the `last`, both included."""

    def read(text: str) -> int:
        day = iso_day(text)
        if not FIRST_DAY <= day <= last():
            raise ValueError("out of range")
        return day

    return read


def between(last: Callable[[], int]) -> Callable[[], str]:
    """What `day_to` expects, in words."""
    return lambda: f"a date from {_iso(FIRST_DAY)} to {_iso(last())}"


def _iso(day: int) -> str:
    return date_of(day).isoformat()


def _write_known(known: int | str) -> str:
    return "shown" if known == "shown" else _iso(int(known))


_day: Final = day_to(last_day)


def _known(text: str) -> int | str:
    return "shown" if text == "shown" else day_to(last_known)(text)


def _window(text: str) -> int:
    length = whole(text)
    if length > 3660:
        raise ValueError("out of range")
    return length


def _layers(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if not SWITCHED.issuperset(names):
        raise ValueError("not a layer")
    return names


def _name(text: str) -> str:
    if not NAME.match(text):
        raise ValueError("not a name")
    return text


def _theatre(text: str) -> str:
    if text not in (*store.theatres().ids, ALL, *cameras.NAMED):
        raise ValueError("unknown")
    return text


def _shares(text: str) -> tuple[tuple[str, int], ...]:
    pairs = [each.partition("*") for each in text.split(",")]
    shares = tuple((name, whole(value)) for name, _, value in pairs)
    if any(not FAINTEST <= value <= 100 for _, value in shares):
        raise ValueError("out of range")
    if not set(FADING).issuperset(dict(shares)) or len(dict(shares)) < len(shares):
        raise ValueError("not layers that fade, each once")
    return shares


# What the map can turn to: beyond, it would silently stop at its own end.
LIMITS: Final = ((-180.0, 180.0), (-85.0, 85.0), (0.0, 20.0), (-360.0, 360.0), (0.0, 75.0))


def _camera(text: str) -> tuple[float, ...]:
    numbers = tuple(_number(each) for each in text.split(","))
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
    share = _number(text)
    if not 0 <= share <= 1:
        raise ValueError("out of range")
    return share


def _drawn(text: str) -> str:
    return drawn.write(drawn.read(text))


def _perspective(text: str) -> str:
    return perspective_text.write(perspective_text.read(text))


def _map(text: str) -> str:
    if text != PLAIN:
        raise ValueError("unknown")
    return text


SWITCHED: Final = frozenset(name for names in LAYERS.values() for name in names)
SHOWN: Final = between(last_day)
SHARES: Final = f"name*percent from {FAINTEST} to 100, each once, of {','.join(FADING)}"


def _known_days() -> str:
    return f'{between(last_known)()}, or "shown"'


FIELDS: Final = (
    Field("day", "date", _iso, _day, SHOWN),
    Field("window", "window", str, _window, "a number of days from 0 to 3660"),
    Field("known_by", "known", _write_known, _known, _known_days),
    Field("hidden", "hide", ",".join, _layers, f"some of {','.join(sorted(SWITCHED))}"),
    Field("opacities", "opacity", lambda v: ",".join(f"{n}*{s}" for n, s in v), _shares, SHARES),
    Field("theatre", "theatre", str, _theatre, f"a front of theatres.csv or one of {', '.join((ALL, *cameras.NAMED))}"),
    Field("perspective", "perspective", str, _perspective, "the name or the rules of a perspective"),
    Field("compare", "compare", _iso, _day, SHOWN),
    Field("compare_mode", "compare-as", str, _mode, "swipe or difference"),
    Field("compare_split", "compare-at", "{:.3f}".format, _split, "a number from 0 (left) to 1 (right)"),
    Field("compare_known", "compare-known", _write_known, _known, _known_days),
    Field(
        "camera",
        "camera",
        lambda v: ",".join(f"{n:.5f}".rstrip("0").rstrip(".") for n in v),
        _camera,
        "longitude,latitude,zoom; then, if turned or tilted, bearing,pitch",
    ),
    Field("selected", "selected", str, _name, "the id of something on the map"),
    Field("map", "map", str, _map, f'"{PLAIN}" for the map without the instant clock'),
    Field("drawn", "drawn", lambda v: v if len(v) <= LONGEST_DRAWN else "", _drawn, "arrows, circles and words"),
)


def bounded(text: str) -> str:
    """`text`, as long as a link's value may be; ValueError for a longer one: its beginning says something else."""
    if len(text) > LONGEST:
        raise ValueError("too long")
    return text


def read(parameters: Mapping[str, str], default: View) -> tuple[View, list[str]]:
    """The view a URL asks for, and a sentence for each parameter that could not be used (its default stays)."""
    changes: dict[str, Any] = {}
    problems = []
    for each in FIELDS:
        text = parameters.get(each.parameter)
        if not text:
            continue
        try:
            changes[each.name] = each.read(bounded(text))
        except ValueError:
            problems.append(
                f"The link says {each.parameter}={text[:40]!r}; expected {each.wanted()}. The default is shown."
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
