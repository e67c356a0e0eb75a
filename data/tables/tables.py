"""The evidence as tables: all of it, or one error that lists everything that is wrong with it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from data.tables import drawable, references, schemas, theatres, validation
from data.tables.evidence_csv import Sheet, read
from data.tables.fields import Kind
from data.tables.marks import with_marks
from data.tables.problem import EvidenceError, Problem
from data.time.days import FOREVER

__all__ = ["EVIDENCE", "EvidenceError", "Problem", "Tables", "load", "problems"]

OWN: Final = Path(__file__).parents[1] / "evidence"  # what comes with Lifeline
EVIDENCE: Final = Path(os.environ.get("LIFELINE_EVIDENCE") or OWN)
OPEN_ENDED: Final = ("legs", "routes")  # no end = still in use; elsewhere no end = one day


@dataclass(frozen=True)
class Tables:
    """One frame per CSV file, rows in the file's order, index 0 to n - 1.

    Days are int64 since 2022-01-01, spans half-open: `end` is the day after the last, FOREVER where open.
    Numbers are float64 (missing = NaN), `credibility` and `seq` int64, text is str (missing = "").
    `last_known_from` of legs and routes is `known_from` where no later report speaks of them.
    Coordinates are degrees, EPSG:4326. Settlements have the column `theatre`, the id of the front their oblast
    belongs to, and each of the theatres has a camera. Every table with a `source_id` also has `reliability`
    (A–F, from the source), `marked` (bool) and `mark_reason` (str).
    """

    sources: pd.DataFrame
    settlements: pd.DataFrame
    control_claims: pd.DataFrame
    places: pd.DataFrame
    legs: pd.DataFrame
    routes: pd.DataFrame
    route_legs: pd.DataFrame
    vessels: pd.DataFrame
    voyages: pd.DataFrame
    consignments: pd.DataFrame
    events: pd.DataFrame
    theatres: pd.DataFrame


def load(folder: Path = EVIDENCE) -> Tables:
    """All tables of an evidence folder, checked.

    Raises:
        EvidenceError: the files do not hold together; `problems` names every file, row and column at fault.
    """
    evidence, found = _read(folder)
    if found:
        raise EvidenceError(found)
    finished = with_marks({name: _finished(name, frame) for name, frame in evidence.frames.items()})
    finished["settlements"] = theatres.placed(finished["settlements"], finished["theatres"])
    finished["theatres"] = theatres.with_cameras(finished["theatres"], finished["settlements"])
    return Tables(**finished)


def problems(folder: Path = EVIDENCE) -> tuple[Problem, ...]:
    """Everything wrong with an evidence folder, by file and row; empty if nothing is."""
    found = _read(folder)[1]
    return EvidenceError(found).problems


def _read(folder: Path) -> tuple[references.Evidence, list[Problem]]:
    sheets: dict[str, Sheet] = {}
    frames: dict[str, pd.DataFrame] = {}
    found: list[Problem] = []
    for name in schemas.TABLES:
        sheet = _sheet(folder / f"{name}.csv", name, sheets)
        frame, unread = validation.typed(name, sheet)
        sheets[name], frames[name] = sheet, frame
        found += [*sheet.problems, *unread, *validation.check(name, sheet, frame)]
    evidence = references.Evidence(sheets, frames)
    found += [*references.check(evidence), *drawable.check(evidence)]
    return evidence, _first_for_each_cell(found, sheets)


def _sheet(path: Path, name: str, sheets: Mapping[str, Sheet]) -> Sheet:
    """The cells of a table; of a folder from before there was theatres.csv, fronts told from its settlements."""
    if name != "theatres" or path.exists():
        return read(path, schemas.columns_of(name))
    rows = theatres.told_from(sheets["settlements"].cells["oblast"])
    cells = {column: [row.get(column, "") for row in rows] for column in schemas.columns_of(name)}
    return Sheet(path.name, list(range(2, len(rows) + 2)), cells, [], told=True)


def _first_for_each_cell(found: list[Problem], sheets: Mapping[str, Sheet]) -> list[Problem]:
    """One problem for each cell, the first one found: a cell that is no date is not also an empty one."""
    headless = {
        (sheet.name, each.column) for sheet in sheets.values() for each in sheet.problems if each.row in (None, 1)
    }
    first: dict[tuple[str, int | None, str], Problem] = {}
    for each in found:
        missing = (each.file, each.column) in headless or (each.file, "") in headless
        if each.row not in (None, 1) and missing:
            continue  # said once, of the column or the file
        first.setdefault((each.file, each.row, each.column), each)
    return list(first.values())


def _finished(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A checked frame with its final types and half-open spans."""
    rows = frame.reset_index(drop=True)
    if "end" in rows:
        first, last = rows["start"].fillna(rows["end"]), rows["end"].fillna(rows["start"])
        end = last + 1 if name not in OPEN_ENDED else rows["end"] + 1
        rows = rows.assign(start=first, end=end.fillna(FOREVER))
    if "last_known_from" in rows:
        rows = rows.assign(last_known_from=rows["last_known_from"].fillna(rows["known_from"]))
    kinds = {column: each.kind for column, each in schemas.TABLES[name].fields.items()}
    whole = [column for column, kind in kinds.items() if kind in (Kind.DAY, Kind.WHOLE)]
    plain = [column for column, kind in kinds.items() if kind is Kind.TEXT]
    return rows.astype(dict.fromkeys(whole, "int64")).fillna(dict.fromkeys(plain, ""))
