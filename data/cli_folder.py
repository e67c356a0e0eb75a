"""Which evidence a command reads: the folder it is given, that of LIFELINE_EVIDENCE, or the project's own."""

import argparse
from pathlib import Path

from data.tables import EVIDENCE


def add(parser: argparse.ArgumentParser) -> None:
    """Add `--folder` to a command."""
    parser.add_argument(
        "--folder",
        type=Path,
        default=EVIDENCE,
        help="evidence folder (default: that of the environment variable LIFELINE_EVIDENCE, else the project's)",
    )
