"""`python -m layers export BRIEFING.toml OUT.pptx|.pdf|.png|.mp4|.gif|.html [--scene N]`."""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from data.briefings.scenes import Briefing
from data.briefings.toml import BriefingError
from data.briefings.toml import load as load_briefing
from data.commands import output
from data.tables.tables import EvidenceError
from data.tables.tables import load as load_tables
from layers.handover.job import ExportError, Job
from layers.paper import undrawn
from layers.paper.content import Content

Exporter = Callable[[Job], None]
MAKERS: Final = {  # ending: module and function; loaded only when asked for
    ".pptx": ("layers.handover.pptx", "export"),
    ".pdf": ("layers.handover.pdf", "export"),
    ".png": ("layers.handover.png", "export"),
    ".mp4": ("layers.handover.video", "mp4"),
    ".gif": ("layers.handover.video", "gif"),
    ".html": ("layers.handover.html", "export"),
}
PACKAGES: Final = {"pptx": "python-pptx", "PIL": "pillow"}  # as pip calls them


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 when the file was made, 1 when not (the reason is printed)."""
    output.open_streams()
    asked = _parser().parse_args(arguments)
    try:
        missing = export(asked.briefing, asked.out, asked.scene, _tell)
    except (BriefingError, EvidenceError, ExportError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{asked.out} is ready.")
    if missing:
        print(undrawn.in_words(missing), file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m layers", description="Maps and briefings as files.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("export", help="write a briefing as slides, pages, a picture or a film")
    command.add_argument("briefing", type=Path, help="a briefing, such as data/briefings/msmt.toml")
    command.add_argument("out", type=Path, help=f"the file to write; its ending says what: {', '.join(MAKERS)}")
    command.add_argument("--scene", help="number (from 1) or id of one scene; needed for .png, .mp4 and .gif")
    return parser


def export(source: Path, target: Path, scene: str | None, progress: Callable[[int, int, str], None]) -> set[str]:
    """Write `source`, a briefing, as `target`; returns the letters that no font here has.

    Raises:
        ExportError: the ending is unknown, the scene is not in the briefing, or a file cannot be read or written.
        BriefingError: the briefing does not hold together.
        EvidenceError: the evidence does not.
    """
    if target.is_dir():
        raise ExportError(f"{target} is a folder: name a file in it, such as {target / source.stem}.pdf.")
    make = exporter(target.suffix.lower())
    tables = load_tables()
    try:
        briefing = load_briefing(source, tables)
    except OSError as error:
        raise ExportError(f"{source} cannot be read: {error.strerror}.") from error
    with undrawn.noting() as missing:
        make(Job(briefing, Content(tables), target, _scene(briefing, scene), progress))
    return missing


def exporter(ending: str) -> Exporter:
    """The function that writes files with this ending.

    Raises:
        ExportError: no such format, or a package it needs is not installed.
    """
    if ending not in MAKERS:
        raise ExportError(f'No export is called "{ending}". Known endings: {", ".join(MAKERS)}.')
    module, function = MAKERS[ending]
    try:
        found: Exporter = getattr(importlib.import_module(module), function)
    except ModuleNotFoundError as error:
        package = PACKAGES.get(str(error.name), error.name)
        needs = f"The {ending} export needs the package {package}"
        raise ExportError(f"{needs}, which is not installed: pip install -r requirements.txt.") from error
    return found


def _scene(briefing: Briefing, asked: str | None) -> int | None:
    if asked is None:
        return None
    ids = [each.id for each in briefing.scenes]
    if asked in ids:
        return ids.index(asked)
    if asked.isdigit() and 1 <= int(asked) <= len(ids):
        return int(asked) - 1
    known = "\n".join(f"  {number} {name}" for number, name in enumerate(ids, 1))
    raise ExportError(f'There is no scene "{asked}". Scenes:\n{known}')


def _tell(done: int, total: int, words: str) -> None:
    print(f"{done}/{total} {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
