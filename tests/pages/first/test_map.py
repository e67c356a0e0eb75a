"""The map drawn before Streamlit has started is the map the session then tells the browser to draw."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.board import instant_map
from pages.first import map
from pages.first import page as first_page
from tests.map_message import without_tokens

SHELL = str(Path(__file__).parents[3] / "pages" / "shell" / "navigation.py")
LINKS = [
    {},
    {"date": "2024-10-01", "window": "30", "known": "2024-10-05", "theatre": "belgorod"},
    {"date": "2024-10-01", "known": "shown", "perspective": "cautious", "camera": "35.2,51.2,9.5"},
    {"date": "2024-10-01", "selected": "settlement:sudzha", "hide": "names,legs", "opacity": "control*40"},
    {"date": "2024-10-01", "compare": "2024-08-20", "compare-as": "difference", "drawn": "text 35.1,51.2 here"},
    {"date": "tomorrow", "theatre": "ports"},
    {"date": "1999-01-01"},
]


def maps(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a block or an element of Streamlit's tree
    for child in getattr(node, "children", {}).values():
        yield from maps(child)
    proto = getattr(node, "proto", None)
    if getattr(proto, "component_name", "").startswith("lifeline-deckmap"):
        yield json.loads(proto.json)


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("page", first_page.PAGES)
def test_it_is_what_the_page_s_first_run_sends(page: str, link: dict[str, str]) -> None:
    app = AppTest.from_file(SHELL, default_timeout=120)
    for name, text in link.items():
        app.query_params[name] = text
    if page != first_page.PAGES[0]:
        app.switch_page(f"../{page}/{page}.py")
    app.run()
    assert not app.exception
    (sent,) = maps(app.main)
    told = map.told(page, link)
    assert told is not None
    assert without_tokens(told) == without_tokens(sent)


def test_its_colours_go_with_it_for_both_themes() -> None:
    told = map.told("fronts", {})
    assert told is not None
    assert told["theme"] == "auto"
    ground = next(each for each in told["spec"]["layers"] if each["id"] == "ground")
    assert ground["getFillColor"] == "@@=properties.l"
    assert told["dark"]["ground"] == {"getFillColor": "@@=properties.d"}
    assert not any("data" in each for each in told["dark"].values()), "what is drawn is the same"


def test_every_page_that_draws_one_has_a_board() -> None:
    assert tuple(map.BOARDS) == first_page.PAGES
    assert [first_page.page_at(f"/{name}") for name in first_page.PAGES] == list(first_page.PAGES)
    assert all(f"map-{name}" == f"map-{board.key}" for name, board in map.BOARDS.items())


def test_there_is_none_where_the_page_shows_no_instant_map(monkeypatch: pytest.MonkeyPatch) -> None:
    assert map.told("fronts", {"map": "plain"}) is None
    assert map.told("method", {}) is None
    assert map.told("fronts", {"drawn": "x" * 9000}) is None
    assert map.told("fronts", {"embed": "true"}) is None
    monkeypatch.setattr(instant_map, "installed", lambda: False)
    assert map.told("fronts", {}) is None


@pytest.mark.usefixtures("broken_evidence")
def test_there_is_none_while_the_evidence_is_broken() -> None:
    assert map.told("fronts", {}) is None
