"""The accuracy of the fronts as last measured: kept in accuracy.csv by tests/benchmarks/accuracy_record.py."""

from pathlib import Path
from typing import Final

import pandas as pd

RECORD: Final = Path(__file__).parent / "accuracy.csv"
OURS: Final = "Lifeline"


def recorded(path: Path = RECORD) -> pd.DataFrame:
    """One row for each comparison of one map with another, as measured on the day `measured`.

    Columns: publisher, day, shows ("held": ground under Ukrainian control; "lost": ground it had held and Russia
    has back), with (`OURS`, or another publisher), with_day, overlap (intersection over union, 0 to 1), km2,
    with_km2 (the ground of either), measured (ISO date). Empty where nothing was measured.
    """
    columns = ["publisher", "day", "shows", "with", "with_day", "overlap", "km2", "with_km2", "measured"]
    return pd.read_csv(path) if path.exists() else pd.DataFrame(columns=columns)
