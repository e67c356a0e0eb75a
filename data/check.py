"""The answer to "is the evidence sound?": every problem as a line of text."""

from pathlib import Path
from typing import NamedTuple

from data.tables import EVIDENCE, EvidenceError, load


class Report(NamedTuple):
    """What to print, line by line, and the exit code: 0 sound, 1 not."""

    lines: tuple[str, ...]
    exit_code: int


def report(folder: Path = EVIDENCE) -> Report:
    """The state of an evidence folder: a count of rows where it is sound, else one line for each problem."""
    try:
        tables = load(folder)
    except EvidenceError as error:
        count = len(error.problems)
        return Report((*map(str, error.problems), f"{count} problem{'' if count == 1 else 's'} found."), 1)
    counts = [f"{len(rows)} {name.replace('_', ' ')}" for name, rows in vars(tables).items()]
    return Report((f"The evidence is sound: {', '.join(counts)}.",), 0)
