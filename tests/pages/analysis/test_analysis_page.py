"""The Analysis page: each view says what it should, links restore it, and bad input gets a message."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.finding.finder import NoSearchError
from data.time.days import day_number
from pages.analysis import downloads, store
from pages.analysis import view as analysis_view
from pages.analysis.view import AnalysisView, read, write
from tests.data.fronts.real_fronts import fronts

PAGE = f"""
import streamlit as st
from pages.shell import session
session.current()
exec(compile(open({str(Path(analysis_view.__file__).with_name("analysis.py"))!r}).read(), "analysis.py", "exec"))
"""


def page(**parameters: str) -> AppTest:
    app = AppTest.from_string(PAGE, default_timeout=120)
    for name, value in {"date": "2024-10-20", **parameters}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    """All the page says; key figures are buttons, for each opens who says so."""
    said = [str(each.proto.body) for each in app.get("html")]
    return " ".join([*said, *(button.label.replace("*", "").replace("\\", "") for button in app.button)])


def test_perspectives_say_what_both_and_what_only_one_gives_and_which_source_matters() -> None:
    app = page(view="perspectives", against="reported")
    said = text(app)
    assert "both give" in said
    assert "only Balanced" in said
    assert "only Press and officials, no maps" in said
    assert any("DeepState" in button.label for button in app.button)


def test_a_perspective_of_ones_own_comes_from_the_link() -> None:
    app = page(view="perspectives", who="kinds=ru_official,press~rule=cautious", against="maps")
    assert "Only press and Russian officials count" in text(app)
    assert app.selectbox(key="perspective-first").value == "kinds=press,ru_official~rule=cautious"


def test_believing_nobody_gives_an_empty_front_and_says_why() -> None:
    app = page(view="perspectives", who="kinds=nobody")
    assert app.info[0].value.startswith("This perspective believes nobody, so no ground is held")
    assert "0 km²" in text(app)


def test_an_unknown_perspective_in_a_link_is_named_and_the_usual_one_shown() -> None:
    app = page(view="perspectives", against="sceptical")
    assert "There is no perspective 'sceptical'." in app.toast[0].value
    assert app.selectbox(key="perspective-against").value == "reported"


def test_an_unknown_claim_in_a_link_says_so_and_leads_back() -> None:
    app = page(view="figures", selected="claim:never-made")
    assert "This is not in the evidence" in text(app)
    app.button(key="close-why").click().run()
    assert not app.exception
    assert "under Ukrainian control" in text(app)


def test_what_the_public_knew_then_and_what_is_known_now() -> None:
    said = text(page(view="known", date="2024-08-11", then="0"))
    assert "as known that same evening" in said
    assert "given now, not then" in said
    assert "where source undated" in said


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("ground", "with contested ground"),
        ("gains", "left Ukrainian control"),
        ("line", "of contact line"),
        ("quantities", "4 million to 12 million or more"),
    ],
)
def test_each_kind_of_figure_has_its_qualifier(figure: str, words: str) -> None:
    assert words in text(page(view="figures", figure=figure, since="2024-08-20"))


def test_petroleum_stands_against_the_cap() -> None:
    said = text(page(view="figures", figure="quantities", goods="petroleum.barrels.to_pyongyang"))
    assert "at least 2.0 times the cap of 500\u2009000 barrels" in said


def test_figures_count_only_what_was_known() -> None:
    app = page(view="figures", figure="quantities", goods="petroleum.barrels.to_pyongyang", known="2024-04-10")
    assert "about" in text(app) or "125\u2009000" in text(app)
    assert "1 million" not in text(app)


def test_quantities_and_lag_follow_the_perspective() -> None:
    rounds = {"view": "figures", "figure": "quantities"}
    believed = text(page(**rounds, who="independent"))
    assert "4 million to" in believed
    assert "12 million" not in believed
    assert "none by a source that “Map readings only” believes" in text(page(**rounds, who="maps"))
    assert "where the chosen perspective does not believe it" in text(page(view="known", who="russian"))


def test_nobody_believed_leaves_no_report_to_time() -> None:
    assert "No report that counts was published" in text(page(view="known", who="kinds=nobody"))


def test_both_sides_of_a_disagreement_are_answered() -> None:
    said = text(page(why="apart:only_a", against="reported"))
    assert "Only “Balanced”: about 422 km² under Ukrainian control" in said.replace("\u2009", " ")
    assert "What counts “Balanced”" in said
    assert "What counts “Press and officials, no maps”" in said
    then = text(page(view="known", date="2024-08-11", why="apart:only_b"))
    assert "What counts as known then" in then
    assert "it was published later" in then.lower()


def test_a_source_is_answered_with_what_hangs_on_it() -> None:
    said = text(page(why="source:ds_archive"))
    assert "settlements would be held otherwise" in said
    assert "Without it: " in said


@pytest.mark.parametrize("measure", analysis_view.MEASURES)
def test_each_figure_of_the_front_is_answered(measure: str) -> None:
    assert "Kursk front: " in text(page(view="figures", figure="line", why=f"measure:kursk.{measure}"))


def test_a_mark_is_answered_with_the_range_around_it() -> None:
    said = text(page(view="figures", figure="quantities", why="mark:rounds-2024-02-csis"))
    assert "4 million to 12 million" in said
    assert "Lies within the range" in said


def test_finder_finds_by_any_spelling_and_reads_what_changed() -> None:
    said = text(page(view="finder", q="Суджа", date="2025-03-15", since="2025-03-01"))
    assert "29 rows published by" in said
    assert "confirmed by DeepState map" in said


def test_a_query_that_cannot_be_read_is_pointed_at() -> None:
    app = page(view="finder", q="Sudzha AND")
    assert app.code[0].value.splitlines()[1].index("^") == len("Sudzha AND")


def test_without_a_full_text_index_the_page_says_so_and_the_rest_works(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise NoSearchError("no such module: fts5")

    monkeypatch.setattr(store, "finder", missing)
    app = page(view="finder", q="Sudzha", date="2025-03-15", since="2025-03-01")
    assert "Searching needs the full-text index" in app.warning[0].value
    assert "confirmed by DeepState map" in text(app)


def test_filters_narrow_by_place() -> None:
    everywhere = text(page(view="finder", q="kind:settlement"))
    assert "252 rows" in everywhere
    assert "252 rows" not in text(page(view="finder", q="kind:settlement", raions="Sudzhansky"))
    assert "252 rows" not in text(page(view="finder", q="kind:settlement", near="front", km="5"))
    assert "2 rows" not in text(page(view="finder", q="kind:settlement", area="35,51;35.4,51;35.4,51.3;35,51.3"))


def test_why_sudzha_changed_hands() -> None:
    app = page(selected="settlement:sudzha", date="2025-03-13")
    said = text(app)
    assert "Sudzha (Суджа): under Russian control" in said
    assert "Without it: nothing would change: other claims say the same" in said
    assert app.expander[0].label == "Also said, and did not decide it: 5 claims"
    assert "of equally credible claims the latest wins" in said.lower()


def test_a_link_restores_the_page() -> None:
    view = AnalysisView(
        view="finder", first="kinds=map~rule=latest", against="maps", held="all", scope="all", then="date",
        then_date=1020, fronts="then", figure="gains", since=950, measure="depth_km", why="settlement:sudzha",
        goods="troops.people.to_russia",
        words='"North Korean" AND Суджа', raions=("Sudzhansky",), near="front", near_km=7,
        corners=((35.0, 51.0), (36.0, 51.0), (36.0, 52.0)),
    )  # fmt: skip
    assert read(write(view)) == (view, [])
    assert write(AnalysisView()) == {}


def test_a_link_that_makes_no_sense_is_told_and_nothing_is_lost() -> None:
    found, problems = read(
        {
            "view": "nowhere",
            "against": "rule=loudest",
            "by": "soon",
            "km": "-3",
            "area": "here",
            "held": "all",
            "q": "x" * 9000,
        }
    )
    assert found == AnalysisView(held="all"), "the beginning of a question asks something else"
    assert len(problems) == 6
    assert any("at most 500 letters to find" in each for each in problems)
    assert all(each.endswith("shown.") for each in problems)


def test_what_is_taken_along_shows_one_state_of_knowledge() -> None:
    day = day_number("2024-10-01")
    rows = downloads.known(fronts().areas, day_number("2024-10-20"))
    shown = rows.loc[(rows["start"] <= day) & (rows["end"] > day)]
    assert len(shown)
    held = shown.loc[shown["control"] != "RU"]  # Russian ground has a part that never moved beside the rest
    assert not held.duplicated(["theatre", "control"]).any()
    assert len(downloads.known(fronts().areas[["id", "control"]], day)) == len(fronts().areas)
