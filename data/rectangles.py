"""A picture over event time x publication time, cut into the rectangles on which it stays the same."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from data.days import FOREVER

Ints = npt.NDArray[np.int64]
Spot = tuple[int, int]
Span = tuple[int, int, int, int]


def rectangles(pictures: Ints, days: Ints, known: Ints) -> Iterator[tuple[Spot, Span]]:
    """Rectangles that tile the plane, on each of which `pictures` is one number.

    Args:
        pictures: (E, K) numbers; [e, k] holds from days[e] to the next day (the last to FOREVER), known from
            known[k] to the next (the last to FOREVER).
        days: (E,) ascending day numbers.
        known: (K,) ascending publication days.

    Yields:
        One (e, k) inside the rectangle, and its (start, end, known_from, known_to).
    """
    start, known_from = [*days.tolist(), FOREVER], [*known.tolist(), FOREVER]
    open_runs: dict[tuple[int, int, int], int] = {}
    for k in range(len(known) + 1):
        runs = _runs(pictures[:, k]) if k < len(known) else set()
        for run in [run for run in open_runs if run not in runs]:
            since = open_runs.pop(run)
            yield (run[0], since), (start[run[0]], start[run[1]], known_from[since], known_from[k])
        for run in runs:
            open_runs.setdefault(run, k)


def _runs(column: Ints) -> set[tuple[int, int, int]]:
    """(first, end, number) of each run of equal numbers."""
    edges = np.flatnonzero(np.diff(column)) + 1
    first = [0, *edges.tolist()]
    return set(zip(first, [*edges.tolist(), len(column)], column[first].tolist(), strict=True))
