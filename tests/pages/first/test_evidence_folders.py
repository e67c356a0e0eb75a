"""Pages show what there is in the evidence of other people; a change on disk is taken over, or kept out and told."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.tables.tables import EVIDENCE
from pages.first import map, warm
from tests import evidence_folders as folders

SHELL = str(Path(__file__).parents[3] / "pages" / "shell" / "navigation.py")
NAMES = ("fronts", "supply", "analysis", "evidence", "method", "briefing", "present")
PAGES = tuple(f"../{name}/{name}.py" for name in NAMES)
ASKED = {
    "../fronts/fronts.py": ({"theatre": "kursk"}, {"theatre": "belgorod"}),
    "../analysis/analysis.py": tuple({"view": each} for each in ("known", "finder", "figures"))
    + tuple({"view": "figures", "figure": each} for each in ("gains", "line", "quantities")),
}
SHOWN = ("only Belgorod", "one settlement", "nothing at all")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the app looks for its evidence; empty."""
    made = tmp_path / "evidence"
    monkeypatch.setenv("LIFELINE_EVIDENCE", str(made))
    st.cache_resource.clear()
    yield made
    st.cache_resource.clear()


def at(page: str, asked: dict[str, str] | None = None) -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=120)
    for name, value in (asked or {}).items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(page).run() if page else app


@pytest.mark.parametrize("name", SHOWN)
def test_every_page_shows_what_there_is(name: str, folder: Path) -> None:
    folders.write(folders.kept(folders.SOUND[name]), folder)
    warm.warm()
    for page in ("", *PAGES):
        for asked in ASKED.get(page, ({},)):
            app = at(page, asked)
            assert not app.exception, (page, asked)
            assert "The evidence cannot be shown yet" not in [each.value for each in app.title]
    for page in map.BOARDS:
        assert map.told(page, {}) is not None


def test_the_shipped_briefing_is_listed_where_it_does_not_hold_to_the_evidence(folder: Path) -> None:
    folders.write(folders.kept(folders.SOUND["only Belgorod"]), folder)
    told = at("../present/present.py")
    assert not told.exception
    assert "does not hold together" in told.error[0].value
    listed = told.text[0].value.splitlines()
    assert len(listed) > 1
    assert all(each.startswith("msmt.toml, line ") for each in listed)

    made = at("../briefing/briefing.py")
    made.button(key="shipped-msmt").click().run()
    assert not made.exception
    assert [each.value for each in made.error] == ["The file was not opened; what is on the desk is as it was."]
    assert [each.value for each in made.text] == listed[:12]
    made.button(key="open-begun").click().run()
    assert not made.exception
    assert "scene-0" in [each.key for each in made.button]


def settle(path: Path) -> None:
    """As if it had been written a while ago."""
    state = path.stat()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns - 10 * 10**9))


def toasts(app: AppTest) -> str:
    return " ".join(each.value for each in app.toast)


def test_a_change_on_disk_is_shown_at_the_next_visit_or_kept_out_with_its_problems(folder: Path) -> None:
    shutil.copytree(EVIDENCE, folder)
    app = at("../method/method.py")
    assert "399" in " ".join(each.value for each in app.markdown)

    claims = folder / "control_claims.csv"
    whole = claims.read_text("utf-8")
    claims.write_text(whole.replace(",contested,", ",perhaps,", 1), "utf-8")
    settle(claims)
    app.run()
    assert not app.exception
    assert "do not hold together: 1 problem" in toasts(app)
    assert app.dataframe[-1].value["Value"].tolist() == ["perhaps"]
    assert "399" in " ".join(each.value for each in app.markdown)
    app.run()
    assert "do not hold together" not in toasts(app), "it is told once"
    assert app.dataframe[-1].value["Value"].tolist() == ["perhaps"], "and listed as long as it is so"

    claims.write_text(whole.rstrip("\n").rpartition("\n")[0] + "\n", "utf-8")
    settle(claims)
    app.run()
    assert not app.exception
    assert "this is the new evidence" in toasts(app)
    assert "398" in " ".join(each.value for each in app.markdown)
    assert "398" in " ".join(each.value for each in at("../method/method.py").markdown)


def test_the_first_map_follows_the_evidence(folder: Path) -> None:
    shutil.copytree(EVIDENCE, folder)
    before = map.told("fronts", {})
    assert before is not None
    assert map.told("fronts", {}) == before
    claims = folder / "control_claims.csv"
    kept = [line for line in claims.read_text("utf-8").splitlines(keepends=True) if not line.startswith("sudzha-")]
    claims.write_text("".join(kept), "utf-8")
    settle(claims)
    after = map.told("fronts", {})
    assert after is not None
    assert after != before


def test_evidence_that_is_mended_is_shown_without_a_restart(folder: Path) -> None:
    app = at("")
    assert app.title[0].value == "The evidence cannot be shown yet"
    assert len(app.dataframe[0].value) == 11
    assert map.told("overview", {}) is None
    shutil.copytree(EVIDENCE, folder)
    app.button[0].click().run()
    assert not app.exception
    assert not app.title
