"""The plain map is one file's: whether it is shown, how much its panel says, and what its clock does."""

import ast
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.board import instant_map, panel, plain_map
from pages.first import map as first_map
from pages.shell.link import PLAIN, View

PAGES = Path(__file__).parents[3] / "pages"
SHELL = str(PAGES / "shell" / "navigation.py")
ASK_WHICH = {"shell/link.py", "board/plain_map.py"}  # the link's words, and the map itself


def asks_which_map(node: ast.AST) -> bool:
    """Whether `node` compares with the plain map's word, or with the part of a view that holds it."""
    if not isinstance(node, ast.Compare):
        return False
    return any(
        (isinstance(each, ast.Constant) and each.value == PLAIN)
        or (isinstance(each, ast.Attribute) and each.attr in ("map", "PLAIN"))
        or (isinstance(each, ast.Name) and each.id == "PLAIN")
        for each in (node.left, *node.comparators)
    )


def test_no_other_file_asks_which_map_is_shown() -> None:
    asked = {
        str(path.relative_to(PAGES))
        for path in PAGES.rglob("*.py")
        if any(map(asks_which_map, ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert asked == ASK_WHICH


def test_it_is_shown_when_asked_for_and_where_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for installed, asked, shown in ((True, "", False), (True, PLAIN, True), (False, "", True), (False, PLAIN, True)):
        monkeypatch.setattr(instant_map, "installed", lambda there=installed: there)
        assert plain_map.shown(View(day=1, map=asked)) is shown


def test_what_the_browser_is_told_first_is_of_the_instant_map_alone() -> None:
    assert first_map.told("overview", {"map": PLAIN}) is None


def page(name: str, **asked: str) -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=120)
    for key, value in asked.items():
        app.query_params[key] = value
    app.run()
    return app.switch_page(f"../{name}/{name}.py").run()


def events(app: AppTest) -> list[int]:
    """How many events each piece of the page tells."""
    told = [each.proto.body.count("class='event ") for each in app.get("html")]
    return [each for each in told if each]


@pytest.mark.skipif(not instant_map.installed(), reason="needs both maps")
def test_its_panel_says_less_and_in_pieces() -> None:
    told = {asked: page("fronts", date="2024-09-01", map=asked) for asked in ("", PLAIN)}
    (together,) = events(told[""])
    assert plain_map.ROOM.events < together <= panel.Room().events
    assert events(told[PLAIN]) == [1] * plain_map.ROOM.events
    said = {asked: "".join(each.proto.body for each in app.get("html")) for asked, app in told.items()}
    assert "by raion" in said[""]
    assert "by raion" not in said[PLAIN]


@pytest.mark.skipif(not instant_map.installed(), reason="needs both maps")
def test_its_panel_sends_the_reader_s_camera_nowhere() -> None:
    flying = {asked: [each.key for each in page("supply", map=asked).button] for asked in ("", PLAIN)}
    assert any(each.startswith("fly-") for each in flying[""] if each)
    assert not any(each.startswith("fly-") for each in flying[PLAIN] if each)


def test_without_the_instant_map_the_panel_is_kept_as_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.board.instant_map.installed", lambda: False)
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["date"] = "2024-09-01"
    app.run()
    assert events(app) == [1] * plain_map.ROOM.events
    assert [each.value for each in app.toast] == [plain_map.MISSING]
    assert "plain-map" not in [each.key for each in app.toggle]
