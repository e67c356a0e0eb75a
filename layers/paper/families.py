"""Which fonts write a text on paper: Matplotlib's own, those carried for Chinese, Japanese and Korean, the system's."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from matplotlib import font_manager
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
from matplotlib.ft2font import FT2Font
from numpy.typing import NDArray

FAMILY: Final = "DejaVu Sans"
CARRIED: Final = {  # family: the package that carries it and the file in it; all under the SIL Open Font License
    "Noto Sans SC": ("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"),
    "Noto Sans JP": ("pylopdf_fonts_cjk", "NotoSansJP-Regular.otf"),
    "Noto Sans KR": ("pylopdf_fonts_ko", "NotoSansKR-Regular.otf"),
}
NO_LETTERS: Final = ("Last Resort", "Blank", "Color")  # fonts that have every letter and draw none, or only in colour
BOLD: Final = 700


def drawable(letter: str) -> bool:
    """Whether some font here has the letter."""
    return _family(letter) != ""


@lru_cache(maxsize=20_000)
def families(text: str) -> tuple[str, ...]:
    """The families that together write `text`, Matplotlib's own first, for its font fallback.

    Chinese, Japanese and Korean write many letters each in their own form: the one that suits the text comes first.
    """
    others = {_family(each) for each in text} - {"", FAMILY}
    east = sorted(_carried(), key=lambda family: family != tongue(text)) if others & set(_carried()) else []
    return (FAMILY, *east, *sorted(others - set(east)))


def tongue(text: str) -> str:
    """The carried family whose forms suit a text: kana make it Japanese, Hangul Korean, else it is Chinese."""
    names = {unicodedata.name(each, "").split(" ")[0] for each in text}
    if names & {"HIRAGANA", "KATAKANA"}:
        return "Noto Sans JP"
    return "Noto Sans KR" if "HANGUL" in names else "Noto Sans SC"


@lru_cache(maxsize=20_000)
def _family(letter: str) -> str:
    """The family that has the letter; "" where none has."""
    if _has(_own(), 0, letter):
        return FAMILY
    for family, path in _carried().items():
        if _has(path, 0, letter):
            return family
    return next((each.name for each in _installed() if _has(each.fname, each.index, letter)), "")


@cache
def _own() -> str:
    return str(font_manager.findfont(FontProperties(family=FAMILY)))


@cache
def _carried() -> dict[str, str]:
    """The file of each carried family whose package is installed, made known to Matplotlib."""
    found = dict(_paths())
    for family, path in found.items():
        fontManager.addfont(path)
        # They come in one weight. Said to be bold too, they are taken for bold text without a warning each time.
        fontManager.ttflist.append(FontEntry(path, 0, family, weight=BOLD, size="scalable"))
    return found


def _paths() -> Iterator[tuple[str, str]]:
    for family, (package, name) in CARRIED.items():
        if find_spec(package):
            yield family, str(files(package) / name)


@cache
def _installed() -> tuple[FontEntry, ...]:
    """The system's fonts, upright and of normal weight first, in an order that is the same on every run."""

    def rank(entry: FontEntry) -> tuple[Any, ...]:
        return entry.style != "normal", entry.weight not in (400, 500, "normal"), "Sans" not in entry.name, entry.name

    known = (each for each in fontManager.ttflist if not any(words in each.name for words in NO_LETTERS))
    return tuple(sorted(known, key=rank))


def _has(path: str, index: int, letter: str) -> bool:
    known = _letters(path, index)
    at = int(np.searchsorted(known, ord(letter)))
    return at < len(known) and int(known[at]) == ord(letter)


@cache
def _letters(path: str, index: int) -> NDArray[np.uint32]:
    """The letters of a font, sorted: an array, as some have 45,000. None of one that is listed but gone."""
    if not Path(path).is_file():
        return np.empty(0, np.uint32)
    return np.sort(np.fromiter(FT2Font(path, face_index=index).get_charmap(), np.uint32))
