"""Letters on static maps and pages: measured, wrapped, and never an empty box that nobody is told of."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import RLock
from typing import Any, Final, cast

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from layers.paper import families, undrawn

ONE_AT_A_TIME: Final = RLock()
NO_BREAK: Final = "\u00a0"
# Han and kana may stand at the end of a line after any letter, but closing signs stay with the one before them.
EAST: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
CLOSING: Final = "、。，．：；！？）〕】》」』〉］｝％ー…"
PIECES: Final = re.compile(f"[{EAST}][{CLOSING}]*|[^{EAST}]+")
SETTINGS: Final[dict[str, Any]] = {
    "font.family": families.FAMILY,
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


def legible(text: str) -> str:
    """`text` with every letter in some font here; what none has is noted (`undrawn`) and becomes its sign."""
    return "".join(each if each == "\n" or families.drawable(each) else _stand_in(each) for each in text)


def _stand_in(letter: str) -> str:
    if unicodedata.category(letter) == "Cf" or unicodedata.name(letter, "").startswith("VARIATION SELECTOR"):
        return ""  # no letter: says how its neighbours are written
    plain = unicodedata.normalize("NFKD", letter)
    if plain != letter and all(map(families.drawable, plain)):
        return plain
    undrawn.note(letter)
    return undrawn.SIGN


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text, in the unit of `size`."""
    style = FontProperties(family=families.families(text), size=size, weight="bold" if bold else "normal")
    return float(text_to_path.get_text_width_height_descent(text, style, ismath=False)[0])


def wrapped(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """`text` in lines no wider than `room`; a word that is wider stands alone and is cut to fit.

    Lines end between words, and between the letters of Chinese and Japanese, which know no spaces.
    """
    lines: list[str] = []
    for word in text.split(" "):  # thin spaces between digits do not break
        for number, piece in enumerate(PIECES.findall(word) or [""]):
            longer = f"{lines[-1]}{'' if number else ' '}{piece}" if lines else piece
            if lines and width(longer, size, bold) <= room:
                lines[-1] = longer
            else:
                lines.append(_cut(piece, size, room, bold))
    return lines


def _cut(word: str, size: float, room: float, bold: bool) -> str:
    if width(word, size, bold) <= room:
        return word
    fits, too_long = 0, len(word)
    while too_long - fits > 1:
        half = (fits + too_long) // 2
        fits, too_long = (half, too_long) if width(word[:half] + "…", size, bold) <= room else (fits, half)
    return word[:fits] + "…"
