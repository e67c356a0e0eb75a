"""How long reports take: the days from what happened to its publication."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from data.belief.perspective import DEFAULT, Perspective, counting
from data.tables.tables import Tables
from data.tables.vocabulary import CLAIMANT_WORDS, Basis

TABLES: Final = ("control_claims", "events", "voyages", "consignments")
COLUMNS: Final = [
    "table", "id", "source_id", "claimant", "claimant_kind", "happened", "known_from", "lag_days", "counts", "why_not",
]  # fmt: skip
UNBELIEVED: Final = "the chosen perspective does not believe it"
WHY_NOT: Final[Mapping[str, str]] = {
    Basis.COMPILED: "source undated",
    Basis.INFERRED: "day of publication inferred",
    Basis.SHOWN: "a map archive is dated by what it shows",
}


def reporting_lag(tables: Tables, perspective: Perspective = DEFAULT) -> pd.DataFrame:
    """The lag of every dated report.

    A report on a period is measured from the period's last day: before that it could not have been complete.

    Returns:
        table, id, source_id, claimant, claimant_kind (words on screen), happened (int64 day), known_from, lag_days
        (int64, never negative but for what was announced ahead), counts (bool: the perspective believes it and
        its day of publication is the source's own; a month given alone counts as its last day), why_not (why it does
        not count, "" where it does). Reports of what is only planned are left out.
    """
    parts = []
    for name in TABLES:
        rows = getattr(tables, name)
        if "status" in rows:
            rows = rows.loc[rows["status"] == "reported"]
        happened = rows["end"] - 1 if "end" in rows else rows["start"]
        parts.append(rows.assign(table=name, happened=happened, lag_days=rows["known_from"] - happened))
    found = pd.concat(parts, ignore_index=True)
    why_not = found["known_from_basis"].astype(str).map(WHY_NOT).fillna("")
    why_not = why_not.where(counting(found, perspective), UNBELIEVED)
    kinds = found["claimant_kind"].astype(str).map(CLAIMANT_WORDS)
    found = found.assign(claimant_kind=kinds, why_not=why_not, counts=why_not == "")
    done: pd.DataFrame = found[COLUMNS].astype({"happened": "int64", "lag_days": "int64"})
    return done


def by_kind(lags: pd.DataFrame, column: str = "claimant_kind") -> pd.DataFrame:
    """Lags summed up by kind of claimant, or by another column such as source_id.

    Returns:
        column, reports, median_days, low_days and high_days (the middle half), longest_days; slowest median last.
    """
    counted = lags.loc[lags["counts"]].groupby(column)["lag_days"]
    found = pd.DataFrame(
        {
            "reports": counted.size(),
            "median_days": counted.median(),
            "low_days": counted.quantile(0.25),
            "high_days": counted.quantile(0.75),
            "longest_days": counted.max(),
        }
    )
    return found.sort_values(["median_days", "reports"], ascending=[True, False]).reset_index().replace({np.nan: 0})
