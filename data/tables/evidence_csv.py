"""A CSV file as text cells with their line numbers; what cannot be read is a problem, never an exception."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from data.tables.problem import Problem, shown


class Sheet(NamedTuple):
    """The cells of one file by column, and the line each row starts on, as an editor counts.

    `told` where there is no such file and the rows are told from other tables.
    """

    name: str
    lines: list[int]
    cells: dict[str, list[str]]
    problems: list[Problem]
    told: bool = False


def read(path: Path, columns: Sequence[str]) -> Sheet:
    """The rows of a CSV file, with exactly `columns` in that order, whatever state the file is in.

    Args:
        path: the file; UTF-8, a first line of column names, commas, double quotes.
        columns: the columns the table has.

    Returns:
        The sheet; missing columns and the missing ends of short rows are empty, unknown columns are left out,
        and each of these is a problem.
    """
    problems: list[Problem] = []
    lines, records = _records(path, problems)
    header = records[0] if records else []
    _check_header(path.name, header, columns, problems)
    for line, record in zip(lines[1:], records[1:], strict=True):
        if len(record) != len(header):
            expected = f"{len(header)} cells, one for each column, found {len(record)}"
            problems.append(Problem(path.name, line, "", shown(",".join(record)), expected))
            record[:] = (record + [""] * len(header))[: len(header)]
        problems.extend(_untidy(path.name, line, header, record))
    place = {name: header.index(name) for name in columns if name in header}
    cells = {name: [row[place[name]] if name in place else "" for row in records[1:]] for name in columns}
    return Sheet(path.name, lines[1:], cells, problems)


def _text(path: Path, problems: list[Problem]) -> str | None:
    try:
        raw = path.read_bytes()
    except OSError:
        problems.append(Problem(path.name, None, "", "", "this file in the evidence folder, readable"))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(Problem(path.name, line, "", f"byte 0x{raw[error.start]:02x}", "UTF-8 text"))
        return raw.decode("utf-8-sig", errors="replace")


def _records(path: Path, problems: list[Problem]) -> tuple[list[int], list[list[str]]]:
    text = _text(path, problems)
    lines: list[int] = []
    records: list[list[str]] = []
    if text is None:
        return lines, records
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for record in reader:
            if record:
                lines.append(begins)
                records.append(record)
            begins = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(path.name, begins, "", "", f"a well-formed CSV row ({error})"))
    if not records:
        problems.append(Problem(path.name, None, "", "", "a first line with the names of the columns"))
    return lines, records


def _check_header(name: str, header: Sequence[str], columns: Sequence[str], problems: list[Problem]) -> None:
    if not header:
        return
    problems.extend(
        Problem(name, 1, each, "", "this column in the first line") for each in columns if each not in header
    )
    for place, each in enumerate(header):
        if each not in columns:
            known = f"one of the table's columns: {', '.join(columns)}"
            problems.append(Problem(name, 1, shown(each), shown(each), known))
        elif each in header[:place]:
            problems.append(Problem(name, 1, each, each, "each column once"))


def _untidy(name: str, line: int, header: Sequence[str], record: Sequence[str]) -> list[Problem]:
    """Cells with blanks at an end, or with characters that do not show."""
    if all(cell == cell.strip() and cell.isprintable() for cell in record):
        return []
    return [
        Problem(name, line, column, shown(cell), "one line of printable text without blanks at either end")
        for column, cell in zip(header, record, strict=True)
        if cell != cell.strip() or not cell.isprintable()
    ]
