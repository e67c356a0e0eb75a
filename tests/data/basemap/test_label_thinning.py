"""Which labels are shown from which zoom."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.basemap.label_thinning import NEVER, boxes, ems, min_zooms, overlaps

LABEL = st.tuples(
    st.floats(33, 39), st.floats(49.7, 52.8), st.integers(0, 5),
    st.sampled_from(["Kursk", "Sudzha\nСуджа", "Имени Карла Либкнехта", "평양"]),
)  # fmt: skip
Row = tuple[float, float, int, str]
ANY_LABELS = st.lists(LABEL, min_size=1, max_size=25)


def table(rows: list[Row]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["lon", "lat", "rank", "text"])


@settings(max_examples=60, deadline=None)
@given(ANY_LABELS, st.floats(0, 16))
def test_no_two_labels_shown_at_any_zoom_overlap(rows: list[Row], zoom: float) -> None:
    labels = table(rows)
    shown = labels[min_zooms(labels) <= zoom]
    assert not overlaps(boxes(shown, 14.0), zoom).any()


@settings(max_examples=60, deadline=None)
@given(ANY_LABELS, ANY_LABELS, st.floats(0, 16))
def test_labels_keep_clear_of_those_placed_before(
    first: list[Row], second: list[Row], zoom: float
) -> None:
    placed = table(first).assign(min_zoom=min_zooms(table(first)))
    added = table(second).assign(min_zoom=min_zooms(table(second), placed=placed))
    both = pd.concat([placed, added])
    assert not overlaps(boxes(both[both.min_zoom <= zoom], 14.0), zoom).any()


@settings(max_examples=60, deadline=None)
@given(ANY_LABELS)
def test_a_less_important_label_never_holds_back_a_more_important_one(rows: list[Row]) -> None:
    labels = table(rows).sort_values("rank", kind="stable", ignore_index=True)
    without_the_last = min_zooms(labels.iloc[:-1])
    assert np.array_equal(min_zooms(labels)[:-1], without_the_last)


def test_the_most_important_label_is_always_shown() -> None:
    labels = table([(36.0, 51.0, 9, "Small"), (36.001, 51.0, 0, "Kursk")])
    small, kursk = min_zooms(labels)
    assert kursk == 0
    assert small > 10


def test_two_labels_on_one_point_cannot_both_be_shown() -> None:
    assert min_zooms(table([(36.0, 51.0, 0, "One"), (36.0, 51.0, 1, "Other")])).tolist() == [0, NEVER]


def test_a_label_waits_for_its_floor() -> None:
    labels = table([(36.0, 51.0, 0, "Kursk")]).assign(floor=7)
    assert min_zooms(labels).tolist() == [7]


def test_bigger_letters_need_more_room() -> None:
    labels = table([(36.0, 51.0, 0, "Kursk"), (36.2, 51.0, 1, "Lgov")])
    assert min_zooms(labels, size_px=18)[1] >= min_zooms(labels, size_px=14)[1]
    assert min_zooms(labels, size_px=60)[1] > min_zooms(labels, size_px=14)[1]


@pytest.mark.parametrize(("narrow", "wide"), [("iii", "Суджа"), ("Sudzha", "Sudzhansky"), ("ab", "평양")])
def test_width_follows_the_letters(narrow: str, wide: str) -> None:
    assert ems(narrow) < ems(wide)
