"""How much the front hangs on each source: leave one out, draw it again, measure how far it moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.fronts import Fronts
from data.known_when import daily_control
from data.line_shift import LineShift
from data.perspective import Perspective, counting
from data.verdict import CONTROLS, Rivals, turning_days, verdicts

COLUMNS: Final = [
    "source_id", "claims", "settlements", "moved_km2", "moved_day", "mean_km2", "shift_km", "shift_day",
    "lineless_days",
]  # fmt: skip
RU: Final = CONTROLS.index("RU")
Codes = npt.NDArray[np.int8]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Question:
    """What stays the same while one source after another is left out."""

    shift: LineShift
    perspective: Perspective
    days: Ints
    known_by: int
    base: Codes
    size: npt.NDArray[np.float64]


def sensitivity(fronts: Fronts, shift: LineShift, days: tuple[int, int], known_by: int) -> pd.DataFrame:
    """Every source that counts, the one whose absence moves most ground first.

    Only settlements a source speaks about are folded again: of the others nothing changes.

    Args:
        fronts: the front that is questioned.
        shift: distances on the same ground.
        days: first and last day looked at, both included; the same twice for one day.
        known_by: the last publication day that counts.

    Returns:
        source_id, claims (of this source that count), settlements (they are about), moved_km2 (ground under other
        control without the source, on the day it is most), moved_day, mean_km2 (over all days asked for), shift_km
        (largest distance between the two contact lines on any day on which both are there; NaN if there is none
        such), shift_day, lineless_days (days on which only one of the two has a contact line in some theatre).
        Days are int64. Ordered by moved_km2, then mean_km2, then source_id.
    """
    ground = fronts.ground.cells
    heard = fronts.claims.loc[counting(fronts.claims, fronts.perspective)].sort_values("id")
    heard = heard.assign(place=pd.Index(ground["settlement_id"]).get_indexer(heard["settlement_id"]))
    heard = heard.loc[heard["place"] >= 0]
    rivals = {
        place: (Rivals.of(said), said["source_id"].to_numpy())
        for place, said in ((int(str(key)), part) for key, part in heard.groupby("place"))
    }
    question = _Question(
        shift,
        fronts.perspective,
        np.arange(days[0], days[1] + 1),
        known_by,
        daily_control(fronts.states, ground["settlement_id"], *days, known_by),
        ground["area_km2"].to_numpy(),
    )
    rows = [
        (source, len(said), *_without(question, source, {place: rivals[place] for place in said["place"].unique()}))
        for source, said in heard.groupby("source_id")
    ]
    found = pd.DataFrame(rows, columns=COLUMNS).astype({"moved_day": "int64", "shift_day": "int64"})
    return found.sort_values(["moved_km2", "mean_km2", "source_id"], ascending=[False, False, True], ignore_index=True)


def _without(
    question: _Question, source: object, touched: dict[int, tuple[Rivals, npt.NDArray[np.object_]]]
) -> Iterator[object]:
    left = question.base.copy()
    for place, (rivals, sources) in touched.items():
        left[place] = _folded(_some(rivals, sources != source), question)
    moved = question.size @ (left != question.base)
    most = int(moved.argmax())
    shift_km, shift_at, lineless = _shift(question, left)
    yield len(touched)
    yield from (float(moved[most]), int(question.days[most]), float(moved.mean()))
    yield from (shift_km, int(question.days[shift_at]), lineless)


def _some(rivals: Rivals, kept: npt.NDArray[np.bool_]) -> Rivals:
    pairs = np.ix_(kept, kept)
    return Rivals(
        start=rivals.start[kept],
        known_from=rivals.known_from[kept],
        control=rivals.control[kept],
        credibility=rivals.credibility[kept],
        map_shows=rivals.map_shows[kept],
        replaces=rivals.replaces[pairs],
        repeats=rivals.repeats[pairs],
    )


def _folded(rivals: Rivals, question: _Question) -> Codes:
    """Control of one settlement on every day of the question."""
    if not len(rivals.start):
        return np.full(len(question.days), RU, np.int8)
    turns = turning_days(rivals, question.perspective)
    spans = np.searchsorted(turns, question.days, side="right") - 1
    needed = turns[spans[0] : spans[-1] + 1]
    control = verdicts(rivals, needed.tolist(), [question.known_by], question.perspective).control[:, 0]
    found: Codes = control[spans - spans[0]]
    return found


def _shift(question: _Question, left: Codes) -> tuple[float, int, int]:
    """The largest shift, the position of its day, and on how many days only one of two lines is there."""
    differ = np.flatnonzero((left != question.base).any(axis=0))
    if not len(differ):
        return 0.0, 0, 0
    both = np.concatenate([question.base[:, differ], left[:, differ]])
    _, first, which = np.unique(both, axis=1, return_index=True, return_inverse=True)
    found = [question.shift.km(question.base[:, differ[day]], left[:, differ[day]]) for day in first]
    km = np.array([np.nan if each is None else each for each in found])[which.ravel()]
    lineless = int(np.isnan(km).sum())
    if lineless == len(km):
        return float("nan"), int(differ[0]), lineless
    most = int(np.nanargmax(km))
    return float(km[most]), int(differ[most]), lineless
