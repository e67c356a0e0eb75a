"""From when to when the evidence speaks: read off its tables, so that a new row moves the ends by itself."""

import os
from pathlib import Path
from typing import Final

import pandas as pd

from data.days import EPOCH, day_number
from data.evidence_csv import read
from data.schemas import TABLES, columns_of

EVIDENCE: Final = Path(os.environ.get("LIFELINE_EVIDENCE") or Path(__file__).parent / "evidence")
FIRST_DAY: Final = day_number("2023-05-01")


def _cells(name: str) -> pd.DataFrame:
    """A table as text, whatever state it is in: `data.tables.load` tells what is wrong with it."""
    return pd.DataFrame(read(EVIDENCE / f"{name}.csv", columns_of(name)).cells, dtype=object)


def _last(*cells: "pd.Series[str]") -> int:
    """The latest day written in these cells, FIRST_DAY where there is none."""
    days = pd.to_datetime(pd.concat(cells, ignore_index=True), format="%Y-%m-%d", errors="coerce").dropna()
    return int((days.max() - pd.Timestamp(EPOCH)).days) if len(days) else FIRST_DAY


def _front_end(sources: pd.DataFrame, claims: pd.DataFrame) -> int:
    """The day from which no front is drawn: it would be the last known one held still.

    A map archive speaks of every whole day before it ends, whether the map changed or not; a claim of its own day.
    """
    archives = claims.loc[claims["known_from_basis"] == "shown", "source_id"]
    return max(_last(sources.loc[sources["id"].isin(archives), "published"]), _last(claims["start"]) + 1)


_TABLES: Final = {name: _cells(name) for name in TABLES}
FRONT_END: Final = _front_end(_TABLES["sources"], _TABLES["control_claims"])
LAST_DAY: Final = max(  # the last day anything tells of
    FRONT_END - 1,
    _last(*(_TABLES[name][column] for name in ("events", "consignments", "voyages") for column in ("start", "end"))),
)
_LATEST: Final = _last(*(frame["known_from"] for frame in _TABLES.values() if "known_from" in frame))


def covered(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of a clocked table ended where the evidence ends: no front is drawn after its last report."""
    within = frame.loc[frame["start"] < FRONT_END]
    return within.assign(end=within["end"].clip(upper=FRONT_END))


def latest_knowledge() -> int:
    """The last publication day that counts when nothing is held back: that of the latest row."""
    return _LATEST
