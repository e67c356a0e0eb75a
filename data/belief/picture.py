"""The state of many settlements at once: a block of codes over settlements, event and publication time."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.belief.verdict import CONTROLS
from data.time.rectangles import Span

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
WORD: Final = 64


@dataclass(frozen=True)
class Picture:
    """Control codes (positions in `CONTROLS`) of N settlements on E days as known on K publication days."""

    days: Ints
    known: Ints
    codes: npt.NDArray[np.int8]  # (N, E, K)


@dataclass(frozen=True)
class StateRows:
    """The rows of a state table as arrays; those of settlement p are `first[p]:first[p + 1]`."""

    first: Ints
    place: Ints
    span: Ints  # (r, 4): start, end, known_from, known_to
    code: Ints
    claims: list[tuple[str, ...]]

    @classmethod
    def of(cls, states: pd.DataFrame, settlement_ids: pd.Series) -> "StateRows":
        """Rows of `states` about `settlement_ids`, whose order gives the positions."""
        position = {key: n for n, key in enumerate(settlement_ids)}
        rows = states.loc[states["settlement_id"].isin(list(position))]
        place = rows["settlement_id"].map(position).to_numpy(np.int64)
        order = np.argsort(place, kind="stable")
        rows = rows.iloc[order]
        return cls(
            first=np.searchsorted(place[order], np.arange(len(position) + 1)),
            place=place[order],
            span=rows[["start", "end", "known_from", "known_to"]].to_numpy(np.int64),
            code=rows["control"].map(CONTROLS.index).to_numpy(np.int64),
            claims=rows["claims"].tolist(),
        )

    def about(self, places: Ints) -> Ints:
        """Which rows are about `places`, in their order."""
        return np.concatenate([np.arange(self.first[p], self.first[p + 1]) for p in places])

    def picture(self, places: Ints) -> Picture:
        """The picture of `places`, N in their order."""
        mine = self.about(places)
        span, code = self.span[mine], self.code[mine]
        row = np.repeat(np.arange(len(places)), self.first[places + 1] - self.first[places])
        days, known = np.unique(span[:, 0]), np.unique(span[:, 2])
        codes = np.zeros((len(places), len(days), len(known)), np.int8)
        e = np.searchsorted(days, span[:, :2])
        k = np.searchsorted(known, span[:, 2:])
        for n in range(len(mine)):
            codes[row[n], e[n, 0] : e[n, 1], k[n, 0] : k[n, 1]] = code[n]
        return Picture(days, known, codes)

    def claims_behind(self, places: Ints, code: int, span: Span) -> tuple[str, ...]:
        """Ids of the claims that gave any of `places` that control anywhere in the rectangle, sorted."""
        mine = self.about(places)
        start, end, known_from, known_to = span
        theirs = self.span[mine]
        inside = (theirs[:, 0] < end) & (theirs[:, 1] > start)
        inside &= (theirs[:, 2] < known_to) & (theirs[:, 3] > known_from)
        inside &= self.code[mine] == code
        return tuple(sorted({claim for row in mine[inside] for claim in self.claims[row]}))


def numbered(masks: Bools) -> tuple[Bools, Ints]:
    """The distinct sets of N things in `masks` (N, E, K): the sets (m, N), and which holds where (E, K)."""
    things, days, known = masks.shape
    packed = _packed(masks.reshape(things, days * known))
    first, which = _alike(packed)
    sets, order = np.unique(packed[first].view(np.uint8), axis=0, return_inverse=True)
    members = np.unpackbits(sets, axis=1, count=things).astype(np.bool_)
    return members, order[which].reshape(days, known).astype(np.int64)


def _packed(flat: Bools) -> npt.NDArray[np.uint64]:
    """For each of m moments the set of N things as bits, (m, words); `flat` is (N, m)."""
    words = -(-len(flat) // WORD)
    bits = np.packbits(flat, axis=0)
    whole = np.zeros((words * 8, flat.shape[1]), np.uint8)
    whole[: len(bits)] = bits
    return np.ascontiguousarray(whole.T).view(np.uint64)


def _alike(packed: npt.NDArray[np.uint64]) -> tuple[Ints, Ints]:
    """Where each distinct row of `packed` first stands, and which of them every row is."""
    rng = np.random.default_rng(0)
    weights = rng.integers(1, np.iinfo(np.uint64).max, packed.shape[1], np.uint64) | np.uint64(1)
    key = (packed * weights).sum(axis=1, dtype=np.uint64)  # one number is sorted much faster than many words
    _, first, which = np.unique(key, return_index=True, return_inverse=True)
    if not np.array_equal(packed[first][which], packed):  # two rows with one number: hardly ever, but then told apart
        _, first, which = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    return first, which
