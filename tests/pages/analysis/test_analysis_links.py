"""Links to the Analysis page that ask for what cannot be: each is told, and the page stands as it usually is."""

import pytest

from data.tables.coverage import FIRST_DAY, last_day, latest_knowledge
from data.time.days import date_of
from pages.analysis.finder import narrowed
from pages.analysis.view import AnalysisView, Known, checked, read
from tests.pages.analysis.test_analysis_page import page, text


@pytest.mark.parametrize(
    "asked",
    [
        {"view": "figures", "figure": "gains", "date": "2023-05-10"},
        {"view": "finder", "date": "2023-05-10"},
        {"view": "figures", "figure": "gains", "date": "2024-10-01", "since": "2024-12-01"},
        {"view": "known", "then": "date", "date": "2023-05-01"},
        {"view": "known", "then": "date", "date": "2024-08-11", "by": "2024-08-20"},
    ],
)
def test_days_at_the_edge_of_the_evidence_are_calendars_too(asked: dict[str, str]) -> None:
    app = page(**asked)
    assert not app.toast
    assert app.date_input[0].value >= date_of(FIRST_DAY)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({"view": "figures", "figure": "gains", "since": "2020-01-01"}, "since"),
        ({"view": "finder", "since": "2030-01-01"}, "since"),
        ({"view": "known", "then": "date", "by": "2030-01-01"}, "by"),
        ({"view": "known", "then": "date", "by": "2023-01-01"}, "by"),
    ],
)
def test_a_day_the_evidence_does_not_reach_is_told_and_the_usual_one_shown(asked: dict[str, str], name: str) -> None:
    app = page(**asked)
    assert f"The link says {name}=" in app.toast[0].value
    last = latest_knowledge() if name == "by" else last_day()
    assert f"expected a date from {date_of(FIRST_DAY)} to {date_of(last)}" in app.toast[0].value


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"view": "finder", "near": "nosuch"}, "what is near 'nosuch'; expected front, or a route"),
        ({"view": "finder", "raions": "Atlantis"}, "the raion 'Atlantis', which is none of those there are"),
        ({"view": "figures", "figure": "quantities", "goods": "foo"}, "'foo', which nobody counts"),
    ],
)
def test_a_name_that_stands_for_nothing_is_told_and_the_default_shown(asked: dict[str, str], words: str) -> None:
    app = page(**asked)
    assert words in app.toast[0].value
    if asked["view"] == "finder":
        assert "published by" in text(app)
        assert " 0 rows" not in text(app)


@pytest.mark.parametrize("why", ["claims:foo", "nonsense", "rumour:x"])
def test_a_question_of_no_kind_there_is_says_so_and_the_view_stands(why: str) -> None:
    said = text(page(view="figures", why=why))
    assert "What the link asks about is not on this page" in said
    assert "under Ukrainian control, Kursk Oblast" in said


def test_a_raion_with_a_blank_in_its_name_is_kept() -> None:
    found, problems = read({"raions": "Belgorod city,Sudzhansky"})
    assert (found.raions, problems) == (("Belgorod city", "Sudzhansky"), [])
    known = Known(raions={"Belgorod city", "Sudzhansky"}, near={"front"}, goods={AnalysisView().goods})
    assert checked(found, known) == (found, [])
    app = page(view="finder", raions="Belgorod city")
    assert not app.toast
    assert app.multiselect(key="raions").value == ["Belgorod city"]


def test_what_is_known_of_a_list_is_kept_and_the_rest_told() -> None:
    known = Known(raions={"Sudzhansky"}, near={"front"}, goods={AnalysisView().goods})
    found, problems = checked(AnalysisView(raions=("Sudzhansky", "Atlantis"), near="front"), known)
    assert found.raions == ("Sudzhansky",)
    assert found.near == "front"
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("words", "narrower"),
    [
        ("", "after:2024-08 before:2024-09"),
        ("Sudzha", "Sudzha after:2024-08 before:2024-09"),
        ("Sudzha after:2023 before:2026-01-01", "Sudzha after:2024-08 before:2024-09"),
        ("Sudzha OR Rylsk", "(Sudzha OR Rylsk) after:2024-08 before:2024-09"),
    ],
)
def test_a_search_is_narrowed_to_a_month_in_its_own_words(words: str, narrower: str) -> None:
    assert narrowed(words, "2024-08", "2024-09") == narrower
