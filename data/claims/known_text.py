"""What of a note was already known: its clauses without those that speak of days nobody could have known of."""

import re
from datetime import date, timedelta
from typing import Final

from data.tables.coverage import latest_knowledge
from data.time.days import day_number

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATE: Final = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})\s+)?\b(?P<month>{'|'.join(MONTHS)})[a-z]*\.?\s+(?P<year>20\d\d)\b"
    r"|\b(?P<alone>20\d\d)\b",
    re.IGNORECASE,
)
CLAUSE: Final = re.compile(r"(?<=;)\s+|(?<=[.!?])\s+(?=[A-Z])")
AHEAD: Final = re.compile(r"\b(planned|announced|expected)\b", re.IGNORECASE)


def periods(text: str) -> list[tuple[int, int]]:
    """First and last day of every day, month or year the text names."""
    found = []
    for match in DATE.finditer(text):
        if match["alone"]:
            year = int(match["alone"])
            found.append((day_number(date(year, 1, 1)), day_number(date(year, 12, 31))))
            continue
        year, month = int(match["year"]), MONTHS.index(match["month"].lower()) + 1
        first = date(year, month, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if match["day"] and 1 <= int(match["day"]) <= last.day:
            first = last = first.replace(day=int(match["day"]))
        found.append((day_number(first), day_number(last)))
    return found


def known_text(text: str, known_from: int, known_by: int) -> str:
    """The clauses of `text` that could be known by `known_by`.

    A row of the evidence is dated by its first source, yet what is said of a place or a ship was gathered from several.
    So a clause counts as known only once every day it names is past, or where it speaks of the month its row was
    published in, or of what was planned. With all that is known today, everything is.

    Args:
        text: a note or a description.
        known_from: the day its row counts as known.
        known_by: the last publication day that counts.
    """
    if known_by >= latest_knowledge():
        return text
    kept = [each for each in CLAUSE.split(text) if AHEAD.search(each) or _past(each, known_from, known_by)]
    return " ".join(kept).rstrip(";").strip()


def _past(clause: str, known_from: int, known_by: int) -> bool:
    return all(
        last <= known_by or (last - first < 31 and first <= known_from <= last)
        for first, last in periods(clause)
    )
