"""Under which terms what was taken from a source may be passed on."""

from typing import Final

import pandas as pd

FACTS: Final = "facts only; the text belongs to its publisher"
UNSTATED: Final = "no licence stated; points only, facts"
BY_PUBLISHER: Final = (  # how the publisher's name begins, the terms; data/evidence/NOTICE.md says the same at length
    ("DeepState", "publisher’s terms: educational, non-commercial use; facts read at points, no geometry"),
    ("GeoNames", "CC BY 4.0"),
    ("Wikipedia", "CC BY-SA 4.0"),
    ("UA Control Map", UNSTATED),
    ("public GitHub code file", UNSTATED),
    ("US Treasury", "work of the US government, no copyright"),
    ("general knowledge", "general knowledge, no publisher"),
)


def terms(sources: pd.DataFrame) -> pd.Series:
    """The terms for each row of the sources table, in words: str, its index."""
    return sources["publisher"].map(_of_publisher)


def _of_publisher(publisher: str) -> str:
    return next((words for beginning, words in BY_PUBLISHER if publisher.startswith(beginning)), FACTS)
