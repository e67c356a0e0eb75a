"""Letters on static maps and pages: one font that comes with Matplotlib, never an empty box."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from threading import RLock
from typing import Any, Final, cast

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

ONE_AT_A_TIME: Final = RLock()
FAMILY: Final = "DejaVu Sans"
NO_BREAK: Final = "\u00a0"
SETTINGS: Final[dict[str, Any]] = {
    "font.family": FAMILY,
    "text.parse_math": False,  # a dollar sign is a dollar sign
    "pdf.fonttype": 42,  # TrueType, embedded: text in the file can be searched and copied
    "svg.fonttype": "none",
    "hatch.linewidth": 1.1,
    "path.simplify_threshold": 0.1,
    "text.hinting": "none",  # letters as wide as measured, on every size
}


@contextmanager
def settings() -> Iterator[None]:
    """Matplotlib set up for our pages, and for nobody else in the process.

    Its settings are the whole process's: two exports at once would take them from each other, so one waits.
    """
    with ONE_AT_A_TIME, mpl.rc_context(cast(Any, SETTINGS)):  # its type lists every key as a literal
        yield


@cache
def _known_letters() -> frozenset[int]:
    path = font_manager.findfont(FontProperties(family=FAMILY), fallback_to_default=True)
    return frozenset(font_manager.get_font(path).get_charmap())


def legible(text: str) -> str:
    """`text` with every letter in the font: Korean by its sound in Latin letters, anything else unknown as "·"."""
    return "".join(each if each == "\n" or ord(each) in _known_letters() else _stand_in(each) for each in text)


def _stand_in(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if name.startswith("HANGUL SYLLABLE "):
        return name.removeprefix("HANGUL SYLLABLE ").lower()
    plain = unicodedata.normalize("NFKD", letter)
    return plain if plain != letter and all(ord(each) in _known_letters() for each in plain) else "·"


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text, in the unit of `size`."""
    style = FontProperties(family=FAMILY, size=size, weight="bold" if bold else "normal")
    return float(text_to_path.get_text_width_height_descent(text, style, ismath=False)[0])


def wrapped(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """`text` in lines no wider than `room`; a word that is wider stands alone and is cut to fit."""
    lines: list[str] = []
    for word in text.split(" "):  # thin spaces between digits do not break
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(_cut(word, size, room, bold))
    return lines


def _cut(word: str, size: float, room: float, bold: bool) -> str:
    if width(word, size, bold) <= room:
        return word
    fits, too_long = 0, len(word)
    while too_long - fits > 1:
        half = (fits + too_long) // 2
        fits, too_long = (half, too_long) if width(word[:half] + "…", size, bold) <= room else (fits, half)
    return word[:fits] + "…"
