"""Days as whole numbers since 2022-01-01 (UTC): small enough to be exact in a GPU's float32."""

from datetime import date, timedelta
from typing import Final

EPOCH: Final = date(2022, 1, 1)
FIRST_DAY: Final = (date(2023, 5, 1) - EPOCH).days  # the first that can be shown
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


def span_in_words(start: int, end: int) -> str:
    """The days of [start, end) as briefly as they can be said whole.

    "6 Sep 2024", "2024", "Mar – Oct 2024", "6 – 9 Sep 2024", "6 Sep – 3 Oct 2024", "6 Sep 2024 – 3 Oct 2025"; an open
    one is "6 Sep 2024 – no end".
    """
    if end - start <= 1:
        return in_words(start)
    if end >= FOREVER:
        return f"{in_words(start)} – {in_words(end)}"
    first, last, after = date_of(start), date_of(end - 1), date_of(end)
    if first.day != 1 or after.day != 1:
        begin, close = f"{first.day} {first:%b}", f"{last.day} {last:%b}"
        if first.year == last.year and first.month == last.month:
            begin = str(first.day)
    elif first.month == 1 and after.month == 1:
        return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
    else:
        begin, close = f"{first:%b}", f"{last:%b}"
        if first.year == last.year and first.month == last.month:
            return f"{first:%b %Y}"
    return f"{begin}{f' {first.year}' if first.year != last.year else ''} – {close} {last.year}"
