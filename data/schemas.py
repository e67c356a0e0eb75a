"""What a well-formed table is: one schema per CSV file, written as fields and rules, checked by pandera."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd

from data import vocabulary as words
from data.days import EPOCH, day_number
from data.evidence_csv import Sheet
from data.problem import Problem, shown

COMPILED: Final = day_number(
    "2026-11-01"
)  # undated sources count as known from the day the tables were compiled
FIRST_DAY: Final = day_number("2014-01-01")
LAST_DAY: Final = day_number("2100-01-01")
ID_PATTERN: Final = r"[a-z0-9]+(?:[_-][a-z0-9]+)*"


class Kind(Enum):
    """How the text of a cell is to be read."""

    TEXT = "text"
    DAY = "a date, YYYY-MM-DD"
    NUMBER = "a number with digits and a point"
    WHOLE = "a whole number"


@dataclass(frozen=True)
class Field:
    """One column: how to read it, whether it may be empty, and which values it takes (`expected` says so)."""

    kind: Kind = Kind.TEXT
    required: bool = True
    unique: bool = False
    expected: str = ""
    values: tuple[str, ...] = ()
    pattern: str = ""
    least: float = -np.inf
    most: float = np.inf


@dataclass(frozen=True)
class Rule:
    """What must hold within one row; `holds` gives True for each good row of the typed frame."""

    column: str
    expected: str
    holds: Callable[[pd.DataFrame], "pd.Series[bool]"]


@dataclass(frozen=True)
class Table:
    """The fields of one file in the order they stand, and the rules for a row."""

    fields: dict[str, Field]
    rules: tuple[Rule, ...] = field(default=())


def identifier() -> Field:
    """The row's own id."""
    expected = "an id of small letters, digits, - and _, used once in this file"
    return Field(unique=True, pattern=ID_PATTERN, expected=expected)


def text(*, required: bool = True) -> Field:
    """Free text, or the id of a row in another table."""
    return Field(required=required)


def word(vocabulary: type[StrEnum], *, required: bool = True) -> Field:
    """One word of a closed vocabulary."""
    known = tuple(str(each) for each in vocabulary)
    return Field(required=required, values=known, expected=f"one of {', '.join(known)}")


def day(*, required: bool = True) -> Field:
    """A date, held as days since 2022-01-01."""
    return Field(Kind.DAY, required, expected="a date from 2014 to 2099", least=FIRST_DAY, most=LAST_DAY)


def number(least: float, most: float, what: str, *, required: bool = True) -> Field:
    """A number within bounds."""
    return Field(Kind.NUMBER, required, expected=what, least=least, most=most)


def whole(least: int, most: int, what: str) -> Field:
    """A whole number within bounds."""
    return Field(Kind.WHOLE, expected=what, least=least, most=most)


def shaped(pattern: str, expected: str, *, required: bool = True) -> Field:
    """Text of one shape."""
    return Field(required=required, pattern=pattern, expected=expected)


def _columns(lon: tuple[int, int], lat: tuple[int, int], *, required: bool = True) -> dict[str, Field]:
    return {
        "lon": number(*lon, f"a longitude from {lon[0]} to {lon[1]} degrees east", required=required),
        "lat": number(*lat, f"a latitude from {lat[0]} to {lat[1]} degrees north", required=required),
    }


def _not_after(column: str, other: str) -> Callable[[pd.DataFrame], "pd.Series[bool]"]:
    return lambda rows: ~(rows[column] > rows[other])


def _quantity(rows: pd.DataFrame) -> "pd.Series[bool]":
    low, high, said = rows["low"].notna(), rows["high"].notna(), rows["qualifier"]
    return (
        ((said == "at least") & low & ~high)
        | ((said == "up to") & ~low & high)
        | ((said == "unspecified") & ~low & ~high)
        | (said.isin(["exact", "about"]) & low & high)
        | ~said.isin(list(words.Qualifier))
    )


def _imo(rows: pd.DataFrame) -> "pd.Series[bool]":
    digits = rows["imo"].where(rows["imo"].str.fullmatch(r"\d{7}", na=False), "0000000")
    weighed = sum(digits.str[place].astype(int) * (7 - place) for place in range(6))
    return weighed % 10 == digits.str[6].astype(int)


def _real_day(rows: pd.DataFrame) -> "pd.Series[bool]":
    said = rows["published"].fillna("")
    whole_day = said.where(said.str.len() != len("2024-01"), said + "-01")
    return pd.to_datetime(whole_day, format="%Y-%m-%d", errors="coerce").notna() | (said == "")


KNOWN_LATER: Final = Rule("known_from", "a day not before start", _not_after("start", "known_from"))
END_LATER: Final = Rule("end", "a day not before start", _not_after("start", "end"))
END_KNOWN: Final = Rule(
    "end", "a day not after known_from: nobody reports what is still to come", _not_after("end", "known_from")
)
LOW_HIGH: Final = Rule("high", "a number not below low", _not_after("low", "high"))

CLAIM: Final[dict[str, Field]] = {
    "source_id": text(),
    "known_from": day(),
    "known_from_basis": word(words.Basis),
    "qualifier": word(words.Qualifier),
    "credibility": whole(1, 6, "1 (confirmed) to 6 (cannot be judged)"),
    "claimant": text(),
    "claimant_kind": word(words.ClaimantKind),
    "note": text(required=False),
}

TABLES: Final[dict[str, Table]] = {
    "sources": Table(
        {
            "id": identifier(),
            "publisher": text(),
            "title": text(),
            "published": shaped(r"\d{4}-\d\d(-\d\d)?", "YYYY-MM-DD, YYYY-MM or nothing", required=False),
            "url": shaped(r"https?://\S+", "an address with http:// or https://, or nothing", required=False),
            "kind": word(words.ClaimantKind),
            "reliability": word(words.Reliability),
            "verified": word(words.Verified),
            "copy": word(words.Copy),
            "note": text(required=False),
        },
        (
            Rule("published", "a day or month that exists", _real_day),
            Rule(
                "reliability",
                "F (cannot be judged) while the source is to_verify",
                lambda rows: (rows["verified"] != "to_verify") | (rows["reliability"] == "F"),
            ),
        ),
    ),
    "settlements": Table(
        {
            "id": identifier(),
            "name": text(),
            "name_local": text(),
            "oblast": word(words.Oblast),
            "raion": text(),
            **_columns((33, 39), (49, 53)),
            "precision_km": number(0, 50, "0 to 50 km"),
            "coordinates": word(words.Coordinates),
            "coord_source": text(),
            **CLAIM,
        }
    ),
    "control_claims": Table(
        {
            "id": identifier(),
            "settlement_id": text(),
            "start": day(),
            "control": word(words.Control),
            **CLAIM,
        },
        (
            KNOWN_LATER,
            Rule(
                "known_from",
                "the same day as start where the basis is shown or inferred",
                lambda rows: (
                    ~rows["known_from_basis"].isin(["shown", "inferred"])
                    | (rows["known_from"] == rows["start"])
                ),
            ),
        ),
    ),
    "places": Table(
        {
            "id": identifier(),
            "name": text(),
            "name_local": text(),
            "country": word(words.Country),
            "kind": text(),
            **_columns((25, 145), (25, 62)),
            "precision_km": number(0, 50, "0 to 50 km"),
            "coordinates": word(words.Coordinates),
            "coord_source": text(),
            "role": text(),
            **CLAIM,
        }
    ),
    "legs": Table(
        {
            "id": identifier(),
            "origin": text(),
            "destination": text(),
            "mode": word(words.Mode),
            "standing": word(words.Standing),
            "way": text(required=False),
            "start": day(),
            "end": day(required=False),
            **CLAIM,
        },
        (
            END_LATER,
            KNOWN_LATER,
            Rule(
                "destination", "another place than origin", lambda rows: rows["origin"] != rows["destination"]
            ),
        ),
    ),
    "routes": Table(
        {
            "id": identifier(),
            "name": text(),
            "direction": word(words.Direction),
            "group": word(words.Group),
            "start": day(),
            "end": day(required=False),
            **CLAIM,
        },
        (END_LATER, KNOWN_LATER),
    ),
    "route_legs": Table({"route_id": text(), "seq": whole(1, 99, "1 to 99"), "leg_id": text()}),
    "vessels": Table(
        {
            "id": identifier(),
            "name": text(),
            "imo": shaped(r"\d{7}", "seven digits, or nothing", required=False),
            "imo_status": word(words.ImoStatus),
            "imo_source": text(required=False),
            "type": text(),
            "flag": text(),
            "owner_operator": text(required=False),
            "reported_activity": text(),
            "sanctions": text(required=False),
            **CLAIM,
        },
        (
            Rule("imo", "a number whose last digit checks the others (IMO)", _imo),
            Rule(
                "imo_status",
                "unknown where there is no number, else confirmed or unconfirmed",
                lambda rows: rows["imo"].isna() == (rows["imo_status"] == "unknown"),
            ),
        ),
    ),
    "voyages": Table(
        {
            "id": identifier(),
            "vessel_id": text(required=False),
            "name": text(),
            "origin": text(required=False),
            "destination": text(required=False),
            "route_id": text(required=False),
            "start": day(required=False),
            "end": day(required=False),
            "departed_basis": word(words.DayBasis),
            "arrived_basis": word(words.DayBasis),
            "standing": word(words.Standing),
            "cargo": text(),
            **CLAIM,
        },
        (
            END_LATER,
            KNOWN_LATER,
            END_KNOWN,
            Rule("start", "a day here or in end", lambda rows: rows["start"].notna() | rows["end"].notna()),
            Rule(
                "departed_basis",
                "interpolated where start is empty",
                lambda rows: rows["start"].notna() | (rows["departed_basis"] != "reported"),
            ),
            Rule(
                "arrived_basis",
                "interpolated where end is empty",
                lambda rows: rows["end"].notna() | (rows["arrived_basis"] != "reported"),
            ),
        ),
    ),
    "consignments": Table(
        {
            "id": identifier(),
            "start": day(),
            "end": day(required=False),
            "origin": text(required=False),
            "destination": text(required=False),
            "route_id": text(required=False),
            "direction": word(words.Direction),
            "mode": shaped(
                r"unspecified|(sea|rail|air|road)(\+(sea|rail|air|road))*",
                "sea, rail, air, road joined by +, or unspecified",
            ),
            "commodity": text(),
            "group": word(words.Group),
            "low": number(0, 1e9, "0 to 1,000,000,000", required=False),
            "high": number(0, 1e9, "0 to 1,000,000,000", required=False),
            "unit": text(required=False),
            "status": word(words.Status),
            **CLAIM,
        },
        (
            END_LATER,
            LOW_HIGH,
            Rule(
                "qualifier",
                "at least with low only, up to with high only, exact or about with both",
                _quantity,
            ),
            Rule(
                "unit",
                "a unit for the quantity",
                lambda rows: rows["unit"].notna() | (rows["low"].isna() & rows["high"].isna()),
            ),
            Rule(
                "known_from",
                "a day not before start, unless planned",
                lambda rows: (rows["status"] == "planned") | ~(rows["start"] > rows["known_from"]),
            ),
            Rule(
                "end",
                "a day not after known_from, unless planned",
                lambda rows: (rows["status"] == "planned") | ~(rows["end"] > rows["known_from"]),
            ),
        ),
    ),
    "events": Table(
        {
            "id": identifier(),
            "start": day(),
            "end": day(required=False),
            "title": text(),
            "place": text(required=False),
            "place_id": text(required=False),
            **_columns((25, 145), (25, 62), required=False),
            "category": word(words.Category),
            "theatre": word(words.Theatre),
            **CLAIM,
        },
        (
            END_LATER,
            KNOWN_LATER,
            END_KNOWN,
            Rule(
                "lat", "both lon and lat, or neither", lambda rows: rows["lon"].isna() == rows["lat"].isna()
            ),
        ),
    ),
}


def typed(name: str, sheet: Sheet) -> tuple[pd.DataFrame, list[Problem]]:
    """The cells of a table with their types: text (empty = missing), float64 for numbers and days.

    Returns:
        The frame, indexed by line, and a problem for every cell that cannot be read as its kind (it is missing
        in the frame). Days are counted from 2022-01-01.
    """
    problems: list[Problem] = []
    columns: dict[str, Any] = {}
    filled = sheet.cells.where(sheet.cells != "")
    for column, each in TABLES[name].fields.items():
        if each.kind is Kind.TEXT:
            columns[column] = filled[column]
            continue
        values = _READ[each.kind](filled[column])
        bad = values.isna() & filled[column].notna()
        problems.extend(problems_at(sheet, column, bad, each.kind.value))
        columns[column] = values
    return pd.DataFrame(columns, index=sheet.cells.index), problems


def _days(cells: "pd.Series[str]") -> "pd.Series[float]":
    shape = cells.where(cells.str.fullmatch(r"\d{4}-\d\d-\d\d", na=False))
    return (pd.to_datetime(shape, format="%Y-%m-%d", errors="coerce") - pd.Timestamp(EPOCH)).dt.days.astype(
        float
    )


def _numbers(cells: "pd.Series[str]") -> "pd.Series[float]":
    return cells.where(cells.str.fullmatch(r"-?\d{1,15}(\.\d{1,10})?", na=False)).astype(float)


def _wholes(cells: "pd.Series[str]") -> "pd.Series[float]":
    return cells.where(cells.str.fullmatch(r"-?\d{1,15}", na=False)).astype(float)


_READ: Final = {Kind.DAY: _days, Kind.NUMBER: _numbers, Kind.WHOLE: _wholes}


def problems_at(sheet: Sheet, column: str, bad: "pd.Series[bool]", expected: str) -> list[Problem]:
    """One problem for each line where `bad` is true."""
    found = sheet.cells.loc[bad, column]
    return [Problem(sheet.name, int(line), column, shown(cell), expected) for line, cell in found.items()]


@cache
def schema(name: str) -> Any:  # noqa: ANN401  # pandera is imported only when a table is checked
    """The pandera DataFrameSchema of one table's typed frame."""
    import pandera.pandas as pa  # noqa: PLC0415  # a sixth of a second that a page without evidence never pays

    def column(each: Field) -> Any:  # noqa: ANN401
        checks = []
        if each.values:
            checks.append(pa.Check.isin(each.values))
        if each.pattern:
            checks.append(pa.Check(lambda cells: cells.str.fullmatch(each.pattern)))
        if each.kind is not Kind.TEXT:
            checks.append(pa.Check.in_range(each.least, each.most))
        dtype = None if each.kind is Kind.TEXT else float
        return pa.Column(
            dtype, checks, nullable=not each.required, unique=each.unique, report_duplicates="exclude_first"
        )

    table = TABLES[name]
    rules = [pa.Check(rule.holds, ignore_na=False) for rule in table.rules]
    return pa.DataFrameSchema(
        {key: column(each) for key, each in table.fields.items()}, checks=rules, strict=True
    )


def check(name: str, sheet: Sheet, frame: pd.DataFrame) -> list[Problem]:
    """Every place where the typed frame breaks its table's schema."""
    from pandera.errors import SchemaErrors  # noqa: PLC0415  # see schema()

    try:
        schema(name).validate(frame, lazy=True)
    except SchemaErrors as errors:
        return _explained(TABLES[name], sheet, errors.failure_cases)
    return []


def _explained(table: Table, sheet: Sheet, failures: pd.DataFrame) -> list[Problem]:
    found = []
    for context, column, check_name, place, line in failures[
        ["schema_context", "column", "check", "check_number", "index"]
    ].itertuples(index=False):
        if context == "DataFrameSchema":
            rule = table.rules[int(place)]
            where, expected = rule.column, rule.expected
        else:
            where = str(column)
            expected = (
                "a value, not an empty cell" if check_name == "not_nullable" else table.fields[where].expected
            )
        value = shown(str(sheet.cells.at[int(line), where]))
        found.append(Problem(sheet.name, int(line), where, value, expected))
    return found


def columns_of(name: str) -> Sequence[str]:
    """The columns of a table, in order."""
    return list(TABLES[name].fields)
