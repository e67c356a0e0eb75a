"""From when to when a way is in use, as was known at each time: what a report could not know yet it does not say."""

from typing import TypeVar

import numpy as np
import pandas as pd

from data.time.days import FOREVER

Frame = TypeVar("Frame", bound=pd.DataFrame)


def in_use(ways: Frame) -> Frame:
    """Legs or routes as rectangles in event time x publication time, those of one way apart in what was known.

    From `known_from` a way is known to be in use up to the day of that report at most; the days after it count
    from `last_known_from` on, the publication of the latest report that speaks of it.

    Args:
        ways: start, end (half-open), known_from, last_known_from (int64) and whatever else.

    Returns:
        One or two rows for each way, the same columns with end, known_from and known_to (int64) set; all of a way's
        rows together, the earlier known first, index 0 to n - 1.
    """
    heard_again = ways["last_known_from"] > ways["known_from"]
    early = ways.loc[heard_again]
    then = early.assign(end=np.minimum(early["end"], early["known_from"] + 1), known_to=early["last_known_from"])
    now = ways.assign(
        known_from=ways["known_from"].where(~heard_again, ways["last_known_from"]), known_to=FOREVER
    )
    return pd.concat([then, now]).sort_index(kind="stable").reset_index(drop=True)
