"""The evidence without a browser: `python -m data check | control | routes | perspectives | changes | search`."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data import basemap_layers, cli_changes, cli_search, control_export, perspective_text
from data.briefing_toml import BRIEFINGS
from data.check import report
from data.course import UnroutableError
from data.coverage import latest_knowledge
from data.days import date_of, day_number
from data.fronts import Fronts, Ground
from data.perspective import BUILT_IN, DEFAULT
from data.perspective_text import PerspectiveTextError
from data.query import QuerySyntaxError
from data.tables import EVIDENCE, EvidenceError, load


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code: 0 done, 1 problems in the evidence, 2 words that make no sense."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except EvidenceError as error:
        print(error, file=sys.stderr)
        return 1
    except QuerySyntaxError as error:
        print(error.pointed(), file=sys.stderr)
        return 2
    except (PerspectiveTextError, UnroutableError, control_export.DayNotCoveredError) as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of a pipe has heard enough: that is no fault
        sys.stderr.close()
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="validate the evidence and the briefings and print every problem")
    check.add_argument("--folder", type=Path, default=EVIDENCE, help="evidence folder (default: the project's)")
    check.add_argument("--briefings", type=Path, default=BRIEFINGS, help="folder of briefings (default: the project's)")
    check.set_defaults(run=_check)

    control = commands.add_parser("control", help="print the control areas of a day as GeoJSON (WGS84)")
    control.add_argument("--day", type=_date, required=True, metavar="DATE", help="the day, such as 2024-10-01")
    control.add_argument(
        "--known-by",
        type=_date,
        default=date_of(latest_knowledge()),
        metavar="DATE",
        help="count only what was published by this day (default: everything)",
    )
    control.add_argument(
        "--perspective",
        default=DEFAULT.name,
        metavar="NAME",
        help=f"one of {', '.join(BUILT_IN)}, or rules such as kinds=map,press~rule=latest",
    )
    control.set_defaults(run=_control)

    routes = commands.add_parser("routes", help="print the legs of the supply routes as GeoJSON (WGS84)")
    routes.set_defaults(run=_routes)

    perspectives = commands.add_parser("perspectives", help="list the built-in perspectives")
    perspectives.set_defaults(run=_perspectives)

    cli_changes.add(commands, _date)
    cli_search.add(commands, _date)
    return parser


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; expected one such as 2024-10-01") from None


def _check(asked: argparse.Namespace) -> int:
    found = report(asked.folder, asked.briefings)
    print("\n".join(found.lines))
    return found.exit_code


def _control(asked: argparse.Namespace) -> int:
    tables = load()
    ground = Ground.of(tables.settlements, basemap_layers.russia(), basemap_layers.raions())
    fronts = Fronts(ground, tables.control_claims, perspective_text.read(asked.perspective))
    _print_json(control_export.control_geojson(fronts, day_number(asked.day), day_number(asked.known_by)))
    return 0


def _routes(_asked: argparse.Namespace) -> int:
    from data.route_export import routes_geojson  # noqa: PLC0415 - the rail graph is read only when asked for

    _print_json(routes_geojson(load()))
    return 0


def _perspectives(_asked: argparse.Namespace) -> int:
    width = max(map(len, BUILT_IN))
    for each in BUILT_IN.values():
        print(f"{each.name:<{width}}  {each.label}: {each.about}")
    return 0


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, separators=(",", ":"))
    print()


if __name__ == "__main__":
    sys.exit(main())
