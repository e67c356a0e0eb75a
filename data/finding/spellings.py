"""One place, many spellings: Latin, Cyrillic and Korean forms of a name find the same place.

What no rule can make of a name is in `spellings.csv`: usual ways to write a place in scripts and languages other than
its own, by its id in the tables. They only find places; nothing is claimed by them.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pandas as pd

LATIN: Final[Mapping[str, str]] = {  # Russian and Ukrainian letters as BGN/PCGN and the tables here write them
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya", "'": "", "’": "",
}  # fmt: skip
# Revised Romanization of Korean, syllable by syllable: initials, vowels, finals in Unicode's order
INITIALS: Final = (
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
)  # fmt: skip
VOWELS: Final = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
FINALS: Final = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
)  # fmt: skip
HANGUL: Final = (0xAC00, 0xD7A3)
BRACKETED: Final = re.compile(r"[(),;]")  # not "/": a crossing joins two places, it is neither
SHORTEST: Final = 3  # letters of a part of a name that may stand for the place


@cache
def other_spellings() -> Mapping[str, tuple[str, ...]]:
    """Other usual spellings of places and settlements, by id; see `spellings.csv`."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: tuple(row["spellings"].split(";")) for row in csv.DictReader(file)}


def folded(text: str) -> str:
    """The text in plain lower-case Latin letters: "Суджа" and "Sudzha" give the same, "나진" gives "najin"."""
    plain = unicodedata.normalize("NFC", text).casefold()
    spelled = "".join(_syllable(letter) if _korean(letter) else LATIN.get(letter, letter) for letter in plain)
    apart = unicodedata.normalize("NFD", spelled)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _korean(letter: str) -> bool:
    return HANGUL[0] <= ord(letter) <= HANGUL[1]


def _syllable(letter: str) -> str:
    number = ord(letter) - HANGUL[0]
    return INITIALS[number // 588] + VOWELS[number % 588 // 28] + FINALS[number % 28]


def of_name(*names: str) -> tuple[str, ...]:
    """The ways a place may be written, given its names as the tables have them, each once.

    "Rajin (Najin) port, Rason" may be written Rajin, Najin or Rason; "Lgov-Kievskiy" also "Lgov".
    """
    found: dict[str, None] = {}
    for name in names:
        for part in BRACKETED.split(name):
            kept = part.strip()
            for form in (kept, folded(kept), folded(kept.replace("ё", "е").replace("Ё", "Е"))):
                if len(form) >= SHORTEST or any(map(_korean, form)):
                    found[form] = None
    return tuple(found)


GENERIC: Final = re.compile(
    r"\b(port|area|station|airport|district|railway|road|crossing|bridge|naval base|depot)\b", re.IGNORECASE
)


def _core(form: str) -> str:
    """A name without the words that say what it is: "Rajin port" is also just Rajin."""
    return " ".join(GENERIC.sub("", form).split())


class Gazetteer:
    """Every spelling of every place, to look names up in."""

    def __init__(self, places: Iterable[tuple[str, ...]]) -> None:
        """Take (name, local name, other spellings …); what another place is called by is no spelling of this one."""
        rows = list(places)
        first = [folded(_core(BRACKETED.split(name)[0].strip())) for name, *_ in rows]
        owners = Counter(first)
        self._forms: dict[str, set[str]] = {}
        for names, own in zip(rows, first, strict=True):
            forms = {core for form in of_name(*names) if (core := _core(form))}
            mine = {form for form in forms if folded(form) == own or not owners[folded(form)]}
            for form in mine:
                self._forms.setdefault(folded(form), set()).update(mine)

    @classmethod
    def of(cls, *tables: pd.DataFrame) -> "Gazetteer":
        """The gazetteer of tables with the columns id, name and name_local."""
        columns = [table[["id", "name", "name_local"]].astype(str) for table in tables]
        rows = pd.concat(columns).itertuples(index=False, name=None)
        return cls((name, local, *other_spellings().get(each, ())) for each, name, local in rows)

    def spellings(self, words: str) -> tuple[str, ...]:
        """The words themselves and every other way to write the place they name."""
        return tuple(dict.fromkeys([words, *sorted(self._forms.get(folded(words), ()))]))
