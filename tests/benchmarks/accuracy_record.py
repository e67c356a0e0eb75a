"""Keep the measured accuracy for the Method page: python tests/benchmarks/accuracy_record.py

Writes data/fronts/accuracy.csv, which the Method page shows: how far our fronts overlap each published map in
../shared/realdata, and how far published maps a month or less apart overlap each other. Run it again whenever
the evidence or the way fronts are made changes; tests/benchmarks/accuracy.py prints much more.
"""

import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[2]))

from data.fronts.accuracy import OURS, RECORD
from data.fronts.fronts import Fronts, ground_of
from data.tables.tables import load
from data.time.days import day_number
from tests.benchmarks.our_ground import ours
from tests.benchmarks.published_maps import PUBLISHED, PublishedMap, available, overlap

MOST_DAYS_APART = 31


def measured() -> pd.DataFrame:
    """One row for each comparison, as accuracy.recorded() gives it; empty where there are no published maps."""
    tables = load()
    fronts = Fronts(ground_of(tables), tables.control_claims)
    maps = available()
    rows = [_with_ours(fronts, each) for each in maps]
    held = [each for each in maps if each.shows == "held" and each.ground.area]
    rows += [
        _row(one, other.publisher, other.day, other.ground)
        for one, other in pairwise(held)
        if day_number(other.day) - day_number(one.day) <= MOST_DAYS_APART
    ]
    return pd.DataFrame(rows)


def _with_ours(fronts: Fronts, each: PublishedMap) -> dict[str, object]:
    return _row(each, OURS, each.day, ours(fronts, each.shows, each.day))


def _row(one: PublishedMap, publisher: str, day: str, ground: object) -> dict[str, object]:
    return {
        "publisher": one.publisher,
        "day": one.day,
        "shows": one.shows,
        "with": publisher,
        "with_day": day,
        "overlap": round(overlap(one.ground, ground), 2),  # type: ignore[arg-type]
        "km2": round(one.ground.area / 1e6),
        "with_km2": round(ground.area / 1e6),  # type: ignore[attr-defined]
    }


def main() -> None:
    if not PUBLISHED.exists():
        sys.exit(f"No published maps: {PUBLISHED} is not there. {RECORD.name} is left as it is.")
    measured().assign(measured=date.today().isoformat()).to_csv(RECORD, index=False)
    print(f"{RECORD} written.")


if __name__ == "__main__":
    main()
