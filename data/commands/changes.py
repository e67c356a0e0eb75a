"""`python -m data changes`: what changed hands between two days, in words."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

from data.belief import perspective_text
from data.belief.states import states
from data.commands import folder
from data.fronts.change_log import as_text, change_log
from data.taking_along.spreadsheet import csv_bytes
from data.time import dates
from data.time.days import day_number

COLUMNS_IN_WORDS = """With --csv the columns are date, settlement_id, name, theatre (an id in theatres.csv),
before and after (UA, RU or contested), claimed_by, confirmed_by, claims (ids, joined by "; "), text, lon, lat,
first_day (the same day), last_day (the last of the new control, empty where it goes on), known_from (the publication
from which it was known) and dates (what the dates mean)."""


def add(commands: Any, a_date: Callable[[str], date]) -> None:  # noqa: ANN401 - argparse names no public type
    """Add the command to the parser's subcommands; `a_date` reads a date or refuses it."""
    parser = commands.add_parser(
        "changes", help="print what changed hands between two days, in words", epilog=COLUMNS_IN_WORDS
    )
    parser.add_argument("--from", dest="first", type=a_date, required=True, metavar="DATE", help="changes after it")
    parser.add_argument("--to", dest="last", type=a_date, required=True, metavar="DATE", help="up to and including it")
    parser.add_argument(
        "--known-by",
        type=a_date,
        metavar="DATE",
        help="count only what was published by this day (default: everything)",
    )
    parser.add_argument(
        "--perspective", default="", metavar="NAME", help="a built-in one, or rules such as kinds=map,press~rule=latest"
    )
    parser.add_argument("--csv", action="store_true", help="print a table in place of words")
    folder.add(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Print the log; 0.

    Raises:
        PerspectiveTextError: there is no such perspective.
    """
    tables, perspective = folder.tables(asked), perspective_text.read(asked.perspective)
    days = (day_number(asked.first), day_number(asked.last))
    held = states(tables.control_claims, tables.settlements["id"].tolist(), perspective)
    known_by = folder.known_by(asked)
    log = change_log(held, tables.control_claims, tables.settlements, perspective, days, known_by)
    if asked.csv:
        days_of = ("day", "start", "end", "known_from")
        table = log.assign(**{name: dates.dated(name, log[name]) for name in days_of}, dates=dates.RULE)
        for column in ("claimed_by", "confirmed_by", "claims"):
            table[column] = table[column].map("; ".join)
        named = csv_bytes(table.rename(columns=dates.NAMES))
        print(named.decode("utf-8-sig"), end="")  # noqa: T201 - a command line prints
    else:
        print(as_text(log) or "Nothing changed hands.")  # noqa: T201
    return 0
