"""Days are whole numbers, and come back as the dates they were."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.days import EPOCH, FOREVER, date_of, day_number, in_words


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2200, 1, 1)))
def test_a_date_survives_the_round_trip(when: date) -> None:
    assert date_of(day_number(when)) == when
    assert date_of(day_number(when.isoformat())) == when


def test_the_epoch_is_day_zero_and_words_are_short() -> None:
    assert day_number(EPOCH) == 0
    assert in_words(day_number("2024-09-06")) == "6 Sep 2024"
    assert in_words(FOREVER) == "no end"


def test_text_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        day_number("6 September")
