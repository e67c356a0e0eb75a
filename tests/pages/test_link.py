"""A link restores the view, and a bad one says what is wrong with it and keeps the rest."""

from hypothesis import given
from hypothesis import strategies as st

from pages.link import View, read, write

DEFAULT = View(day=969)
DAYS = st.integers(min_value=0, max_value=3000)
NAMES = st.from_regex(r"\A[a-z][a-z0-9-]{0,12}\Z")
VIEWS = st.builds(
    View,
    day=DAYS,
    window=st.integers(0, 3660),
    known_by=st.one_of(st.none(), st.just("shown"), DAYS),
    hidden=st.lists(NAMES, max_size=4, unique=True).map(tuple),
    opacities=st.lists(st.tuples(NAMES, st.integers(0, 100)), max_size=3).map(tuple),
    theatre=st.sampled_from(["", "kursk", "both"]),
    compare=st.one_of(st.none(), DAYS),
    camera=st.one_of(
        st.just(()),
        st.tuples(
            st.integers(-180, 180).map(float), st.integers(-80, 80).map(float), st.integers(0, 20).map(float),
            st.integers(-180, 180).map(float), st.integers(0, 60).map(float),
        ),
    ),
    selected=st.one_of(st.just(""), NAMES),
)


@given(VIEWS)
def test_a_copied_link_restores_the_view(view: View) -> None:
    again, problems = read(write(view, DEFAULT), DEFAULT)
    assert again == view
    assert problems == []


def test_the_address_says_only_what_differs_and_always_the_date() -> None:
    assert write(DEFAULT, DEFAULT) == {"date": "2024-08-27"}


@given(st.dictionaries(st.sampled_from(["date", "window", "known", "hide", "camera", "opacity"]), st.text()))
def test_no_text_in_a_link_breaks_the_page(parameters: dict[str, str]) -> None:
    view, problems = read(parameters, DEFAULT)
    assert isinstance(view, View)
    assert all("expected" in each for each in problems)


def test_a_bad_part_is_named_and_the_good_part_kept() -> None:
    view, problems = read({"date": "2024-13-01", "window": "30"}, DEFAULT)
    assert view.day == DEFAULT.day
    assert view.window == 30
    assert len(problems) == 1
    assert "date='2024-13-01'" in problems[0]
