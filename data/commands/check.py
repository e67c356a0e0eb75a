"""The answer to "is the evidence sound, and do the briefings hold to it?": every problem as a line of text."""

from pathlib import Path
from typing import NamedTuple

from data.briefings import toml
from data.briefings.toml import BRIEFINGS, BriefingError
from data.tables import coverage
from data.tables.tables import EVIDENCE, OWN, EvidenceError, Tables, load


class Report(NamedTuple):
    """What to print, line by line, and the exit code: 0 sound, 1 not."""

    lines: tuple[str, ...]
    exit_code: int


def report(folder: Path = EVIDENCE, briefings: Path | None = None) -> Report:
    """The state of an evidence folder and of the briefings told from it.

    Args:
        folder: the evidence.
        briefings: their folder; without one, those that come with Lifeline where its own evidence is checked, since
            they are told from no other.

    Returns:
        A count of rows, and of briefings where there are any, if all is sound; else one line for each problem.
    """
    try:
        tables = load(folder)
    except EvidenceError as error:
        return _told(list(map(str, error.problems)))
    coverage.speak_of(tables)
    told = briefings or (BRIEFINGS if folder.resolve() == OWN.resolve() else None)
    found = sorted(told.glob("*.toml")) if told else []
    problems = [line for path in found for line in _problems(path, tables)]
    if problems:
        return _told(problems)
    counts = [f"{len(rows)} {name.replace('_', ' ')}" for name, rows in vars(tables).items()]
    sound = [f"The evidence is sound: {', '.join(counts)}."]
    if found:
        names = ", ".join(path.name for path in found)
        sound.append(f"Every briefing holds to it: {names}.")
    return Report(tuple(sound), 0)


def _problems(path: Path, tables: Tables) -> list[str]:
    """What is wrong with one briefing, line by line of its file."""
    try:
        toml.load(path, tables)
    except BriefingError as error:
        return list(map(str, error.problems))
    except OSError as error:
        return [f"{path.name}: cannot be read: {error.strerror}"]
    return []


def _told(problems: list[str]) -> Report:
    return Report((*problems, f"{len(problems)} problem{'' if len(problems) == 1 else 's'} found."), 1)
