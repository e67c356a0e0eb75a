"""How much the front hangs on each source: leave one out, draw it again, measure how far it moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.belief.known_when import daily_control
from data.belief.perspective import Perspective, counting
from data.belief.verdict import CONTROLS, Rivals, turning_days, verdicts
from data.fronts.fronts import Fronts
from data.fronts.line_shift import LineShift

COLUMNS: Final = [
    "source_id", "claims", "settlements", "moved_km2", "moved_day", "mean_km2", "shift_km", "shift_day",
    "lineless_days", "lineless",
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
        (largest distance between the two contact lines on any day, of the theatres in which both are there; NaN if
        there is none such), shift_day, lineless_days (days on which only one of the two has a contact line in some
        theatre), lineless (tuple: those theatres).
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
        left[place] = _folded(rivals.only(sources != source), question)
    moved = question.size @ (left != question.base)
    most = int(moved.argmax())
    shift_km, shift_at, lineless_days, lineless = _shift(question, left)
    yield len(touched)
    yield from (float(moved[most]), int(question.days[most]), float(moved.mean()))
    yield from (shift_km, int(question.days[shift_at]), lineless_days, lineless)


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


def _shift(question: _Question, left: Codes) -> tuple[float, int, int, tuple[str, ...]]:
    """The largest shift, the position of its day, on how many days a theatre has one of two lines, and which have."""
    differ = np.flatnonzero((left != question.base).any(axis=0))
    if not len(differ):
        return 0.0, 0, 0, ()
    both = np.concatenate([question.base[:, differ], left[:, differ]])
    _, first, which = np.unique(both, axis=1, return_index=True, return_inverse=True)
    pairs = [(question.base[:, differ[day]], left[:, differ[day]]) for day in first]
    found = [question.shift.km(*pair) for pair in pairs]
    missing = [question.shift.lineless(*pair) for pair in pairs]
    km = np.array([np.nan if each is None else each for each in found])[which.ravel()]
    days = sum(bool(missing[each]) for each in which.ravel())
    theatres = tuple(sorted({theatre for each in missing for theatre in each}))
    if np.isnan(km).all():
        return float("nan"), int(differ[0]), days, theatres
    most = int(np.nanargmax(km))
    return float(km[most]), int(differ[most]), days, theatres
