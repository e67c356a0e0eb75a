"""Days are whole numbers, and come back as the dates they were."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.time.days import EPOCH, FOREVER, date_of, day_number, in_words, span_in_words


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


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-09-06", "2024-09-06", "6 Sep 2024"),
        ("2024-09-06", "2024-09-09", "6 – 9 Sep 2024"),
        ("2024-09-06", "2024-10-03", "6 Sep – 3 Oct 2024"),
        ("2024-09-06", "2025-10-03", "6 Sep 2024 – 3 Oct 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2023-01-01", "2024-12-31", "2023 – 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-03-01", "2024-10-31", "Mar – Oct 2024"),
        ("2023-12-01", "2024-01-31", "Dec 2023 – Jan 2024"),
        ("2024-12-01", "2024-12-30", "1 – 30 Dec 2024"),
        ("2024-12-02", "2024-12-31", "2 – 31 Dec 2024"),
        ("2023-09-01", "2025-05-29", "1 Sep 2023 – 29 May 2025"),
    ],
)
def test_a_span_is_said_as_briefly_as_it_can_be_said_whole(first: str, last: str, words: str) -> None:
    assert span_in_words(day_number(first), day_number(last) + 1) == words


def test_an_open_span_says_so() -> None:
    assert span_in_words(day_number("2024-01-01"), FOREVER) == "1 Jan 2024 – no end"


@given(st.integers(-2000, 3000), st.integers(1, 900), st.integers(-2000, 3000), st.integers(1, 900))
def test_two_spans_are_never_said_alike(start: int, days: int, other: int, more: int) -> None:
    if (start, days) != (other, more):
        assert span_in_words(start, start + days) != span_in_words(other, other + more)
