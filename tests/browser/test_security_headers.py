"""What does not come from here does not run, load or leave. That our pages ask for none of it, every test watches."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

REFUSED = """
window.__refused = [];
document.addEventListener('securitypolicyviolation', event =>
  window.__refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
RAN = '[data-test-script-state="notRunning"]'
SLIPPED = (
    "img-src http", "script-src-attr inline", "script-src-elem inline", "script-src-elem data",
    "connect-src http://127.0.0.2:9/told", "connect-src http://127.0.0.2:9/beacon",
)  # fmt: skip


def collecting(page: Page) -> None:
    page.add_init_script(REFUSED)


def test_what_is_slipped_into_a_page_neither_runs_nor_loads_nor_sends(open_page: Open) -> None:
    page = open_page("/method", watched=False, prepare=collecting)
    page.wait_for_selector(RAN, state="attached")
    page.evaluate(
        """() => {
          window.__ran = [];
          const slipped = document.createElement('div');
          slipped.innerHTML = `<img src="data:," onerror="__ran.push('handler')"><img src="http://127.0.0.2:9/a.png">
            <iframe srcdoc="<script>parent.__ran.push('frame')</scr` + `ipt>"></iframe>
            <a href="javascript:__ran.push('a')">`;
          const script = document.createElement('script');
          script.textContent = "__ran.push('script')";
          const other = Object.assign(document.createElement('script'), {src: 'data:text/javascript,__ran.push(1)'});
          document.body.append(slipped, script, other);
          slipped.querySelector('a').click();
          fetch('http://127.0.0.2:9/told').catch(() => {});
          navigator.sendBeacon('http://127.0.0.2:9/beacon');
        }"""
    )
    for each in SLIPPED:
        page.wait_for_function("each => window.__refused.some(one => one.startsWith(each))", arg=each)
    assert page.evaluate("window.__ran") == []


@pytest.fixture
def elsewhere(dashboard: str, tmp_path: Path) -> Iterator[str]:
    """The address of a page of another origin that shows ours in a frame."""
    (tmp_path / "index.html").write_text(f"<iframe src='{dashboard}/method' width=900 height=700></iframe>")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_page_of_another_origin_cannot_show_ours_in_a_frame_and_one_of_our_own_can(
    open_page: Open, elsewhere: str, dashboard: str
) -> None:
    page = open_page("/method", watched=False)
    page.wait_for_selector(RAN, state="attached")
    page.evaluate("document.body.innerHTML = '<iframe src=/method width=900 height=700></iframe>'")
    expect(page.frame_locator("iframe").locator("h2").first).to_be_attached()
    with page.expect_event("console", lambda each: "frame-ancestors" in each.text):
        page.goto(elsewhere)
    assert not [each.url for each in page.frames if each.url.startswith(dashboard)]
