"""What is asked for is what is found, and nothing published after the clock's knowledge."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.claims.filters import LETTERS, ClaimFilter, matching
from data.finding.search_text import folded

EVER = 9999
CLAIMS = pd.DataFrame(
    [
        ("a", "control", "kursk", "map", "ds", "C", 3, False, 950, 951, 950, "Sudzha: contested Суджа DeepState"),
        ("b", "control", "kursk", "ru_official", "mod", "E", 4, True, 1166, 1167, 1167, "Sudzha: Russian MoD Суджа"),
        ("c", "control", "belgorod", "press", "tg", "D", 5, False, 506, 507, 506, "Glotovo: contested Глотово"),
        ("d", "consignment", "supply", "msmt", "js", "B", 2, False, 600, 1100, 1244, "Containers: at least 20 000"),
    ],
    columns=[
        "id", "kind", "theatre", "claimant_kind", "source_id", "reliability", "credibility", "marked",
        "start", "end", "known_from", "text",
    ],
).assign(text=lambda rows: rows["text"].map(folded))  # fmt: skip


def found(known_by: int = EVER, **asked: object) -> str:
    return "".join(CLAIMS.loc[matching(CLAIMS, ClaimFilter(**asked), known_by), "id"])  # type: ignore[arg-type]


def test_asking_nothing_finds_everything_known() -> None:
    assert found() == "abcd"


def test_what_was_published_later_is_not_known_yet() -> None:
    assert found(known_by=1166) == "ac"
    assert found(known_by=1167) == "abc"


@pytest.mark.parametrize("words", ["Суджа", "суджа", "SUDZHA", "sudzha суджа", '"sudzha: "'])
def test_words_are_found_in_latin_and_cyrillic_whatever_the_capitals(words: str) -> None:
    assert found(words=words) == "ab"


def test_all_words_must_be_there_and_a_phrase_as_it_stands() -> None:
    assert found(words="sudzha contested") == "a"
    assert found(words='"contested sudzha"') == ""
    assert found(words='"sudzha: contested"') == "a"


def test_kinds_add_up_and_different_filters_narrow() -> None:
    assert found(claimants=("map", "press")) == "ac"
    assert found(claimants=("map", "press"), theatres=("belgorod",)) == "c"
    assert found(kinds=("consignment",)) == "d"


def test_trust_has_a_least_and_a_worse_source_is_left_out() -> None:
    assert found(reliability="C") == "ad"
    assert found(credibility=3) == "ad"
    assert found(only_marked=True) == "b"


def test_a_period_is_found_by_any_day_of_it_and_its_end_is_open() -> None:
    assert found(first=1099, last=1099) == "d"
    assert found(first=1100, last=1100) == ""
    assert found(last=950) == "acd"
    assert found(first=951) == "bd"


@given(
    st.builds(
        ClaimFilter,
        words=st.text(max_size=8),
        reliability=st.sampled_from(LETTERS),
        credibility=st.integers(1, 6),
        first=st.none() | st.integers(0, 1300),
        last=st.none() | st.integers(0, 1300),
    ),
    st.integers(0, 1300),
)
def test_knowing_less_never_finds_more(asked: ClaimFilter, known_by: int) -> None:
    less, more = matching(CLAIMS, asked, known_by), matching(CLAIMS, asked, known_by + 100)
    assert not (less & ~more).any()
