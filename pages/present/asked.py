"""What the address asks of the stage: which scene it begins with, and whether it goes on by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pages.shell.link import whole

LONGEST_PACE: Final = 600  # seconds a scene stays


@dataclass(frozen=True)
class Asked:
    """Position of the first scene; whether scenes follow by themselves, after `pace` seconds or, 0, as each reads."""

    start: int = 0
    kiosk: bool = False
    pace: int = 0


def read(parameters: Mapping[str, str], scenes: int) -> tuple[Asked, list[str]]:
    """What the address asks of a briefing of so many scenes, and a sentence for each value that could not be used."""
    numbers, problems = [], []
    for name, first, last, expected in (
        ("scene", 1, scenes, f"the number of a scene, 1 to {scenes}"),
        ("kiosk", 0, LONGEST_PACE, f"the seconds a scene stays, 1 to {LONGEST_PACE}, or 0 for as long as it reads"),
    ):
        text = parameters.get(name) or str(first)
        numbers.append(_number(text, first, last))
        if numbers[-1] is None:
            problems.append(f"The link says {name}={text[:40]!r}; expected {expected}. It is left out.")
    scene, pace = numbers
    return Asked((scene or 1) - 1, "kiosk" in parameters, pace or 0), problems


def _number(text: str, first: int, last: int) -> int | None:
    """A whole number within bounds; None for anything else."""
    try:
        found = whole(text)
    except ValueError:
        return None
    return found if first <= found <= last else None
