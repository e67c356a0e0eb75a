"""The page as it is served: what is added to Streamlit's."""

import json
import re

import pytest

from layers.looks.palette import Role, either
from pages.first import page

SHELL = """<html><head><meta charset="UTF-8" />
<link rel="preload" href="./static/media/SourceSansVF-Upright.ttf.Bs.woff2" as="font" crossorigin />
<script type="module" src="./static/js/index.js"></script></head><body><div id="root"></div></body></html>"""


def test_it_asks_before_streamlit_s_code_and_draws_after_it() -> None:
    made = page.html("fronts", "/code.js", SHELL)
    asks, streamlit, draws = (made.index(each) for each in ("FIRST_MAP.told = ", "index.js", "show(map, early)"))
    assert asks < streamlit < draws < made.index("</head>")
    said = re.search(r"const FIRST_MAP = (\{.*?\});", made)
    assert said
    assert json.loads(said[1])["bundle"] == "/code.js"
    assert json.loads(said[1])["address"] == "/first-map/fronts"
    assert made.replace("<head>", "").endswith(SHELL.partition("</head>")[2])


def test_letters_are_streamlit_s_font_where_the_page_names_its_file() -> None:
    assert "src:url(/static/media/SourceSansVF-Upright.ttf.Bs.woff2)" in page.html("fronts", "/code.js", SHELL)
    assert "@font-face" not in page.html("fronts", "/code.js", SHELL.replace("woff2", "ttf"))


def test_a_dark_page_is_dark_at_once() -> None:
    made = page.html("fronts", "/code.js", SHELL)
    assert f"--paper: {either(Role.PAPER)};" in made
    assert "html.first-dark { color-scheme: dark; }" in made
    assert "html.first-system { color-scheme: light dark; }" in made
    assert 'html[class*="first-"] { background: var(--paper); }' in made


def test_the_browser_is_told_what_the_script_will_ask_for() -> None:
    (link,) = page.links("supply", "date=2024-10-01&window=30&drawn=text%2035,51%20%D0%A1")
    named = "/first-map/supply?date=2024-10-01&window=30&drawn=text%2035,51%20%D0%A1"
    assert link.startswith(f"<{named}>; rel=preload; as=fetch")
    assert page.links("supply", "")[0].startswith("</first-map/supply>;")


@pytest.mark.parametrize("query", ["a=>;rel=x", 'a="', "a=<", "a= b", "a=\\", "a=é", "a=\r\nX: y", "a" * 1001])
def test_a_query_no_browser_sends_so_and_a_long_one_are_not_named(query: str) -> None:
    assert page.links("supply", query) == []


def test_only_pages_with_a_map_draw_one() -> None:
    assert [page.page_at(path) for path in ("/", "/fronts", "/supply/", "/method", "/fronts/x", "/present")] == [
        "overview", "fronts", "supply", "", "", "",
    ]  # fmt: skip
