"""Prints what memory the server's process takes over a varied use: pages, perspectives, searches, layers, an export.

    python tests/benchmarks/memory.py [rounds]

All pages are run in this process as Streamlit runs them; the browser's part, asking for layers, is done by hand.
"""

import sys
import tempfile
from pathlib import Path

from streamlit.testing.v1 import AppTest

sys.path.insert(0, str(Path(__file__).parents[2]))

from data.belief.perspective import BUILT_IN
from data.briefings.toml import BRIEFINGS, load
from layers.__main__ import exporter
from layers.handover.job import Job
from layers.looks import published
from layers.paper.content import Content
from pages.server import memory
from pages.shell import store
from pages.shell.kept import SHELF

SHELL = str(Path(__file__).parents[2] / "pages" / "shell.py")
PAGES = ("overview.py", "fronts.py", "supply.py", "analysis.py", "claims.py", "method.py", "present.py")
VIEWS = ("perspectives", "known", "finder", "figures")


def taken() -> int:
    """Memory of this process that is really there, MB."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Rss:")).split()[1]) // 1024


def said(words: str) -> None:
    kept = SHELF.sizes()
    layers = sum(len(each.body) for each in published._held.values()) / 2**20
    print(
        f"{taken():5d} MB, {sum(kept.values()) / 2**20:5.1f} MB kept in {len(kept)} values, "
        f"{layers:4.1f} MB of layers: {words}",
        flush=True,
    )


def opened(page: str, **asked: str) -> None:
    app = AppTest.from_file(SHELL, default_timeout=300)
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(page).run()


def perspectives(turn: int) -> list[str]:
    """The named ones, and some nobody has asked for before."""
    own = [f"kinds=map,press~rule=latest~window={30 + 10 * turn + each}" for each in range(6)]
    return [*BUILT_IN, *own]


def use(turn: int) -> None:
    for page in PAGES:
        opened(page)
    said("each page opened")
    for text in perspectives(turn):
        opened("fronts.py", perspective=text)
        urls = store.front_urls(text)
        for address in (*urls.control.values(), urls.line, urls.band, urls.settlements):
            published.at(address)
    said("perspectives with their layers")
    for view in VIEWS:
        for text in perspectives(turn)[-3:]:
            opened("analysis.py", view=view, perspective=text, against="map", find=f"Суджа {turn}")
    said("analysis of three of them")
    with tempfile.TemporaryDirectory() as folder:
        job = Job(load(BRIEFINGS / "msmt.toml", store.tables()), Content(store.tables()), Path(folder) / "briefing.pdf")
        exporter(".pdf")(job)
    said("a briefing exported as PDF")


if __name__ == "__main__":
    said("imported")
    memory.bound()
    for turn in range(int(sys.argv[1]) if len(sys.argv) > 1 else 3):
        use(turn)
