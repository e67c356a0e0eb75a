"""What an id in a briefing stands for: a claim with its claimant and day, and the source it was read in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data.tables.tables import Tables
from data.time.days import day_number, in_words

CLAIMS: Final = ("control_claims", "consignments", "voyages", "events", "routes", "legs", "vessels")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Source:
    """A publication as a list of sources shows it; `published` is in words, "" where undated."""

    id: str
    publisher: str
    title: str
    published: str
    url: str
    reliability: str
    to_verify: bool

    @property
    def short(self) -> str:
        """Publisher and day: "KBS World, 30 May 2025"."""
        return f"{self.publisher}, {self.published}" if self.published else f"{self.publisher}, undated"

    @property
    def link(self) -> str:
        """The address if it is one a browser may open (http or https), else ""."""
        return self.url if self.url.startswith(("https://", "http://")) else ""


@dataclass(frozen=True)
class Citation:
    """A claim or a source somebody cites.

    Attributes:
        id: as cited.
        table: the evidence table it is in.
        said_by: who claims it, "" where a source itself is cited.
        known: day it became known in words, "" where a source itself is cited.
        credibility: 1-6, or None where a source itself is cited.
        source: where it was read.
        row: the row of the evidence.
    """

    id: str
    table: str
    said_by: str
    known: str
    credibility: int | None
    source: Source
    row: "pd.Series[Any]"

    @property
    def attribution(self) -> str:
        """Who says so and when: "MSMT, 29 May 2025"; for a source its publisher."""
        return f"{self.said_by}, {self.known}" if self.said_by else self.source.short


class Citations:
    """Citations by id; ids of claims go before ids of sources, and of claims the tables of `CLAIMS` in order."""

    def __init__(self, tables: Tables) -> None:
        self._rows: dict[str, tuple[str, pd.Series[Any]]] = {}
        self._sources: Mapping[str, Source] = {each.id: each for each in _sources(tables.sources)}
        frames = {name: getattr(tables, name) for name in CLAIMS}
        for name, frame in {**frames, "sources": tables.sources}.items():
            for _, row in frame.iterrows():
                self._rows.setdefault(str(row["id"]), (name, row))

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def __getitem__(self, name: str) -> Citation:
        table, row = self._rows[name]
        if table == "sources":
            return Citation(name, table, "", "", None, self._sources[name], row)
        source = self._sources[str(row["source_id"])]
        known = in_words(int(row["known_from"]))
        return Citation(name, table, str(row["claimant"]), known, int(row["credibility"]), source, row)

    def sources_of(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources behind ids, each once, in order: a reader counts publications, not rows."""
        return tuple(dict.fromkeys(self[each].source for each in ids))


def _sources(rows: pd.DataFrame) -> Iterable[Source]:
    for row in rows.itertuples():
        yield Source(
            id=str(row.id),
            publisher=str(row.publisher),
            title=str(row.title),
            published=_published(str(row.published)),
            url=str(row.url),
            reliability=str(row.reliability),
            to_verify=str(row.verified) == "to_verify",
        )


def _published(text: str) -> str:
    """A day, a month or nothing, in words."""
    parts = text.split("-")
    if len(parts) == 3:
        return in_words(day_number(text))
    return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else ""

