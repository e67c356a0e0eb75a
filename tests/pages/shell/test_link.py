"""A link restores the view, and a bad one says what is wrong with it and keeps the rest."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from data.tables.coverage import FIRST_DAY, last_day
from data.tables.theatres import ALL
from data.time.days import EPOCH
from layers.looks import cameras
from pages.shell import address, drawn, store
from pages.shell.layer_names import FADING, FAINTEST
from pages.shell.link import FIELDS, LONGEST, LONGEST_DRAWN, SWITCHED, View, read, write

SHELL = str(Path(__file__).parents[3] / "pages" / "shell" / "navigation.py")
DEFAULT = View(day=969)
DAYS = st.integers(min_value=FIRST_DAY, max_value=last_day())
NAMES = st.from_regex(r"\A[a-z][a-z0-9-]{0,12}\Z")
VIEWS = st.builds(
    View,
    day=DAYS,
    window=st.integers(0, 3660),
    known_by=st.one_of(st.none(), st.just("shown"), DAYS),
    hidden=st.lists(st.sampled_from(sorted(SWITCHED)), max_size=4, unique=True).map(tuple),
    opacities=st.dictionaries(st.sampled_from(FADING), st.integers(FAINTEST, 100), max_size=3).map(
        lambda shares: tuple(shares.items())
    ),
    theatre=st.sampled_from(["", *store.theatres().ids, ALL, *cameras.NAMED]),
    perspective=st.sampled_from(["", "latest", "reliability=C~window=30"]),
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


# What each value says, read as plainly as can be: what `read` accepts must mean just that.
MEANING: dict[str, Callable[[str], Any]] = {
    "date": lambda text: (date.fromisoformat(text) - EPOCH).days,
    "window": int,
    "known": lambda text: text if text == "shown" else (date.fromisoformat(text) - EPOCH).days,
    "hide": lambda text: tuple(text.split(",")),
    "opacity": lambda text: tuple((name, int(share)) for name, _, share in (e.partition("*") for e in text.split(","))),
    "theatre": str,
    "compare": lambda text: (date.fromisoformat(text) - EPOCH).days,
    "compare-as": str,
    "compare-at": float,
    "compare-known": lambda text: text if text == "shown" else (date.fromisoformat(text) - EPOCH).days,
    "camera": lambda text: tuple([*map(float, text.split(",")), 0.0, 0.0][:5]),
    "selected": str,
    "map": str,
    "drawn": lambda text: drawn.write(drawn.read(text)),
}
LETTERS = st.sampled_from("0123456789-.,*:_ \u0663\uff11abcdefghijklmnopqrstuvwxyzT+%\n")


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A parameter, and a good value of it in which some letters were left out, put in or changed."""
    said = write(draw(VIEWS), DEFAULT)
    name = draw(st.sampled_from(sorted(said)))
    text = said[name]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.text(LETTERS, max_size=2)) + text[at + draw(st.integers(0, 2)) :]
    return name, text


@settings(max_examples=500)
@given(mutated())
def test_a_value_means_what_it_says_or_is_told(asked: tuple[str, str]) -> None:
    name, text = asked
    view, problems = read({name: text}, DEFAULT)
    field = next(each.name for each in FIELDS if each.parameter == name)
    if problems:
        assert f"{name}={text[:40]!r}" in problems[0]
        assert view == DEFAULT
    elif not text:
        assert view == DEFAULT
    elif name == "perspective":
        assert read(write(view, DEFAULT), DEFAULT) == (view, [])
    else:
        assert getattr(view, field) == MEANING[name](text)
        assert field != "day" or FIRST_DAY <= view.day <= last_day()


@pytest.mark.parametrize("each", FIELDS, ids=lambda field: field.parameter)
def test_no_value_is_cut_short_in_silence(each: Any) -> None:  # noqa: ANN401 - a field of the table
    good = {"camera": "35,51,8", "drawn": "text 35,51 x", "perspective": "latest"}.get(each.parameter, "a")
    assert read({each.parameter: good + " " * LONGEST}, DEFAULT)[1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("date", "2020-01-01"),
        ("date", "2031-01-01"),
        ("date", "20241001"),
        ("known", "2031-01-01"),
        ("compare", "1999-12-31"),
        ("theatre", "sumy"),
        ("hide", "control,nosuch"),
        ("opacity", "control*5"),
        ("opacity", "names*50"),
        ("opacity", "control*50,control*70"),
        ("camera", "35,51,21"),
        ("window", "1_0"),
    ],
)
def test_what_cannot_be_had_is_told_and_not_another_taken(name: str, text: str) -> None:
    view, problems = read({name: text}, DEFAULT)
    assert view == DEFAULT
    assert len(problems) == 1
    assert f"{name}={text!r}; expected " in problems[0]


def test_the_page_tells_each_thing_of_a_link_it_cannot_show() -> None:
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["date"] = "2031-01-01"
    app.query_params["theatre"] = "sumy"
    app.query_params["hide"] = "control"
    app.run()
    told = [each.value for each in app.toast]
    assert [each.split("=")[0] for each in told] == ["The link says date", "The link says theatre"]
    assert "from 2023-05-01 to" in told[0]
    assert app.query_params["hide"] == "control"


def test_what_makes_no_step_of_its_own_is_in_the_address() -> None:
    assert set(address.QUIET) <= {each.parameter for each in FIELDS}
