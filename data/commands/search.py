"""`python -m data search`: find claims, events, places, ships and sources."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

from data.commands import folder, output
from data.finding.findable import findable
from data.finding.finder import MOST, Finder
from data.finding.query import FIELDS
from data.finding.spellings import Gazetteer
from data.time.days import date_of, in_words

OUTPUT = (
    "With --json the properties are kind, id, title, source, date (of what has no day of its own that of its "
    "publication) and known_from (null for places)."
)


def add(commands: Any, a_date: Callable[[str], date]) -> None:  # noqa: ANN401 - argparse names no public type
    """Add the command to the parser's subcommands; `a_date` reads a date or refuses it."""
    fields = ", ".join(f"{name}:" for name in FIELDS)
    parser = commands.add_parser(
        "search",
        help="find claims, events, places, ships and sources",
        epilog=f'Words, "phrases", AND, OR, NOT, brackets, beginnings such as Sudz*, and the fields {fields}. {OUTPUT}',
    )
    parser.add_argument("query", help="such as 'place:Суджа after:2024-08 -source:\"DeepState\"'")
    parser.add_argument(
        "--known-by",
        type=a_date,
        metavar="DATE",
        help="find only what was published by this day (default: everything)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, one object a line")
    folder.add(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Print what is found, newest first; 0 if anything is, else 1.

    Raises:
        QuerySyntaxError: the query cannot be read; `pointed()` shows where.
    """
    tables = folder.tables(asked)
    table = findable(tables)
    finder = Finder(table, Gazetteer.of(tables.settlements, tables.places))
    found = finder.search(asked.query, folder.known_by(asked))
    for row in table.iloc[list(found.rows)].to_dict("records"):
        if asked.json:
            shown = {name: row[name] for name in ("kind", "id", "title", "source")}
            shown["date"] = date_of(row["start"]).isoformat()
            # places were known before anything was reported of them: no day to give
            shown["known_from"] = date_of(row["known_from"]).isoformat() if row["known_from"] > 0 else None
            print(output.as_json(shown))  # noqa: T201 - a command line prints
        else:
            print(f"{in_words(row['start']):>11}  {row['kind']:<11}  {row['title']}")  # noqa: T201
    if found.total > MOST and not asked.json:
        print(f"{found.total - MOST} older ones are not shown.")  # noqa: T201
    return 0 if found.total else 1
