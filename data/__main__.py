"""The evidence without a browser: `python -m data check | control | routes | perspectives | changes | search`."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data.belief.perspective import BUILT_IN
from data.belief.perspective_text import PerspectiveTextError
from data.commands import changes, control, folder, output, routes, search
from data.commands.check import report
from data.finding.query import QuerySyntaxError
from data.fronts.control_export import DayNotCoveredError
from data.tables.tables import EvidenceError
from data.ways.course import UnroutableError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code: 0 done, 1 problems in the evidence, 2 words that make no sense."""
    output.open_streams()
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
    except (PerspectiveTextError, UnroutableError, DayNotCoveredError) as error:
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
    folder.add(check)
    check.add_argument(
        "--briefings", type=Path, help="folder of briefings (default: the project's, where its own evidence is checked)"
    )
    check.set_defaults(run=_check)

    control.add(commands, _date)
    routes.add(commands)

    perspectives = commands.add_parser("perspectives", help="list the built-in perspectives")
    perspectives.set_defaults(run=_perspectives)

    changes.add(commands, _date)
    search.add(commands, _date)
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


def _perspectives(_asked: argparse.Namespace) -> int:
    width = max(map(len, BUILT_IN))
    for each in BUILT_IN.values():
        print(f"{each.name:<{width}}  {each.label}: {each.about}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
