"""Why a quantity is given as it is: which claims set the ends of its range, and the range without each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from data.answers.why import ASKED, COLUMNS, LOST, MADE, ORDER, UNHEARD, Answer
from data.belief.perspective import DEFAULT, Perspective, believed, disbelief
from data.supply import quantity_ranges
from data.supply.quantities import number_words
from data.supply.quantity_ranges import PETROLEUM, Goods, Range
from data.tables.tables import Tables
from data.time.days import day_number, in_words

ACROSS: Final = "A claim whose period reaches into another year may raise the high end, never the low one."


@dataclass(frozen=True)
class _Said:
    """What some claims come to, in words, and which of them set the ends."""

    words: str
    low: tuple[str, ...]
    high: tuple[str, ...]


NONE: Final = _Said("no number given", (), ())


def quantity(
    tables: Tables, goods: Goods, title: str, known_by: int, perspective: Perspective = DEFAULT, asked: str = ""
) -> Answer:
    """Why a combined range is what it is: which claims set its ends, and the range without each.

    The claim of the id `asked`, if any, is the part asked about.
    """
    every = quantity_ranges.about(tables.consignments, goods)
    told = quantity_ranges.told(believed(every, perspective), goods, known_by)
    found = _judged(every, told, _range, known_by, perspective)
    found.loc[found["id"] == asked, "part"] = ASKED
    return Answer(f"{title}: {_range(told).words}", _below(known_by), _first(found))


def petroleum(tables: Tables, year: int, known_by: int, perspective: Perspective = DEFAULT) -> Answer | None:
    """Why refined petroleum of a UN year is given as it is; None for a year no claim speaks of."""
    every = quantity_ranges.about(tables.consignments, PETROLEUM)
    first, last = day_number(date(year, 1, 1)), day_number(date(year + 1, 1, 1))
    touching = every.loc[(every["start"] < last) & (every["end"] > first)]
    if touching.empty:
        return None

    def said(told: pd.DataFrame) -> _Said:
        years = quantity_ranges.petroleum_by_year(told, known_by)
        rows = years.loc[years["year"] == year].to_dict("records")
        return _Said(year_words(rows[0]), rows[0]["low_claims"], rows[0]["high_claims"]) if rows else NONE

    told = quantity_ranges.told(believed(touching, perspective), PETROLEUM, known_by)
    title = f"Refined petroleum in {year}, barrels: {said(told).words}"
    return Answer(title, f"{_below(known_by)} {ACROSS}", _first(_judged(touching, told, said, known_by, perspective)))


def year_words(row: Mapping[Any, Any]) -> str:
    """The range of a row of `quantity_ranges.petroleum_by_year` in words."""
    low, high, more = float(row["low_barrels"]), float(row["high_barrels"]), bool(row["open"])
    return range_words(Range(low, high, more, more and low == high, (), (), len(row["claims"]), bool(row["about"])))


def range_words(found: Range) -> str:
    """A combined range in words: "16 000 to 28 000", "at least 200", "about 8 000", "no number given"."""
    if found.claims == 0 or found.high != found.high:
        return NONE.words
    if found.only_minimum:
        return f"at least {number_words(found.low)}"
    more = " or more" if found.open else ""
    if found.low == found.high:
        return f"{'about ' if found.about else ''}{number_words(found.low)}{more}"
    return f"{number_words(found.low)} to {number_words(found.high)}{more}"


def _below(known_by: int) -> str:
    return f"as known {in_words(known_by)}. {quantity_ranges.RULE}"


def _range(told: pd.DataFrame) -> _Said:
    found = quantity_ranges.combined(told)
    return _Said(range_words(found), found.low_claims, found.high_claims)


def _judged(
    every: pd.DataFrame,
    told: pd.DataFrame,
    said: Callable[[pd.DataFrame], _Said],
    known_by: int,
    perspective: Perspective,
) -> pd.DataFrame:
    """Every claim with its part in what those that are `told` come to."""
    heard = set(told["id"])
    rows = [
        ("consignments", row["id"], *_role(row["id"], told, said), float("nan"))
        if row["id"] in heard
        else ("consignments", row["id"], UNHEARD, _silence(row, known_by, perspective), "", float("nan"))
        for row in every.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _first(found: pd.DataFrame) -> pd.DataFrame:
    return found.sort_values("part", key=lambda part: part.map(ORDER), kind="stable", ignore_index=True)


def _role(name: str, told: pd.DataFrame, said: Callable[[pd.DataFrame], _Said]) -> tuple[str, str, str]:
    whole, rest = said(told), said(told.loc[told["id"] != name]).words
    ends = [end for end, ids in (("low", whole.low), ("high", whole.high)) if name in ids]
    left = f"the range would be {rest}"
    if rest == whole.words:
        left = "the range would stay as it is"
    elif rest == NONE.words:
        left = "no number would be left"
    if ends:
        return MADE, f"sets the {' and the '.join(ends)} end", left
    if name not in set(told.loc[told["low"].notna() | told["high"].notna(), "id"]):
        return LOST, "it gives no number", left
    return LOST, "lies within the range, or overlaps claims that set its ends", left


def _silence(claim: dict[Any, Any], known_by: int, perspective: Perspective) -> str:
    """Why a claim on a quantity is not among those heard."""
    if claim["status"] != "reported":
        return "it speaks of a plan, not of what happened"
    return disbelief(claim, perspective) if claim["known_from"] <= known_by else "it was published later"
