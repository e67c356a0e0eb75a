"""`python -m data control`: the control areas of a day as GeoJSON."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from data.belief import perspective_text
from data.belief.perspective import BUILT_IN, DEFAULT, silence
from data.commands import folder, output
from data.fronts.control_export import control_geojson
from data.fronts.fronts import Fronts, ground_of
from data.time.days import day_number

PROPERTIES = """Each feature is the ground of one front under one control. Its properties: control (UA, RU or
contested), theatre (an id in theatres.csv), area_km2, claims (ids in control_claims.csv), first_day and last_day (the
days from which and to which it has this shape, both included; null where open), known_from and known_to (likewise, in
publication time). The collection carries dates (what the dates mean), day, known_by, perspective (a name or rules, as
--perspective takes them), credit, licence and sources (id, publisher, title, url and terms of each publication behind
the claims)."""


def add(commands: Any, a_date: Callable[[str], date]) -> None:  # noqa: ANN401 - argparse names no public type
    """Add the command to the parser's subcommands; `a_date` reads a date or refuses it."""
    parser = commands.add_parser(
        "control", help="print the control areas of a day as GeoJSON (WGS84)", epilog=PROPERTIES
    )
    parser.add_argument("--day", type=a_date, required=True, metavar="DATE", help="the day, such as 2024-10-01")
    parser.add_argument(
        "--known-by",
        type=a_date,
        metavar="DATE",
        help="count only what was published by this day (default: everything)",
    )
    parser.add_argument(
        "--perspective",
        default=DEFAULT.name,
        metavar="NAME",
        help=f"one of {', '.join(BUILT_IN)}, or rules such as kinds=map,press~rule=latest",
    )
    folder.add(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Print the areas, and to the error stream why the front is empty where nobody is believed; 0.

    Raises:
        PerspectiveTextError: there is no such perspective.
        DayNotCoveredError: the evidence does not cover the day.
    """
    tables, perspective = folder.tables(asked), perspective_text.read(asked.perspective)
    fronts = Fronts(ground_of(tables), tables.control_claims, perspective)
    known_by = folder.known_by(asked)
    print(output.as_json(control_geojson(fronts, tables.sources, day_number(asked.day), known_by)))  # noqa: T201
    published = tables.control_claims.loc[tables.control_claims["known_from"] <= known_by]
    if reason := silence(tables.control_claims, perspective) or silence(published, perspective):
        print(f"All ground is shown as Russian: {reason}.", file=sys.stderr)  # noqa: T201
    return 0

