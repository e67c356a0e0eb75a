"""One table against its schema: cells read as their kinds, then every field and rule checked by pandera."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.tables.evidence_csv import Sheet
from data.tables.fields import Field, Kind, Table
from data.tables.problem import Problem, shown
from data.tables.schemas import TABLES
from data.time.days import EPOCH

Floats = npt.NDArray[np.float64]

_DAY: Final = re.compile(r"[0-9]{4}-[0-9][0-9]-[0-9][0-9]")
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?")
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}")


def typed(name: str, sheet: Sheet) -> tuple[pd.DataFrame, list[Problem]]:
    """The cells of a table with their types: text (empty = missing), float64 for numbers and days.

    Returns:
        The frame, indexed by line, and a problem for every cell that cannot be read as its kind (missing
        in the frame). Days are counted from 2022-01-01.
    """
    problems: list[Problem] = []
    columns: dict[str, Any] = {}
    for column, field in TABLES[name].fields.items():
        cells = sheet.cells[column]
        if field.kind is Kind.TEXT:
            columns[column] = pd.array([cell or None for cell in cells], dtype="str")
            continue
        values = _READ[field.kind](cells)
        problems.extend(
            Problem(sheet.name, line, column, shown(cell), field.kind.value)
            for line, cell, lost in zip(sheet.lines, cells, np.isnan(values), strict=True)
            if lost and cell
        )
        columns[column] = values
    return pd.DataFrame(columns, index=pd.Index(sheet.lines, dtype="int64")), problems


def _days(cells: Sequence[str]) -> Floats:
    dated = [cell if _DAY.fullmatch(cell) else None for cell in cells]
    days = pd.to_datetime(pd.Series(dated, dtype="str"), format="%Y-%m-%d", errors="coerce")
    return np.asarray((days - pd.Timestamp(EPOCH)).dt.days, np.float64)


def _numbers(cells: Sequence[str]) -> Floats:
    return np.array([float(cell) if _NUMBER.fullmatch(cell) else np.nan for cell in cells], np.float64)


def _wholes(cells: Sequence[str]) -> Floats:
    return np.array([float(cell) if _WHOLE.fullmatch(cell) else np.nan for cell in cells], np.float64)


_READ: Final[dict[Kind, Callable[[Sequence[str]], Floats]]] = {
    Kind.DAY: _days,
    Kind.NUMBER: _numbers,
    Kind.WHOLE: _wholes,
}


@cache
def schema(name: str) -> Any:  # noqa: ANN401  # pandera is imported only when a table is checked
    """The pandera DataFrameSchema of one table's typed frame."""
    import pandera.pandas as pa  # noqa: PLC0415  # costs a sixth of a second: only where evidence is read

    def column(field: Field) -> Any:  # noqa: ANN401
        checks = []
        if field.values:
            checks.append(pa.Check.isin(field.values))
        if field.pattern:
            checks.append(pa.Check(lambda cells: cells.str.fullmatch(field.pattern)))
        if field.kind is not Kind.TEXT:
            checks.append(pa.Check.in_range(field.least, field.most))
        dtype = None if field.kind is Kind.TEXT else float
        return pa.Column(
            dtype, checks, nullable=not field.required, unique=field.unique, report_duplicates="exclude_first"
        )

    table = TABLES[name]
    rules = [pa.Check(rule.holds, ignore_na=False) for rule in table.rules]
    fields = {key: column(field) for key, field in table.fields.items()}
    return pa.DataFrameSchema(fields, checks=rules, strict=True)


def check(name: str, sheet: Sheet, frame: pd.DataFrame) -> list[Problem]:
    """Every place where the typed frame breaks its table's schema."""
    from pandera.errors import SchemaErrors  # noqa: PLC0415  # see schema()

    try:
        schema(name).validate(frame, lazy=True)
    except SchemaErrors as errors:
        return _explained(TABLES[name], sheet, errors.failure_cases)
    return []


def _explained(table: Table, sheet: Sheet, failures: pd.DataFrame) -> list[Problem]:
    row_of = {line: row for row, line in enumerate(sheet.lines)}
    found = []
    told = failures.sort_values("schema_context", kind="stable")  # a cell's own fault before a rule it breaks
    for context, column, broken, place, line in told[
        ["schema_context", "column", "check", "check_number", "index"]
    ].itertuples(index=False):
        if context == "DataFrameSchema":
            where, expected = table.rules[int(place)].column, table.rules[int(place)].expected
        else:
            where = str(column)
            empty = broken == "not_nullable"
            expected = "a value, not an empty cell" if empty else table.fields[where].expected
        value = shown(sheet.cells[where][row_of[int(line)]])
        found.append(Problem(sheet.name, int(line), where, value, expected))
    return found
