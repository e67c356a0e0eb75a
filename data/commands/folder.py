"""Which evidence a command reads: the folder it is given, that of LIFELINE_EVIDENCE, or the project's own."""

import argparse
import os
from pathlib import Path

from data.tables import coverage
from data.tables.tables import EVIDENCE, Tables, load
from data.time.days import day_number


def add(parser: argparse.ArgumentParser) -> None:
    """Add `--folder` to a command."""
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(os.environ.get("LIFELINE_EVIDENCE") or EVIDENCE),
        help="evidence folder (default: that of the environment variable LIFELINE_EVIDENCE, else the project's)",
    )


def tables(asked: argparse.Namespace) -> Tables:
    """The evidence a command was asked to read; from then on the days covered are this evidence's.

    Raises:
        EvidenceError: it does not hold together.
    """
    found = load(asked.folder)
    coverage.speak_of(found)
    return found


def known_by(asked: argparse.Namespace) -> int:
    """The last publication day that counts: what was asked for, else that of the latest row of the evidence read."""
    return coverage.latest_knowledge() if asked.known_by is None else day_number(asked.known_by)
