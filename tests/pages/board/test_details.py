"""Whatever can be clicked is answered: who says so, for a thing of every kind."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SHELL = str(Path(__file__).parents[3] / "pages" / "shell" / "navigation.py")
CASES = [
    ("../fronts/fronts.py", "settlement:sudzha", ["Sudzha (Суджа)", "Who says so", "published"]),
    ("../fronts/fronts.py", "theatre:belgorod", ["Belgorod front", "under Ukrainian control"]),
    ("../fronts/fronts.py", "settlement:kruglik", ["Kruglik", "Without it: "]),
    ("../fronts/fronts.py", "figure:kursk.held", ["Kursk front. Under Ukrainian control or contested", "Who says so"]),
    ("../fronts/fronts.py", "event:2023-05-22-grayvoron-raid", ["Russian volunteer units raid Grayvoron"]),
    (
        "../supply/supply.py",
        "consignment:containers-2025-05-msmt",
        ["at least 20\u2009000", "MSMT", "The way", "Rajin"],
    ),
    ("../supply/supply.py", "leg:rail_ussuriysk_khabarovsk", ["Ussuriysk", "647 km", "inferred"]),
    ("../supply/supply.py", "place:dunai", ["Dunai", "naval port"]),
    ("../supply/supply.py", "voyage:lady_r-2024-03-12", ["Lady R", "hundreds of containers"]),
    ("../supply/supply.py", "route:rajin_tikhoretsk", ["Tikhoretsk", "The way"]),
]
ON_FRONTS = ["theatre", "settlement", "area", "line", "event", "figure", "measure", "source"]
ON_SUPPLY = ["consignment", "leg", "place", "voyage", "route"]


def shown(page: str, selected: str, **parameters: str) -> str:
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["date"] = "2024-10-01"
    app.query_params["selected"] = selected
    app.query_params["map"] = "plain"
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(page).run()
    assert not app.exception
    said = [str(each.proto.body) for each in app.get("html")]  # key figures are buttons: each opens who says so
    return " ".join([*said, *(button.label.replace("*", "").replace("\\", "") for button in app.button)])


@pytest.mark.parametrize(("page", "selected", "words"), CASES)
def test_a_click_says_who_says_so(page: str, selected: str, words: list[str]) -> None:
    text = shown(page, selected)
    for each in words:
        assert each in text


def test_a_link_to_what_this_page_does_not_know_says_so_and_shows_the_page() -> None:
    text = shown("../fronts/fronts.py", "rumour:never-made")
    assert "What the link asks about is not on this page" in text
    assert "under Ukrainian control" in text


def test_figures_and_ranges_follow_the_perspective_on_every_page() -> None:
    for page in ("../overview/overview.py", "../supply/supply.py"):
        said = shown(page, "", perspective="maps")
        assert "no figure" in said
        assert "none by a source that “Map readings only” believes" in said
    assert "none by a source" not in shown("../supply/supply.py", "")


@pytest.mark.parametrize("kind", ON_FRONTS + ON_SUPPLY)
def test_a_link_to_what_does_not_exist_says_so(kind: str) -> None:
    page = "../fronts/fronts.py" if kind in ON_FRONTS else "../supply/supply.py"
    text = shown(page, f"{kind}:nothing")
    assert "not in the evidence" in text or "not drawn from the chosen perspective" in text
