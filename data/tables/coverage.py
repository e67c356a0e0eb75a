"""From when to when the evidence speaks: read off its tables, so that a new row moves the ends by itself."""

from dataclasses import dataclass

import pandas as pd

from data.tables.tables import EvidenceError, Tables, load
from data.time.days import EPOCH, FIRST_DAY, FOREVER

__all__ = ["FIRST_DAY", "Coverage", "covered", "front_end", "last_day", "latest_knowledge", "speak_of"]


@dataclass(frozen=True)
class Coverage:
    """The ends of an evidence, as days.

    Attributes:
        front_end: the day from which no front is drawn: it would be the last known one held still.
        last_day: the last day anything tells of; at least the day after FIRST_DAY, so that there is time to move in.
        latest: the last publication day that counts when nothing is held back: that of the latest row.
    """

    front_end: int = FIRST_DAY + 1
    last_day: int = FIRST_DAY + 1
    latest: int = FIRST_DAY + 1

    @classmethod
    def of(cls, tables: Tables) -> "Coverage":
        """The ends of these tables; those of no evidence at all where they are empty."""
        front_end = max(_archive_end(tables), _last(tables.control_claims["start"]) + 1)
        told = [_last(rows["end"]) - 1 for rows in (tables.events, tables.consignments, tables.voyages)]
        known = [_last(rows["known_from"]) for rows in vars(tables).values() if "known_from" in rows]
        return cls(front_end, max(front_end - 1, FIRST_DAY + 1, *told), max(FIRST_DAY + 1, *known))


def _last(days: "pd.Series[int]") -> int:
    """The latest of these days that is one, FIRST_DAY where there is none."""
    written = days[days < FOREVER]
    return int(written.max()) if len(written) else FIRST_DAY


def _archive_end(tables: Tables) -> int:
    """A map archive speaks of every whole day before it ends, whether the map changed or not."""
    claims, sources = tables.control_claims, tables.sources
    archives = claims.loc[claims["known_from_basis"] == "shown", "source_id"]
    said = sources.loc[sources["id"].isin(archives), "published"]
    days = pd.to_datetime(said, format="%Y-%m-%d", errors="coerce").dropna()
    return _last((days - pd.Timestamp(EPOCH)).dt.days)


_spoken: Coverage | None = None


def speak_of(tables: Tables) -> None:
    """Let the ends be those of `tables`, which whoever loads an evidence says once: it is whole, or not there."""
    global _spoken  # noqa: PLW0603 - one process shows one evidence
    _spoken = Coverage.of(tables)


def _ends() -> Coverage:
    """Of the evidence spoken of; before any is, of the project's or LIFELINE_EVIDENCE's own."""
    if _spoken is None:
        try:
            speak_of(load())
        except EvidenceError:  # whoever shows it lists what is wrong with it
            return Coverage()
    return _spoken or Coverage()


def front_end() -> int:
    """The day from which no front is drawn."""
    return _ends().front_end


def last_day() -> int:
    """The last day anything tells of."""
    return _ends().last_day


def latest_knowledge() -> int:
    """The last publication day that counts when nothing is held back: that of the latest row."""
    return _ends().latest


def covered(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of a clocked table ended where the evidence ends: no front is drawn after its last report."""
    within = frame.loc[frame["start"] < front_end()]
    return within.assign(end=within["end"].clip(upper=front_end()))
