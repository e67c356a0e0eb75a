"""What rival claims about a quantity come to: a range by a stated rule that never adds overlapping claims.

The rule, in the order it is applied:
1. Claims of one kind of goods in one unit count if they were published in time and speak of what happened, not of
   plans. A claim without a number is shown and not counted.
2. Claims whose periods share a day are rivals and are never added. A *count* is a set of claims whose periods do
   not share a day, to which no further claim could be added.
3. A count speaks for the whole only if its periods cover at least a third of the days any claim speaks of.
4. The low end is the smallest count made of estimates alone (a claim "at least" does not say that it may be so little);
   where there is none, the largest minimum. The high end is the largest count; where that rests on an "at least", it is
   open upwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from typing import Any, Final

import numpy as np
import pandas as pd

from data.time.days import date_of, day_number

COVERS: Final = 1 / 3  # of the days any claim speaks of
CAP_BARRELS: Final = 500_000  # refined petroleum from 1 January on, a year: UN Security Council resolution 2397, 5
RULE: Final = (
    "Claims about overlapping periods are never added together, only claims about separate ones. The range runs from "
    "the smallest such sum of estimates to the largest sum of any claims, “or more” where one of them says “at "
    "least”; sums that cover less than a third of the time reported on are left aside."
)


@dataclass(frozen=True)
class Span:
    """A claim as the rule sees it."""

    id: str
    start: int
    end: int
    low: float  # of the count: what it says at least; 0 where it only gives a top
    high: float  # the most it names; its minimum where it gives no top
    open: bool  # no top given
    about: bool  # its number is approximate
    estimate: bool  # says how little it may be: not an "at least"


Count = tuple[Span, ...]


@dataclass(frozen=True)
class Range:
    """The combined range of a quantity.

    Attributes:
        low: low end, NaN where nothing was counted.
        high: high end, NaN where nothing was counted.
        open: whether it may be more than `high`.
        only_minimum: whether no claim says how little it may be, so that `low` is the largest minimum.
        low_claims: ids of the claims in the count that sets the low end.
        high_claims: ids of the claims in the count that sets the high end.
        claims: how many claims were considered.
        about: whether a number that sets an end is approximate.
    """

    low: float
    high: float
    open: bool
    only_minimum: bool
    low_claims: tuple[str, ...]
    high_claims: tuple[str, ...]
    claims: int
    about: bool = False


NOTHING: Final = Range(np.nan, np.nan, False, False, (), (), 0)


@dataclass(frozen=True, order=True)
class Goods:
    """What can be counted together: one kind of goods in one unit going one way."""

    group: str
    unit: str
    direction: str


PETROLEUM: Final = Goods("petroleum", "barrels", "to_pyongyang")


def about(consignments: pd.DataFrame, goods: Goods) -> pd.DataFrame:
    """Every claim on `goods`, whenever published, plans among them: rows of the consignments table."""
    return consignments.loc[
        (consignments["group"] == goods.group)
        & (consignments["unit"] == goods.unit)
        & (consignments["direction"] == goods.direction)
    ]


def told(consignments: pd.DataFrame, goods: Goods, known_by: int) -> pd.DataFrame:
    """The claims on `goods` that count by `known_by`: rows of the consignments table."""
    every = about(consignments, goods)
    return every.loc[(every["known_from"] <= known_by) & (every["status"] == "reported")]


def all_goods(consignments: pd.DataFrame) -> list[Goods]:
    """Everything that is counted in the table, most claimed first."""
    counted = consignments.loc[(consignments["status"] == "reported") & (consignments["unit"] != "")]
    sizes = counted.groupby(["group", "unit", "direction"]).size().sort_values(ascending=False, kind="stable")
    return [Goods(*map(str, key)) for key in sizes.index]


def combined(claims: pd.DataFrame) -> Range:
    """The range of claims about one quantity in one unit; see the rule above.

    Args:
        claims: rows of the consignments table (id, start, end, low, high), as `told` picks them.
    """
    rows: list[dict[Any, Any]] = claims.to_dict("records")
    spans = [_span(row) for row in rows if not (pd.isna(row["low"]) and pd.isna(row["high"]))]
    if not spans:
        return NOTHING
    spans.sort(key=lambda each: (each.start, each.end, each.id))
    needed = COVERS * len(set().union(*(range(each.start, each.end) for each in spans)))
    top = _largest(spans, needed, _most)
    estimates = _smallest_estimate(spans, needed)
    bottom = estimates or _largest(spans, needed, _least)
    return Range(
        low=_low(bottom),
        high=_high(top),
        open=any(each.open for each in top),
        only_minimum=not estimates,
        low_claims=tuple(each.id for each in bottom),
        high_claims=tuple(each.id for each in top),
        claims=len(spans),
        about=any(each.about for each in (*bottom, *top)),
    )


def petroleum_by_year(consignments: pd.DataFrame, known_by: int) -> pd.DataFrame:
    """Refined petroleum against the cap, for each UN year (from 1 January) any claim speaks of.

    A claim whose period reaches into another year cannot be split: it may raise the high end, never the low one.

    Returns:
        year, low_barrels, high_barrels (NaN where no claim says), open (it may be more), about (an end is approximate),
        cap_barrels, claims, low_claims, high_claims (tuples of ids: all, and those that set an end), straddling (how
        many claims reach into another year).
    """
    claims = told(consignments, PETROLEUM, known_by)
    years = sorted({date_of(day).year for day in [*claims["start"].tolist(), *(claims["end"] - 1).tolist()]})
    rows = []
    for year in years:
        first, last = day_number(date(year, 1, 1)), day_number(date(year + 1, 1, 1))
        touching = claims.loc[(claims["start"] < last) & (claims["end"] > first)]
        inside = touching.loc[(touching["start"] >= first) & (touching["end"] <= last)]
        whole, most = combined(inside), combined(touching)
        low = whole.low if len(inside) else 0.0
        straddling = len(touching) - len(inside)
        about = whole.about or most.about
        ids = (tuple(touching["id"]), whole.low_claims, most.high_claims)
        rows.append((year, low, most.high, most.open, about, CAP_BARRELS, *ids, straddling))
    columns = [
        "year", "low_barrels", "high_barrels", "open", "about", "cap_barrels", "claims", "low_claims", "high_claims",
        "straddling",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _span(row: dict[Any, Any]) -> Span:
    low, high = float(row["low"]), float(row["high"])
    return Span(
        id=str(row["id"]),
        start=int(row["start"]),
        end=int(row["end"]),
        low=0.0 if np.isnan(low) else low,
        high=low if np.isnan(high) else high,
        open=bool(np.isnan(high)),
        estimate=not np.isnan(high) and not np.isnan(low),
        about=row.get("qualifier") == "about",
    )


def _least(span: Span) -> float:
    return span.low


def _most(span: Span) -> float:
    return span.high


def _low(count: Count) -> float:
    return sum(each.low for each in count)


def _high(count: Count) -> float:
    return sum(each.high for each in count)


def _largest(spans: Sequence[Span], needed: float, worth: Callable[[Span], float]) -> Count:
    counts = _best_counts(spans, worth, largest=True)
    return max(
        (count for count in counts if _days(count) >= needed),
        key=lambda count: (sum(map(worth, count)), any(each.open for each in count)),
    )


def _smallest_estimate(spans: Sequence[Span], needed: float) -> Count:
    counts = _best_counts(spans, _least, largest=False)
    return min((count for count in counts if _days(count) >= needed), key=_low, default=())


def _days(count: Count) -> int:
    return sum(each.end - each.start for each in count)


def _best_counts(spans: Sequence[Span], worth: Callable[[Span], float], largest: bool) -> list[Count]:
    """Of all counts that cover equally many days and end with the same claim, the one worth most (or least).

    The least is asked of counts of estimates alone. A count takes next only a claim that starts before the soonest end
    of those still to come: any later one would leave room for another. Every count passes through here and one for each
    coverage survives, so that many claims do not make exponentially many counts.
    """
    finished: list[Count] = []
    kept: dict[tuple[int, int], tuple[float, Count]] = {(-1, 0): (0.0, ())}
    waiting = [(-1, 0)]
    while waiting:
        last, covered = heappop(waiting)
        value, count = kept[last, covered]
        room = [n for n, each in enumerate(spans) if last < 0 or each.start >= spans[last].end]
        if not room:
            finished.append(count)
            continue
        soonest = min(spans[n].end for n in room)
        for n in room:
            span = spans[n]
            if span.start >= soonest:
                break  # spans ascend by start
            if not (largest or span.estimate):
                continue
            grown, total = (n, covered + span.end - span.start), value + worth(span)
            if grown not in kept:
                heappush(waiting, grown)
            elif (total <= kept[grown][0]) if largest else (total >= kept[grown][0]):
                continue
            kept[grown] = (total, (*count, span))
    return finished
