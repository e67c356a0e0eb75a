"""Days as whole numbers since 2022-01-01 (UTC): small enough to be exact in a GPU's float32."""

from datetime import date, timedelta
from typing import Final

EPOCH: Final = date(2022, 1, 1)
FOREVER: Final = 100_000  # the open end of a span: the year 2295, still exact in float32


def day_number(when: date | str) -> int:
    """Days from 2022-01-01 to `when` (a date or an ISO date); negative before it.

    Raises:
        ValueError: `when` is text but no ISO date.
    """
    moment = date.fromisoformat(when) if isinstance(when, str) else when
    return (moment - EPOCH).days


def date_of(day: int) -> date:
    """The calendar date of a day number."""
    return EPOCH + timedelta(days=int(day))


def in_words(day: int) -> str:
    """The day as the screen says it, "6 Sep 2024"; "no end" for an open span."""
    if day >= FOREVER:
        return "no end"
    when = date_of(day)
    return f"{when.day} {when:%b %Y}"
