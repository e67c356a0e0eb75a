import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from tests.data.fronts.small_front import NAMES, QUICK
from tests.data.fronts.small_fronts import line_shift


def held(*names: str) -> np.ndarray:
    return np.array([name in names for name in NAMES], np.int8)


def test_a_line_does_not_shift_from_itself() -> None:
    assert line_shift().km(held("a1"), held("a1")) == 0
    assert line_shift().km(held(), held()) == 0


def test_the_shift_is_the_same_either_way() -> None:
    one, other = held("a1", "a2"), held("a1", "a2", "b1", "b2")
    assert line_shift().km(one, other) == line_shift().km(other, one)


def test_a_line_one_row_of_villages_farther_has_shifted_by_one_step_of_the_grid() -> None:
    assert line_shift().km(held("a1", "a2", "a3"), held(*NAMES[:6])) == pytest.approx(4, abs=0.1)


def test_a_line_that_appears_has_no_shift() -> None:
    assert line_shift().km(held(), held("a1")) is None
    assert line_shift().lineless(held(), held("a1")) == ("kursk",)


def test_a_theatre_that_loses_its_line_does_not_hide_how_far_the_other_moved() -> None:
    one, other = held("a1", "a2", "a3", "c1"), held(*NAMES[:3])
    assert line_shift().km(one, other) is not None
    assert line_shift().lineless(one, other) == ("belgorod",)
    assert line_shift().lineless(one, one) == ()


@QUICK
@given(st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)))
def test_the_shift_is_the_largest_distance_from_a_sampled_point_to_the_nearest(one: set[str], other: set[str]) -> None:
    shift, before, after = line_shift(), held(*one), held(*other)
    found = [0.0]
    for theatre in np.unique(shift.theatre):
        here = shift.theatre == theatre
        lines = [shift.line(codes) & here for codes in (before, after)]
        if lines[0].any() and lines[1].any():
            ends = [shapely.multipoints(shift.xy[line[shift.edge_of]]) for line in lines]
            found.append(shapely.hausdorff_distance(*ends) / 1000)
    told = shift.km(before, after)
    assert max(found) == 0.0 if told is None else told == pytest.approx(max(found), rel=1e-5)
