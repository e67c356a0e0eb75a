"""Who held each settlement when, as known when: rectangles in event time x publication time."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.belief.perspective import Perspective, counting
from data.belief.verdict import CONTROLS, Heard, Rivals, Verdicts, turning_days, verdicts
from data.time.days import FOREVER
from data.time.rectangles import rectangles

COLUMNS: Final = ["settlement_id", "start", "end", "known_from", "known_to", "control", "claims", "losers"]


def states(claims: pd.DataFrame, settlement_ids: Sequence[str], perspective: Perspective) -> pd.DataFrame:
    """One row for each settlement and rectangle in which the state and the claims behind it stay the same.

    Args:
        claims: control claims as loaded (id, settlement_id, start, known_from, control, credibility,
            reliability, claimant, claimant_kind, source_id); the order of rows does not matter.
        settlement_ids: settlements to report on; claims on others are left out.
        perspective: who counts and how rival claims combine.

    Returns:
        settlement_id, start, end, known_from, known_to (int64 days, half-open), control (RU|UA|contested),
        claims (tuple of the winning claims' ids), losers (tuple of ids that were heard and lost). For each
        settlement the rectangles tile [0, FOREVER) x [0, FOREVER) without overlap; ordered by settlement.
    """
    believed = claims.loc[counting(claims, perspective)].sort_values("id")
    heard, ids = Heard.of(believed), believed["id"].to_numpy()
    positions = believed.groupby("settlement_id").indices
    by_settlement = {str(key): np.asarray(said, np.int64) for key, said in positions.items()}
    rows: list[tuple[object, ...]] = []
    for settlement in settlement_ids:
        if settlement in by_settlement:
            said = by_settlement[settlement]
            rows.extend(_history(settlement, ids[said], heard.rivals(said), perspective))
        else:
            rows.append((settlement, 0, FOREVER, 0, FOREVER, CONTROLS[0], (), ()))
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(COLUMNS[1:5], "int64"))


def _history(
    settlement: str, ids: npt.NDArray[np.object_], rivals: Rivals, perspective: Perspective
) -> Iterator[tuple[object, ...]]:
    days = turning_days(rivals, perspective)
    known = np.unique(np.append(rivals.known_from[rivals.known_from >= 0], 0)).astype(np.int64)
    found = verdicts(rivals, days.tolist(), known.tolist(), perspective)
    for spot, span in rectangles(_alike(found), days, known):
        yield (
            settlement,
            *span,
            CONTROLS[found.control[spot]],
            tuple(ids[found.winners[spot]]),
            tuple(ids[found.losers[spot]]),
        )


def _alike(found: Verdicts) -> npt.NDArray[np.int64]:
    """The same number wherever winners and losers are the same, (E, K)."""
    shape = found.control.shape
    both = np.concatenate([found.winners, found.losers], axis=2).reshape(shape[0] * shape[1], -1)
    return np.unique(np.packbits(both, axis=1), axis=0, return_inverse=True)[1].reshape(shape)


def at(table: pd.DataFrame, day: int, known_by: int) -> pd.DataFrame:
    """The rows of any clocked table that hold on `day` as known by the end of `known_by`."""
    return table.loc[
        (table["start"] <= day)
        & (table["end"] > day)
        & (table["known_from"] <= known_by)
        & (table["known_to"] > known_by)
    ]
