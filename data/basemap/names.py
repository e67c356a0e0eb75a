"""The local name of a place among its many alternate names in GeoNames."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

LATIN: Final = {  # how a letter is written in English
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ё": "yo", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ў": "u",
}
NOT_OWN: Final = {  # letters and spellings that are not of the country's language, by ISO code
    "RU": re.compile("[іїєґўъІЇЄҐЎ]|ськ|ць|(?<!л)ьск|шч|(?<!^)(?<![ -])э"),
    "UA": re.compile("[ыэёъЫЭЁЪ]|ьск"),
    "BY": re.compile("[иїєґщъИЇЄҐЩЪ]|ськ"),
}
CYRILLIC: Final = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґӘәӨөҮүҚқҒғҢңҰұҺһ’' -]+")
HANGUL: Final = re.compile(r"[가-힣]+")
KNOWN: Final = {  # English names that do not tell how the local ones are written
    "Moscow": "Москва", "Saint Petersburg": "Санкт-Петербург", "Ulan Bator": "Улаанбаатар", "Seoul": "서울",
    "Bratsk": "Братск", "Sovetsk": "Советск", "Homyel'": "Гомель",
    "Ulan-Ude": "Улан-Удэ", "Kolomna": "Коломна", "Kerch": "Керч",
}
KOREAN_KIND: Final = re.compile("(?<=..)[시읍군]$")  # city, town, county
HANGUL_COUNTRIES: Final = {"KP", "KR"}
CYRILLIC_COUNTRIES: Final = {"RU", "UA", "BY", "KZ", "KG", "MN", "BG"}


def local_name(name: str, country: str, alternates: Sequence[str]) -> str:
    """The name in the script of its country (ISO code), or "" where the country is not one of ours.

    Of several Cyrillic names the one that reads most like `name`, in the letters of the country, the longest
    of equals because soft signs are silent; of several Korean ones the shortest, without the word for "city".
    """
    if name in KNOWN:
        return KNOWN[name]
    if country in HANGUL_COUNTRIES:
        korean = [KOREAN_KIND.sub("", text) for text in alternates if HANGUL.fullmatch(text)]
        return min(korean, key=lambda text: (len(text), text), default="")
    if country not in CYRILLIC_COUNTRIES:
        return ""
    written = [text for text in alternates if CYRILLIC.fullmatch(text)]
    own = [text for text in written if not (foreign := NOT_OWN.get(country)) or not foreign.search(text)]

    def merit(text: str) -> tuple[float, int, int, str]:
        return _likeness(text, name, country), -text.count("тс"), len(text), text

    return max(own or written, key=merit, default="")


def _likeness(text: str, name: str, country: str) -> float:
    """How much a Cyrillic text reads like a Latin name, 0 to 1."""
    letters = LATIN if country == "UA" else {**LATIN, "г": "g", "и": "i"}
    read = "".join(letters.get(letter, letter) for letter in text.lower())
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode().replace("'", "")
    read, plain = (re.sub("[yi]y( |$)", r"y\1", re.sub("['’]", "", text)) for text in (read, plain))
    return SequenceMatcher(a=read, b=plain).ratio()
