"""What a reader drew on the map, as one line of text each: kept in the view, and in the link while it is short."""

from collections.abc import Sequence
from typing import Final, NamedTuple

MOST: Final = 60
LONGEST: Final = 200
LON_LAT: Final = ((-180.0, 180.0), (-85.0, 85.0))
FARTHEST: Final = (0.0, 20_040_000.0)  # metres: half way round the Earth
LIMITS: Final = {"arrow": LON_LAT * 2, "circle": (*LON_LAT, FARTHEST), "text": LON_LAT}


class Drawn(NamedTuple):
    """An arrow (lon, lat of both ends), a circle (lon, lat, radius in metres), or words at a place."""

    kind: str
    numbers: tuple[float, ...]
    words: str = ""


def write(drawn: Sequence[Drawn]) -> str:
    """One line for each that lies on the map, the latest where there are very many: kind, numbers, words."""
    tidy = [each._replace(words=" ".join(each.words.split())) for each in drawn]
    return "\n".join(
        " ".join(filter(None, [each.kind, ",".join(map(_number, each.numbers)), each.words]))
        for each in [each for each in tidy if _fits(each)][-MOST:]
    )


def read(text: str) -> tuple[Drawn, ...]:
    """What `write` wrote.

    Raises:
        ValueError: it says something else.
    """
    lines = text.split("\n") if text else []
    if len(lines) > MOST:
        raise ValueError("too many")
    return tuple(_one(line) for line in lines)


def _one(line: str) -> Drawn:
    kind, _, rest = line.partition(" ")
    numbers_text, _, words = rest.partition(" ")
    found = Drawn(kind, tuple(float(each) for each in numbers_text.split(",")), words)
    if not _fits(found):
        raise ValueError("not an arrow, a circle or words on the map")
    return found


def _fits(each: Drawn) -> bool:
    limits = LIMITS.get(each.kind, ())
    return (
        bool(limits)
        and len(each.numbers) == len(limits)
        and all(low <= number <= high for number, (low, high) in zip(each.numbers, limits, strict=True))
        and len(each.words) <= LONGEST
        and bool(each.words) == (each.kind == "text")
    )


def _number(number: float) -> str:
    return f"{number:.5f}".rstrip("0").rstrip(".")
