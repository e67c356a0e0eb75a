"""The colour of each thing on screen, for the light theme (projectors) and the dark one (screens).

Chosen to stay apart under protanopia, deuteranopia and tritanopia; `tests/layers/looks/test_palette.py`
simulates them and asserts the distances.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, Literal

Theme = Literal["light", "dark"]
Rgb = tuple[int, int, int]


class Role(StrEnum):
    """What a colour stands for."""

    UA = "under Ukrainian control"
    RU = "under Russian control"
    CONTESTED = "contested"
    MUNITIONS = "munitions, missiles, artillery"
    PEOPLE = "troops, workers"
    TO_PYONGYANG = "petroleum, air defence, technology"
    LAND = "land"
    ELSEWHERE = "land of other states"
    WATER = "water"
    BORDER = "state border"
    INNER_BORDER = "oblast and raion borders"
    RAIL = "railway"
    INK = "text"
    QUIET = "quiet text"
    PAPER = "behind text"
    ACCENT = "can be clicked"
    EVENT = "event"
    SELECTED = "selected"


_HEX: Final[dict[Role, tuple[str, str]]] = {
    Role.UA: ("#0072B2", "#56B4E9"),
    Role.RU: ("#D55E00", "#E69F00"),
    Role.CONTESTED: ("#6B6B6B", "#BDBDBD"),
    Role.MUNITIONS: ("#882255", "#CC6699"),
    Role.PEOPLE: ("#AA4499", "#DD99CC"),
    Role.TO_PYONGYANG: ("#117733", "#66D9B8"),
    Role.LAND: ("#F6F3EC", "#1E2328"),
    Role.ELSEWHERE: ("#EBE7DD", "#191D21"),
    Role.WATER: ("#D6E4EC", "#14181C"),
    Role.BORDER: ("#6F675B", "#8A949C"),
    Role.INNER_BORDER: ("#C4BCAD", "#3A4249"),
    Role.RAIL: ("#9A9284", "#5B646C"),
    Role.INK: ("#1D2329", "#F2F4F5"),
    Role.QUIET: ("#454E56", "#B4BDC4"),
    Role.PAPER: ("#FFFFFF", "#0F1317"),
    Role.ACCENT: ("#0B57D0", "#8AB4F8"),
    Role.EVENT: ("#1D2329", "#F2F4F5"),
    Role.SELECTED: ("#C9A100", "#FFE066"),
}


def hex_colour(role: Role, theme: Theme) -> str:
    """The colour as "#RRGGBB"."""
    return _HEX[role][0 if theme == "light" else 1]


def either(role: Role, opacity: float = 1.0) -> str:
    """The colour as CSS, in the theme (`color-scheme`) of the element it is used on; opacity is 0-1."""
    alpha = "" if opacity == 1 else f"{round(255 * opacity):02X}"
    return f"light-dark({hex_colour(role, 'light')}{alpha},{hex_colour(role, 'dark')}{alpha})"


def rgb(role: Role, theme: Theme) -> Rgb:
    """The colour as three whole numbers, 0-255."""
    text = hex_colour(role, theme)
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def rgba(role: Role, theme: Theme, opacity: float = 1.0) -> list[int]:
    """The colour as [red, green, blue, alpha], 0-255, the shape deck.gl takes; opacity is 0-1."""
    return [*rgb(role, theme), round(255 * opacity)]


def numbered(roles: Sequence[Role], number: str, theme: Theme, opacity: float = 1.0) -> str:
    """A deck.gl accessor: the colour of the role among `roles` whose place the expression `number` says."""
    # in brackets: deck.gl reads an index only behind a name or a bracket
    return f"({[rgba(role, theme, opacity) for role in roles]})[{number}]".replace(" ", "")
