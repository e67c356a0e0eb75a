"""Whatever can be clicked is answered: who says so, for a thing of every kind."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SHELL = str(Path(__file__).parents[2] / "pages" / "shell.py")
CASES = [
    ("fronts.py", "settlement:sudzha", ["Sudzha (Суджа)", "Who says so", "published"]),
    ("fronts.py", "theatre:belgorod", ["Belgorod front", "under Ukrainian control"]),
    ("fronts.py", "settlement:kruglik", ["Also said, and not followed"]),
    ("fronts.py", "event:2023-05-22-grayvoron-raid", ["Russian volunteer units raid Grayvoron"]),
    ("supply.py", "consignment:containers-2025-05-msmt", ["at least 20\u2009000", "MSMT", "The way", "Rajin"]),
    ("supply.py", "leg:rail_ussuriysk_khabarovsk", ["Ussuriysk", "647 km", "inferred"]),
    ("supply.py", "place:dunai", ["Dunai", "naval port"]),
    ("supply.py", "voyage:lady_r-2024-03-12", ["Lady R", "hundreds of containers"]),
    ("supply.py", "route:rajin_tikhoretsk", ["Tikhoretsk", "The way"]),
]
UNKNOWN = ["theatre", "settlement", "area", "line", "event", "consignment", "leg", "place", "voyage", "route"]


def shown(page: str, selected: str) -> str:
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["date"] = "2024-10-01"
    app.query_params["selected"] = selected
    app.query_params["map"] = "plain"
    app.run()
    app.switch_page(page).run()
    assert not app.exception
    return " ".join(str(each.proto.body) for each in app.get("html"))


@pytest.mark.parametrize(("page", "selected", "words"), CASES)
def test_a_click_says_who_says_so(page: str, selected: str, words: list[str]) -> None:
    text = shown(page, selected)
    for each in words:
        assert each in text


@pytest.mark.parametrize("kind", UNKNOWN)
def test_a_link_to_what_does_not_exist_says_so(kind: str) -> None:
    page = "fronts.py" if kind in ("theatre", "settlement", "area", "line", "event") else "supply.py"
    text = shown(page, f"{kind}:nothing")
    assert "not in the evidence" in text or "not drawn from the chosen perspective" in text
