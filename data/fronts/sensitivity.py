"""How much the front hangs on each source: leave one out, draw it again, measure how far it moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.belief.known_when import daily_control
from data.belief.perspective import Perspective, counting
from data.belief.verdict import Heard, Rivals, judged, turning_days
from data.fronts.fronts import Fronts
from data.fronts.line_shift import LineShift

COLUMNS: Final = [
    "source_id", "claims", "settlements", "moved_km2", "moved_day", "mean_km2", "shift_km", "shift_day",
    "lineless_days", "lineless",
]  # fmt: skip
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

    Only settlements a source speaks about are folded again: of the others nothing changes. One settlement is folded
    for all its sources at once.

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
    question = _Question(
        shift,
        fronts.perspective,
        np.arange(days[0], days[1] + 1),
        known_by,
        daily_control(fronts.states, ground["settlement_id"], *days, known_by),
        ground["area_km2"].to_numpy(),
    )
    without: dict[str, dict[int, Codes]] = {}
    arrays, source_ids = Heard.of(heard), heard["source_id"].to_numpy(str)
    for place, positions in heard.groupby("place").indices.items():
        said = np.asarray(positions, np.int64)
        for source, codes in _folded(arrays.rivals(said), source_ids[said], question):
            without.setdefault(source, {})[int(str(place))] = codes
    claims = heard["source_id"].value_counts()
    rows = [(source, int(claims[source]), *_without(question, without[source])) for source in sorted(without)]
    found = pd.DataFrame(rows, columns=COLUMNS).astype({"moved_day": "int64", "shift_day": "int64"})
    return found.sort_values(["moved_km2", "mean_km2", "source_id"], ascending=[False, False, True], ignore_index=True)


def _without(question: _Question, folded: dict[int, Codes]) -> Iterator[object]:
    left = question.base.copy()
    for place, codes in folded.items():
        left[place] = codes
    moved = question.size @ (left != question.base)
    most = int(moved.argmax())
    shift_km, shift_at, lineless_days, lineless = _shift(question, left)
    yield len(folded)
    yield from (float(moved[most]), int(question.days[most]), float(moved.mean()))
    yield from (shift_km, int(question.days[shift_at]), lineless_days, lineless)


def _folded(
    rivals: Rivals, source_ids: npt.NDArray[np.str_], question: _Question
) -> Iterator[tuple[str, Codes]]:
    """Control of one settlement on every day of the question, without each source that speaks about it in turn."""
    turns = turning_days(rivals, question.perspective)
    spans = np.searchsorted(turns, question.days, side="right") - 1
    needed = turns[spans[0] : spans[-1] + 1]
    sources, of_claim = np.unique(source_ids, return_inverse=True)
    others = of_claim != np.arange(len(sources))[:, None]
    seen = (rivals.start <= needed[:, None]) & (rivals.known_from <= question.known_by)
    control = judged(rivals, needed, seen[:, None, :] & others[None, :, :], question.perspective).control
    for n, source in enumerate(sources):
        yield str(source), control[spans - spans[0], n]


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
