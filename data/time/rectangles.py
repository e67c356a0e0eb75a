"""A picture over event time x publication time, cut into the rectangles on which it stays the same."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from data.time.days import FOREVER

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
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


def rectangle_at(same: Bools, spot: Spot, days: Ints, known: Ints) -> Span:
    """The one of `rectangles` that holds `spot`, found without the others.

    Args:
        same: (E, K) whether the picture is that of `spot`.
        spot: (e, k) with `same` there.
        days: (E,) ascending day numbers.
        known: (K,) ascending publication days.

    Returns:
        Its start, end, known_from, known_to.
    """
    e, k = spot
    first = e - int(np.argmin(np.append(same[e::-1, k], False))) + 1
    end = e + int(np.argmin(np.append(same[e:, k], False)))
    run = np.asarray(same[first:end].all(axis=0))
    if first:
        run &= ~same[first - 1]
    if end < len(days):
        run &= ~same[end]
    since = k - int(np.argmin(np.append(run[k::-1], False))) + 1
    until = k + int(np.argmin(np.append(run[k:], False)))
    starts, known_from = (*days.tolist(), FOREVER), (*known.tolist(), FOREVER)
    return starts[first], starts[end], known_from[since], known_from[until]


def _runs(column: Ints) -> set[tuple[int, int, int]]:
    """(first, end, number) of each run of equal numbers."""
    edges = np.flatnonzero(np.diff(column)) + 1
    first = [0, *edges.tolist()]
    return set(zip(first, [*edges.tolist(), len(column)], column[first].tolist(), strict=True))
