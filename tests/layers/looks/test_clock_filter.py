"""The GPU shows a feature exactly when its spans hold: half-open, in event time and in publication time."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.time.days import FOREVER
from layers.looks.clock_filter import ClockView, by_clock, filter_range, spans

DAYS = st.integers(min_value=0, max_value=3000)
ENDS = st.one_of(DAYS, st.just(FOREVER))


def shown(values: list[int], view: ClockView) -> bool:
    """What deck.gl's DataFilterExtension decides: float32, both ends of each range included."""
    value = np.asarray(values, dtype=np.float32)
    low, high = np.asarray(filter_range(view), dtype=np.float32).T
    return bool(((value >= low) & (value <= high)).all())


@given(DAYS, ENDS, DAYS, ENDS, DAYS, st.integers(0, 400), DAYS)
def test_a_feature_is_shown_while_both_its_spans_hold(
    start: int, end: int, known_from: int, known_to: int, day: int, window: int, known_by: int
) -> None:
    view = ClockView(start=day - window, end=day, known_by=known_by)
    expected = start <= day and end > day - window and known_from <= known_by and known_to > known_by
    assert shown([start, end, known_from, known_to], view) == expected


@given(DAYS, DAYS)
def test_two_spans_that_meet_are_never_shown_together_at_a_moment(first: int, day: int) -> None:
    view = ClockView(day, day, day)
    before, after = [0, first, 0, FOREVER], [first, FOREVER, 0, FOREVER]
    assert shown(before, view) != shown(after, view)


def test_without_a_view_the_ranges_are_left_to_whoever_draws() -> None:
    assert "filter_range" not in by_clock(None)
    assert by_clock(None)["extensions"][0]["filterSize"] == 4


def test_spans_are_whole_numbers_in_the_order_the_gpu_compares() -> None:
    rows = pd.DataFrame({"known_to": [4], "start": [1], "known_from": [3], "end": [2], "other": ["x"]})
    assert spans(rows) == [[1, 2, 3, 4]]
