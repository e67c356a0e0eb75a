"""Every page runs on the real evidence, and a broken table is listed in place of a traceback."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

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


@pytest.mark.usefixtures("broken_evidence")
def test_broken_evidence_is_listed_with_file_row_and_column() -> None:
    app = AppTest.from_file(SHELL, default_timeout=60).run()
    assert not app.exception
    assert app.title[0].value == "The evidence cannot be shown yet"
    problems = app.dataframe[0].value
    assert problems["File"].tolist() == ["control_claims.csv"]
    assert problems["Column"].tolist() == ["control"]
    assert problems["Value"].tolist() == ["perhaps"]
