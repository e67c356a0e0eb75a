"""`python -m data routes`: the legs of the supply routes as GeoJSON."""

import argparse
from typing import Any

from data.commands import folder, output

PROPERTIES = """Each feature is a line from origin to destination. Its properties: id, mode (sea, rail, air or
road), standing (observed, inferred or claimed), origin and destination (ids in places.csv), origin_name,
destination_name, method (how the line was found), length_km, by_hand_km, routes (ids in routes.csv), first_day and
last_day (dates, both included, null where open), known_from, last_known_from, last_source_id, qualifier, credibility
(1 to 6), reliability (A to F), claimant, source_id, marked, mark_reason and note. The collection carries credit and
dates (what the dates mean)."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    """Add the command to the parser's subcommands."""
    parser = commands.add_parser(
        "routes", help="print the legs of the supply routes as GeoJSON (WGS84)", epilog=PROPERTIES
    )
    folder.add(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Print the legs; 0.

    Raises:
        UnroutableError: legs that no network carries.
    """
    from data.supply.route_export import routes_geojson  # noqa: PLC0415 - the rail graph is read only when asked for

    print(output.as_json(routes_geojson(folder.tables(asked))))  # noqa: T201
    return 0
