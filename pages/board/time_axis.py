"""The time axis of a page: bars, named days and days of change, as far as they were known and are believed."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from data.belief import perspective_text
from data.belief.known_when import After, Known
from data.fronts import time_axis
from data.tables.coverage import FIRST_DAY
from pages.shell import session, store
from pages.shell.evidence_store import of_evidence
from pages.shell.link import View

MOST_NAMED = 60


@dataclass(frozen=True, eq=False)
class Axis:
    """Bars (day, kind, count; see `data.fronts.time_axis`), named days to jump to, days on which something changes."""

    bars: pd.DataFrame
    marks: tuple[tuple[int, str], ...]
    changes: tuple[int, ...]


def of(kinds: tuple[str, ...], theatres: tuple[str, ...], view: View, perspective: str = "") -> Axis:
    """The axis of a view: bars of these kinds, events of these theatres, from a perspective or the view's own."""
    known, text = session.known_by_day(view), perspective or view.perspective
    return Axis(
        _bars(kinds, theatres, known, text),
        _named(theatres, known),
        _changes(text, After(0) if view.known_by == "shown" else known),
    )


def found(rows: pd.DataFrame) -> Axis:
    """The axis of what a search found: its bars, its rows as named days."""
    seen = rows.loc[rows["start"] >= FIRST_DAY].sort_values("start", kind="stable")
    bars = time_axis.counted(seen["start"], pd.Series(time_axis.FOUND, seen.index))
    named = seen.drop_duplicates(["start", "title"]).head(MOST_NAMED)
    marks = tuple((int(day), str(title)) for day, title in zip(named["start"], named["title"], strict=True))
    return Axis(bars, marks, tuple(sorted(set(seen["start"].astype(int)))))


@of_evidence(max_entries=64)
def _bars(kinds: Collection[str], theatres: Collection[str], known: int, perspective: str) -> pd.DataFrame:
    return time_axis.bars(store.tables(), kinds, theatres, known, perspective_text.read(perspective))


@of_evidence(max_entries=64)
def _named(theatres: tuple[str, ...], known: int) -> tuple[tuple[int, str], ...]:
    return time_axis.named_days(store.tables().events, theatres, known)


@of_evidence(max_entries=64)
def _changes(perspective: str, known: Known) -> tuple[int, ...]:
    return time_axis.change_days(store.front_of(perspective).states, store.tables().events, known)
