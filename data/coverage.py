"""From when to when the evidence speaks."""

from typing import Final

import pandas as pd

from data.days import day_number

FIRST_DAY: Final = day_number("2023-05-01")
# The map archive that carries most control claims ends with its snapshot of this day (source ds_archive);
# later fronts would be the last known one held still, so none is drawn.
FRONT_END: Final = day_number("2025-08-04")
LAST_DAY: Final = day_number("2026-01-31")  # the last dated event
COMPILED: Final = day_number("2026-11-01")  # the day the tables were put together


def covered(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of a clocked table ended where the evidence ends: no front is drawn after its last report."""
    within = frame.loc[frame["start"] < FRONT_END]
    return within.assign(end=within["end"].clip(upper=FRONT_END))


def latest_knowledge() -> int:
    """The last publication day that counts when nothing is held back."""
    return COMPILED
