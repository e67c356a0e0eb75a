"""Every word a table may use has words for the screen."""

from enum import StrEnum

import pytest

from data.tables import vocabulary as words


@pytest.mark.parametrize(
    ("vocabulary", "on_screen"),
    [
        (words.Qualifier, words.QUALIFIER_WORDS),
        (words.ClaimantKind, words.CLAIMANT_WORDS),
        (words.Reliability, words.RELIABILITY_WORDS),
        (words.Basis, words.BASIS_WORDS),
        (words.Standing, words.STANDING_WORDS),
        (words.Group, words.GROUP_WORDS),
        (words.Direction, words.DIRECTION_WORDS),
        (words.Copy, words.COPY_WORDS),
    ],
)
def test_each_word_has_its_words_and_no_others(vocabulary: type[StrEnum], on_screen: dict[str, str]) -> None:
    assert set(on_screen) == set(vocabulary)


def test_words_are_found_by_the_plain_text_of_a_cell() -> None:
    assert words.RELIABILITY_WORDS["B"] == "usually reliable"
    assert words.BASIS_WORDS["month_end"].startswith("only the month")


def test_the_credibility_scale_is_the_whole_nato_scale() -> None:
    assert sorted(words.CREDIBILITY_WORDS) == [1, 2, 3, 4, 5, 6]
