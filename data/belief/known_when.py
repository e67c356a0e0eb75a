"""The front of a day as the public knew it at some moment: publication time folded away."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.belief.verdict import CONTROLS
from data.time.days import FOREVER

RU: Final = CONTROLS.index("RU")


@dataclass(frozen=True)
class After:
    """Each day as it was known so many days after it: 0 is the evening of the day itself."""

    days: int = 0


Known = int | After  # one publication day for every day, or a delay that follows each day


def as_known(table: pd.DataFrame, known: Known) -> pd.DataFrame:
    """The rows of a clocked table that held as known at `known`, with publication time folded away.

    Args:
        table: any table with start, end, known_from, known_to (days, half-open).
        known: the last publication day that counts, or how long after each day knowledge is taken.

    Returns:
        The same columns; known_from is 0 and known_to FOREVER in every row, and under `After` the spans are cut
        to the days on which the row was known so many days later. Rows nobody knew are gone.
    """
    if isinstance(known, After):
        start = np.maximum(table["start"], table["known_from"] - known.days)
        end = np.minimum(table["end"], np.where(table["known_to"] >= FOREVER, FOREVER, table["known_to"] - known.days))
        start = np.where(table["known_from"] <= 0, table["start"], start)  # known from the first day on
        seen = start < end
        return table.assign(start=start, end=end, known_from=0, known_to=FOREVER).loc[seen]
    then = (table["known_from"] <= known) & (table["known_to"] > known)
    return table.loc[then].assign(known_from=0, known_to=FOREVER)


def until(table: pd.DataFrame, known_by: int) -> pd.DataFrame:
    """A clocked table as it stood on the day `known_by`: what was known then holds from then on."""
    written = table.loc[table["known_from"] <= known_by]
    return written.assign(known_to=written["known_to"].where(written["known_to"] <= known_by, FOREVER))


def daily_control(
    states: pd.DataFrame, settlement_ids: pd.Series, first: int, last: int, known: Known
) -> npt.NDArray[np.int8]:
    """Control of each settlement on each day from `first` to `last`, as known at `known`.

    Args:
        states: as `data.belief.states.states` returns them.
        settlement_ids: (n,) the settlements wanted, in the order wanted.
        first: first day number.
        last: last day number, included.
        known: see `as_known`.

    Returns:
        (n, last - first + 1) codes: positions in `data.belief.verdict.CONTROLS`.
    """
    flat = as_known(states.loc[states["control"] != "RU"], known)
    place = pd.Index(settlement_ids).get_indexer(flat["settlement_id"])
    days = last - first + 1
    start = np.clip(flat["start"].to_numpy() - first, 0, days)
    end = np.clip(flat["end"].to_numpy() - first, 0, days)
    code = flat["control"].map(CONTROLS.index).to_numpy(np.int8)
    found = np.full((len(settlement_ids), days), RU, np.int8)
    for row in np.flatnonzero((place >= 0) & (start < end)):
        found[place[row], start[row] : end[row]] = code[row]
    return found
