"""The page as it is served, with a script that draws its map at once, in the place Streamlit will put it.

Streamlit needs a second or two to load, connect, run a page and draw it; the map needs only its own code and data. The
instant map, once Streamlit asks for it, takes the map that is there over as it stands. Geometry is not imported here: a
server that has just started answers with the page before it has.
"""

import json
import re
from html import escape
from pathlib import Path
from typing import Final

from pages.server.base_path import BASE, below
from pages.shell import style

PAGES: Final = ("overview", "fronts", "supply")
TOLD: Final = f"{BASE}/first-map/"  # the address of what the script is told of a page's map, see `pages.first.map`
THEME_KEPT: Final = "stActiveTheme-{path}-v2"  # where Streamlit's browser half keeps the reader's choice
FONT: Final = '"Source Sans"'
FONT_FILE: Final = re.compile(r'href="\./([^"]*SourceSans[^"]*\.woff2)"')
LONGEST_NAMED: Final = 1000  # letters: servers before this one may take no long headers
NAMED: Final = re.compile(r"[!#-;=?-\[\]-~]*")  # what a browser leaves as it is in a query: no space, ", <, > or \\
SECOND: Final = "// ---\n"  # what follows runs once Streamlit's own code has
SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def page_at(path: str) -> str:
    """The name of the page with a map at a URL path, "" where there is none."""
    name = below(path).strip("/") or PAGES[0]
    return name if name in PAGES else ""


def links(page: str, query: str) -> list[str]:
    """What a browser should fetch before it has read the page, as values of a Link header: what the script is told.

    Named as the script will ask for it, with the query as it was sent: a long one, or one no browser would send so, is
    left to the script.
    """
    if len(query) > LONGEST_NAMED or not NAMED.fullmatch(query):
        return []
    return [f"<{TOLD}{page}{'?' if query else ''}{query}>; rel=preload; as=fetch; crossorigin"]


def html(page: str, bundle: str, shell: str) -> str:
    """`shell`, the page as Streamlit serves it, with the script that draws `page`'s map with the code at `bundle`."""
    font = FONT_FILE.search(shell)
    face = f"@font-face{{font-family:{FONT};src:url({BASE}/{escape(font[1])});font-weight:200 900}}" if font else ""
    asked = {"bundle": bundle, "address": TOLD + page, "themeKept": THEME_KEPT, "font": FONT}
    ask, draw = SCRIPT.split(SECOND)
    first = f"<style>{face}{style.first_map()}</style><script>const FIRST_MAP = {json.dumps(asked)};\n{ask}</script>"
    then = f'<script type="module">{draw}</script>'
    return shell.replace("<head>", f"<head>{first}", 1).replace("</head>", f"{then}</head>", 1)
