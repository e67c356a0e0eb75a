"""Every page runs on the real evidence, and a broken table is listed in place of a traceback."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.shell import page_files
from pages.shell.layer_names import LAYERS

SHELL = str(Path(__file__).parents[3] / "pages" / "shell" / "navigation.py")
NAMES = ("overview", "fronts", "supply", "evidence", "method")
PAGES = tuple(f"../{name}/{name}.py" for name in NAMES)


def text(app: AppTest) -> str:
    return " ".join(str(each.proto.body) for each in app.get("html")) + " ".join(m.value for m in app.markdown)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_without_an_error(page: str) -> None:
    app = AppTest.from_file(SHELL, default_timeout=120).run()
    if page != PAGES[0]:
        app.switch_page(page).run()
    assert not app.exception
    assert text(app).strip()


@pytest.mark.parametrize("day", ["2023-05-01", "2024-10-01", "2026-01-31"])
def test_the_fronts_page_runs_on_the_first_day_the_last_and_between(day: str) -> None:
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["date"] = day
    app.run()
    app.switch_page("../fronts/fronts.py").run()
    assert not app.exception
    assert app.query_params["date"] == day


def on(page: str, **asked: str) -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=120)
    if page != page_files.OVERVIEW:
        app.run().switch_page(page)
    for name, value in asked.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize(
    ("page", "asked", "key", "there"),
    [
        (page_files.OVERVIEW, {"selected": "theatre:belgorod"}, "open-front", "fronts"),
        (page_files.EVIDENCE, {"row": "control:glotovo-2023-05-22-babel_0522"}, "evidence-jump", "fronts"),
        (page_files.EVIDENCE, {"row": "consignment:containers-2023-09-angara"}, "evidence-jump", "supply"),
    ],
)
def test_a_button_that_opens_a_page_leads_there(page: str, asked: dict[str, str], key: str, there: str) -> None:
    app = on(page, **asked)
    app.button(key=key).click().run()
    assert not app.exception
    layers = {each.key.removeprefix("layer-") for each in app.toggle if each.key.startswith("layer-")}
    assert layers == set(LAYERS[there])


def test_a_stage_that_is_not_there_offers_the_way_to_the_overview() -> None:
    app = on(page_files.PRESENT, view="presenter", code="nobody")
    assert not app.exception
    assert [each.proto.label for each in app.get("page_link")] == ["To the overview"]


@pytest.mark.usefixtures("broken_evidence")
def test_broken_evidence_is_listed_with_file_row_and_column() -> None:
    app = AppTest.from_file(SHELL, default_timeout=60).run()
    assert not app.exception
    assert app.title[0].value == "The evidence cannot be shown yet"
    problems = app.dataframe[0].value
    assert problems["File"].tolist() == ["control_claims.csv"]
    assert problems["Column"].tolist() == ["control"]
    assert problems["Value"].tolist() == ["perhaps"]
