import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from data.time.days import FOREVER
from data.time.rectangles import rectangles
from tests.data.fronts.small_front import QUICK


@QUICK
@given(arrays.arrays(np.int64, arrays.array_shapes(min_dims=2, max_dims=2, max_side=6), elements=st.integers(0, 2)))
def test_painting_the_rectangles_gives_the_picture_back(picture: np.ndarray) -> None:
    days, known = np.arange(picture.shape[0]) * 3, np.arange(picture.shape[1]) * 5
    painted = np.full(picture.shape, -1)
    for spot, (start, end, known_from, known_to) in rectangles(picture, days, known):
        inside = np.ix_((days >= start) & (days < end), (known >= known_from) & (known < known_to))
        assert (painted[inside] == -1).all(), "painted twice"
        painted[inside] = picture[spot]
    assert (painted == picture).all()


def test_days_and_publications_that_change_nothing_are_one_rectangle() -> None:
    found = list(rectangles(np.zeros((5, 4), np.int64), np.arange(5), np.arange(4)))
    assert found == [((0, 0), (0, FOREVER, 0, FOREVER))]
