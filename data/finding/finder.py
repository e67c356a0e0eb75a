"""Search over everything findable, in SQLite's full-text index (FTS5), from the standard library.

A query is parsed by `data.finding.query` first. What reaches SQLite is made here: words as quoted strings in bound
parameters, never a piece of what the reader typed as syntax.
"""

import re
import sqlite3
import threading
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.finding.query import All, Either, Not, Query, Text, When, parse
from data.finding.spellings import HANGUL, Gazetteer, folded

MOST: Final = 200  # rows given back; the count says how many there are
FIELDS: Final = {"source": "source", "kind": "kind"}
SCHEMA: Final = """
CREATE TABLE rows (n INTEGER PRIMARY KEY, start INTEGER, known_from INTEGER);
CREATE VIRTUAL TABLE words USING fts5(
  title, text, places, source, kind, spelled_text, spelled_places,
  content='', prefix='1 2 3', tokenize="unicode61 remove_diacritics 2");
"""


class NoSearchError(RuntimeError):
    """This Python's SQLite was built without the full-text index."""


@dataclass(frozen=True)
class Found:
    """What a search found: `rows` positions in the findable table, newest first, at most `MOST`; `total` of all."""

    rows: tuple[int, ...]
    total: int


class Finder:
    """An index over a findable table, kept in memory."""

    def __init__(self, table: pd.DataFrame, gazetteer: Gazetteer) -> None:
        """Index `table` (see `data.finding.findable`), newest first.

        Raises:
            NoSearchError: SQLite has no FTS5.
        """
        self._gazetteer = gazetteer
        self._lock = threading.Lock()
        self._order = table["start"].to_numpy().argsort(kind="stable")[::-1]
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        try:
            self._index.executescript(SCHEMA)
        except sqlite3.OperationalError as error:
            raise NoSearchError(f"Search needs SQLite with FTS5: {error}.") from error
        rows = table.iloc[self._order]
        numbers = range(len(rows))
        with self._index:
            self._index.executemany(
                "INSERT INTO rows VALUES (?, ?, ?)",
                zip(numbers, rows["start"].tolist(), rows["known_from"].tolist(), strict=True),
            )
            columns = [rows[name].tolist() for name in ("title", "text", "places", "source", "kind")]
            spelled = [[folded(text) for text in columns[n]] for n in (1, 2)]
            self._index.executemany(
                "INSERT INTO words(rowid, title, text, places, source, kind, spelled_text, spelled_places)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                zip(numbers, *columns, *spelled, strict=True),
            )

    def search(
        self, text: str, known_by: int, most: int = MOST, among: npt.NDArray[np.bool_] | None = None
    ) -> Found:
        """Rows that match a query as `data.finding.query` reads it and were published by `known_by`.

        Args:
            text: the query.
            known_by: the last publication day that counts.
            most: how many rows are given back; cut last, after every filter.
            among: which rows of the findable table may be found at all, (n,); all of them where it is None.

        Raises:
            QuerySyntaxError: the query cannot be read; the error points at the character.
        """
        where, values = self._where(parse(text))
        chosen = f"FROM rows WHERE {where} AND known_from <= ?"
        if among is not None:
            with self._lock:
                every = self._index.execute(f"SELECT n {chosen} ORDER BY n", (*values, known_by)).fetchall()
            matching = self._order[[n for (n,) in every]]
            kept = matching[among[matching]]
            return Found(tuple(kept[:most].tolist()), len(kept))
        with self._lock:
            rows = self._index.execute(f"SELECT n {chosen} ORDER BY n LIMIT ?", (*values, known_by, most)).fetchall()
            total = len(rows)
            if total == most:
                total = self._index.execute(f"SELECT count(*) {chosen}", (*values, known_by)).fetchone()[0]
        return Found(tuple(int(self._order[n]) for (n,) in rows), int(total))

    def _where(self, query: Query) -> tuple[str, tuple[object, ...]]:
        """A condition on `rows` and the values bound to it."""
        words = self._words(query)
        if words is not None:
            return "n IN (SELECT rowid FROM words WHERE words MATCH ?)", (words,)
        match query:
            case When(day, after):
                return f"start {'>=' if after else '<'} ?", (day,)
            case Not(inside):
                where, values = self._where(inside)
                return f"NOT ({where})", values
            case All() | Either():
                made = [self._where(each) for each in _together(query)]
                joined = (" AND " if isinstance(query, All) else " OR ").join(f"({where})" for where, _ in made)
                return joined or "1", tuple(value for _, values in made for value in values)
        raise TypeError(query)  # pragma: no cover - the cases above are all there are

    def _words(self, query: Query) -> str | None:
        """The query in FTS5's own language, or None where it asks for more than words."""
        match query:
            case Text():
                return self._text(query)
            case All(parts) | Either(parts) if parts:
                made = [self._words(each) for each in parts]
                if all(each is not None for each in made):
                    return f"({(' AND ' if isinstance(query, All) else ' OR ').join(map(str, made))})"
        return None

    def _text(self, asked: Text) -> str:
        forms = self._gazetteer.spellings(asked.words) if not asked.prefix else (asked.words,)
        columns = "{places spelled_places} : " if asked.field == "place" else ""
        if asked.field in ("source", "kind"):
            columns, forms = f"{{{FIELDS[asked.field]}}} : ", (asked.words,)
        both = dict.fromkeys(form for each in forms for form in (each, folded(each)))
        quoted = [_quoted(form, asked.prefix) for form in both if re.search(r"\w", form)]
        return f"{columns}({' OR '.join(quoted)})"


def _quoted(words: str, prefix: bool) -> str:
    """Words as an FTS5 phrase; Korean ones match from the start, as particles follow without a blank."""
    korean = any(HANGUL[0] <= ord(letter) <= HANGUL[1] for letter in words)
    return '"' + words.replace("\0", " ").replace('"', '""') + '"' + ("*" if prefix or korean else "")


def _together(query: All | Either) -> list[Query]:
    """The parts, those that are only words first and as one, so that the index answers them in one go."""
    words = [each for each in query.parts if isinstance(each, Text)]
    rest = [each for each in query.parts if not isinstance(each, Text)]
    if len(words) < 2:
        return [*words, *rest]
    return [type(query)(tuple(words)), *rest]
