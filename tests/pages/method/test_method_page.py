"""The Method page says what the evidence says today, in sections one can link to."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.belief.known_when import daily_control
from data.belief.perspective import BUILT_IN
from data.belief.verdict import CONTROLS
from data.fronts.accuracy import OURS, recorded
from data.fronts.fronts import Fronts, ground_of
from data.tables.coverage import front_end, latest_knowledge
from data.tables.tables import Tables, load
from pages.method import text as method_text

SHELL = str(Path(__file__).parents[3] / "pages" / "shell" / "navigation.py")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def body(tables: Tables, anchor: str) -> str:
    return next(each.body for each in method_text.sections(tables) if each.anchor == anchor)


def test_every_figure_and_table_the_text_names_is_filled_in(tables: Tables) -> None:
    for each in method_text.sections(tables):
        assert "{" not in each.body
        assert "nan" not in each.body


def test_a_figure_that_does_not_exist_is_an_error_not_a_blank(tables: Tables) -> None:
    with pytest.raises(KeyError):
        method_text.sections(tables, "## One\n\nThere are {unicorns} of them.")


def test_sections_have_anchors_of_their_own(tables: Tables) -> None:
    anchors = [each.anchor for each in method_text.sections(tables)]
    assert len(anchors) == len(set(anchors)) >= 10


def test_the_counts_are_those_of_the_tables(tables: Tables) -> None:
    assert f"There are {len(tables.control_claims)} of them" in body(tables, "how-a-front-is-made")
    weak = body(tables, "known-weaknesses")
    assert f"of the {len(tables.sources)} sources were read as a copy" in weak
    assert f"{(tables.settlements['coordinates'] == 'unconfirmed').sum()} are not confirmed" in weak


def test_accuracy_is_the_kept_measurement_with_its_day(tables: Tables) -> None:
    said = body(tables, "how-near-it-comes-to-other-maps")
    kept = recorded()
    for row in kept.loc[kept["with"] == OURS].itertuples():
        assert f"{row.overlap:.2f}" in said
        assert row.publisher in said
    assert "Measured on" in said


def test_every_way_of_believing_is_explained(tables: Tables) -> None:
    said = body(tables, "how-a-front-is-made")
    assert all(each.label in said and each.about in said for each in BUILT_IN.values())


def test_what_must_be_said_is_said(tables: Tables) -> None:
    text = " ".join(each.body for each in method_text.sections(tables))
    for words in (
        "Crimea is Ukraine",
        "68/262",
        "non-commercial",
        "itself not opened",
        "not covered after",
        "centre of the nearest town",
        "Positions of units",
        "completely reliable",
        "confirmed by others",
        "GeoNames",
        "OpenStreetMap",
    ):
        assert words in text, words


def test_the_notices_are_those_beside_the_data(tmp_path: Path) -> None:
    (tmp_path / "basemap").mkdir()
    (tmp_path / "basemap" / "NOTICE.md").write_text("# Base map\n\n## Credit\n\n© Somebody")
    assert method_text.notices(tmp_path) == "### Base map\n\n### Credit\n\n© Somebody"
    assert "No notice" in method_text.notices(tmp_path / "nowhere")


def test_the_page_lists_its_sections_and_shows_them() -> None:
    app = AppTest.from_file(SHELL, default_timeout=120).run()
    app.switch_page("../method/method.py").run()
    assert not app.exception
    headings = [each.value for each in app.header]
    contents = app.markdown[0].value
    assert len(headings) >= 10
    assert all(f"[{each}](#" in contents for each in headings)


def test_places_left_contested_are_those_the_front_leaves_contested(tables: Tables) -> None:
    fronts = Fronts(ground_of(tables), tables.control_claims)
    codes = daily_control(
        fronts.states, tables.settlements["id"], front_end() - 1, front_end() - 1, latest_knowledge()
    )[:, 0]
    names = set(tables.settlements.loc[codes == CONTROLS.index("contested"), "name"])
    told = method_text.left_open(tables)
    assert {each.split(" (last said")[0] for each in told.split(", ")} == names
    assert {"Kozinka", "Tyotkino", "Novy Put"} <= names
