"""The Evidence page finds claims, says who says so, takes them along and leads to the map."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.time.days import day_number

SHELL = str(Path(__file__).parents[3] / "pages" / "shell" / "navigation.py")
GLOTOVO = "control:glotovo-2023-05-22-babel_0522"


def opened(**parameters: str) -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=120)
    for name, text in parameters.items():
        app.query_params[name] = text
    app.run()
    for name, text in parameters.items():  # the page the app opens on writes its own address
        app.query_params[name] = text
    return app.switch_page("../evidence/evidence.py").run()


def text(app: AppTest) -> str:
    return " ".join(str(each.proto.body) for each in app.get("html"))


def button(app: AppTest, label: str) -> bool:
    return any(label in each.label for each in app.button)


@pytest.fixture(scope="module")
def plain() -> AppTest:
    return opened()


def test_all_claims_are_listed_and_counted(plain: AppTest) -> None:
    assert not plain.exception
    shown = plain.dataframe[0].value
    assert f"<b class='num'>{len(shown)}</b> of {len(shown)} claims" in text(plain)
    assert "all that is known today" in text(plain)


def test_no_column_is_called_as_in_the_files(plain: AppTest) -> None:
    assert not [name for name in plain.dataframe[0].value.columns if "_" in name or name == "id"]


def test_a_search_in_cyrillic_finds_the_place_and_the_address_keeps_it() -> None:
    app = opened()
    app.text_input[0].set_value("Глотово").run()
    assert app.dataframe[0].value["What is claimed"].str.contains("Glotovo").all()
    assert app.query_params["q"] == "Глотово"
    next(each for each in app.button if each.label == "Clear filters").click().run()
    assert "q" not in app.query_params
    assert len(app.dataframe[0].value) > 500


def test_a_link_opens_the_claim_with_who_says_so_and_how_far_to_trust_it() -> None:
    app = opened(row=GLOTOVO)
    said = text(app)
    assert "Glotovo: contested" in said
    assert "Babel" in said
    assert "published 22 May 2023" in said
    assert "usually reliable" in said
    assert "href='https://" in said
    assert "the day is given as exact" in said
    assert button(app, "Show it on the map")


def test_only_what_the_clock_knows_is_counted() -> None:
    app = opened(date="2023-06-01", known="shown")
    published = app.dataframe[0].value["Published"]
    assert (published <= "2023-06-01").all()
    assert "what was known then" in text(app)
    next(each for each in app.button if "known today" in each.label).click().run()
    assert len(app.dataframe[0].value) > len(published)


def test_a_filter_that_nothing_answers_says_what_to_do() -> None:
    app = opened(q="no such words anywhere")
    assert not app.dataframe
    assert "Take a filter away" in text(app)


@pytest.mark.parametrize(("name", "least"), [("sources", 176), ("places", 280), ("ships", 10)])
def test_the_other_lists_are_complete(name: str, least: int) -> None:
    app = opened(list=name)
    assert not app.exception
    assert len(app.dataframe[0].value) >= least


def test_a_ship_and_a_source_are_listed_from_the_day_they_were_out() -> None:
    then = {"date": "2023-12-01", "known": "shown"}
    ships = opened(list="ships", **then)
    assert set(ships.dataframe[0].value["Name"]) == {"Angara", "Maria"}
    assert "what was known then" in text(ships)
    published = opened(list="sources", **then).dataframe[0].value["Published"].dropna()
    assert len(published)
    assert (published <= "2023-12-31").all()


def test_a_place_is_there_whoever_knows_of_it_but_what_is_said_of_it_counts_from_its_publication() -> None:
    named = opened(list="places", q="Rajin", date="2023-10-01", known="shown").dataframe[0].value
    assert "Rajin (Najin) port, Rason" in set(named["Name"])
    told = {"list": "places", "q": "loading point"}
    assert "Rajin (Najin) port, Rason" in set(opened(**told).dataframe[0].value["Name"])
    before = opened(**told, date="2023-10-01", known="shown")
    assert not any("Rajin (Najin) port, Rason" in set(each.value["Name"]) for each in before.dataframe)


def test_the_claims_on_a_place_are_counted_as_far_as_they_were_out() -> None:
    day, eve = (
        opened(list="places", q="Glotovo", date="2023-05-22", known=by).dataframe[0].value["Claims"].iloc[0]
        for by in ("shown", "2023-05-21")
    )
    assert day > eve == 0


def test_the_map_is_shown_at_the_claims_day_with_its_settlement_chosen() -> None:
    app = opened(row=GLOTOVO)
    next(each for each in app.button if each.label == "Show it on the map").click().run()
    view = app.session_state["view"]
    assert view.day == day_number("2023-05-22")
    assert view.selected == "settlement:glotovo"
    assert view.theatre == "belgorod"


def test_a_bad_link_says_so_and_shows_the_rest() -> None:
    app = opened(what="rumours", q="Глотово")
    assert any("what='rumours'" in each.value for each in app.toast)
    assert app.dataframe[0].value["What is claimed"].str.contains("Glotovo").all()


@pytest.mark.parametrize("asked", [{"from": "2030-01-01"}, {"to": "1999-12-31"}])
def test_a_day_no_calendar_here_has_is_no_reason_to_fail(asked: dict[str, str]) -> None:
    app = opened(**asked)
    assert not app.exception
    assert "Take a filter away" in text(app)
