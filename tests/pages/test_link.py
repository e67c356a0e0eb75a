"""A link restores the view, and a bad one says what is wrong with it and keeps the rest."""

from hypothesis import given
from hypothesis import strategies as st

from pages.link import FIELDS, LONGEST_DRAWN, View, read, write

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
    compare_mode=st.sampled_from(["swipe", "difference"]),
    compare_split=st.integers(0, 1000).map(lambda share: share / 1000),
    compare_known=st.one_of(st.none(), st.just("shown"), DAYS),
    drawn=st.sampled_from(["", "arrow 35.1,51.2,35.3,51.4\ntext 35,51 <b>here</b> & there", "circle 35.2,51.1,1200"]),
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


@given(st.dictionaries(st.sampled_from([each.parameter for each in FIELDS]), st.text()))
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


def test_a_comparison_is_restored_with_its_line_and_what_was_known() -> None:
    view = View(day=969, compare=900, compare_mode="difference", compare_split=0.25, compare_known="shown")
    said = write(view, DEFAULT)
    assert said["compare-as"] == "difference"
    assert read(said, DEFAULT) == (view, [])
    for name, text in (("compare-as", "both"), ("compare-at", "1.5"), ("compare-at", "nan"), ("compare-known", "x")):
        again, problems = read({**said, name: text}, DEFAULT)
        assert again.compare == 900
        assert len(problems) == 1


def test_what_was_drawn_is_in_the_link_while_it_is_short() -> None:
    line = "text 35,51 " + "x" * 150
    few, many = "\n".join([line] * 3), "\n".join([line] * 30)
    assert read(write(View(day=969, drawn=few), DEFAULT), DEFAULT)[0].drawn == few
    assert len(many) > LONGEST_DRAWN
    assert "drawn" not in write(View(day=969, drawn=many), DEFAULT)
