"""The map component's own small app."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import COUNTERS, Watch
from tests.browser.conftest import serve, stop
from tests.browser.deckmap.hand import Hand, OpenMap

# Remembers every WebGL context, without keeping it, so that a test can ask how many are alive.
CONTEXTS = """
(() => {
  const contexts = new Set();
  window.__alive = () => [...contexts].filter(each => each.deref()?.isContextLost() === false).length;
  const inner = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    const context = inner.call(this, kind, ...rest);
    if (context && kind === 'webgl2' && ![...contexts].some(each => each.deref() === context)) {
      contexts.add(new WeakRef(context));
    }
    return context;
  };
})();
"""


@pytest.fixture(scope="package")  # a page that stays open is drawn on, at the cost of every later test
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo app."""
    folder = Path(__file__).parent / "app"
    home, process = serve("server.py", tmp_path_factory.mktemp("deckmap") / "log.txt", cwd=folder)
    yield home
    stop(process)


def prepared(browser: Browser, **options: Any) -> BrowserContext:  # noqa: ANN401 - Playwright's
    context = browser.new_context(**{"viewport": {"width": 1200, "height": 700}, **options})
    context.add_init_script(COUNTERS)
    context.add_init_script(CONTEXTS)
    return context


@pytest.fixture(scope="package")
def warm(browser: Browser) -> Iterator[BrowserContext]:
    """A context whose cache already holds Streamlit: most of what opening a page costs."""
    context = prepared(browser)
    yield context
    context.close()


@pytest.fixture(scope="package")
def shared(warm: BrowserContext, demo: str) -> Iterator[Hand]:
    """One map that most tests move in turn: opening a page costs more than all they do with it."""
    page = warm.new_page()
    page.set_default_timeout(30_000)
    hand = Hand(page)
    hand.watch = Watch(demo)
    hand.watch.follow(page)
    page.goto(demo)
    hand.ready()
    yield hand
    page.close()


@pytest.fixture
def hand(shared: Hand) -> Iterator[Hand]:
    """The shared map, put back to its start."""
    assert shared.watch
    shared.page.bring_to_front()
    shared.reset()
    yield shared
    shared.watch.check()


@pytest.fixture
def open_map(browser: Browser, warm: BrowserContext, demo: str) -> Iterator[OpenMap]:
    """Open the demo's map; when the test ends, nothing may have left the machine or complained."""
    opened: list[Page | BrowserContext] = []
    watch = Watch(demo)

    def visit(query: str = "", *, expect_complaints: bool = False, **options: Any) -> Hand:  # noqa: ANN401
        context = prepared(browser, **options) if options else warm
        page = context.new_page()
        opened.append(context if options else page)
        page.set_default_timeout(30_000)
        if not expect_complaints:
            watch.follow(page)
        page.goto(f"{demo}/?{query}")
        hand = Hand(page)
        hand.ready()
        return hand

    yield visit
    for each in opened:
        each.close()
    watch.check()
