"""Finding words in texts: capitals, accents and the two ways to write ё make no difference."""

import re
import unicodedata
from typing import Final

import pandas as pd

QUOTED_OR_WORD: Final = re.compile(r'"([^"]*)"?|(\S+)')


def folded(text: str) -> str:
    """`text` without capitals and accents, "Ё" as "е", quotation marks and dashes straight."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return kept.translate({ord("–"): "-", ord("—"): "-", ord("’"): "'", ord("\u2009"): " "})


def terms_of(query: str) -> tuple[str, ...]:
    """The words and "quoted phrases" a query asks for, folded."""
    straight = query.replace("“", '"').replace("”", '"')
    found = (folded(phrase or word).strip() for phrase, word in QUOTED_OR_WORD.findall(straight))
    return tuple(each for each in found if each)


def matches(texts: pd.Series, query: str) -> "pd.Series[bool]":
    """Which of `texts` (folded str) hold every word and phrase of `query`; all of them where it asks nothing."""
    held = pd.Series(True, index=texts.index)
    for term in terms_of(query):
        held &= texts.str.contains(term, regex=False)
    return held
