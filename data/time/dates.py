"""The one rule for days in whatever is taken along: dates, the last day included, UTC; every file says it itself."""

from collections.abc import Iterable
from typing import Any, Final

import pandas as pd

from data.time.days import FOREVER, date_of

RULE: Final = (
    "Dates are days in UTC. first_day and last_day are the first and the last day a row holds, known_from and known_to "
    "the first and the last day of publication on which it counts as known; the last day is included. Where there is "
    "none, that end is open or not known."
)
FIRST: Final = {  # column of a table that holds a day -> column of the export
    "start": "first_day", "known_from": "known_from", "last_known_from": "last_known_from", "day": "date",
    "moved_day": "moved_date", "shift_day": "shift_date", "happened": "happened_date",
}  # fmt: skip
LAST: Final = {"end": "last_day", "known_to": "known_to"}  # in a table the first day after, in an export the last one
NAMES: Final = FIRST | LAST
KIND: Final = "date32[day][pyarrow]"  # a date and no moment, which every format can keep


def iso(column: str, day: int) -> str | None:
    """What `column` of a table says as an ISO date of an export; None for an open end."""
    return date_of(day - (column in LAST)).isoformat() if 0 < day < FOREVER else None


def dated(column: str, days: Iterable[int]) -> "pd.Series[Any]":
    """The same for all rows of `column`, as dates; missing where an end is open or not known."""
    shift = column in LAST
    found = [date_of(int(day) - shift) if 0 < day < FOREVER else None for day in days]
    index = days.index if isinstance(days, pd.Series) else None
    return pd.Series(found, index, dtype=KIND)
