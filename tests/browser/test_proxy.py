"""Below a path behind nginx, set up as the README says: pages, first map, rooms, links and exports."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.blank_frames import READY
from tests.browser.chromium import Watch, required
from tests.browser.conftest import ROOT, free_port, serve, stop

README = (ROOT / "README.md").read_text()
OPTION = re.search(r"--server\.baseUrlPath (\w+)", README)
BLOCK = re.search(r"^    location /.*?^    \}$", README, flags=re.MULTILINE | re.DOTALL)
NGINX = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        {block}
    }}
}}
"""
INDEX = "() => window.__stage.index === {}"
FETCHED = "() => performance.getEntriesByType('resource').map(each => each.name)"
DRAWN = "() => Object.values(window.__deckmap ?? {})[0]?.frames > 0 && !Object.values(window.__deckmap)[0].loading"


def nginx() -> str:
    """Where nginx is: Debian keeps it where only the administrator's path leads."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin{os.pathsep}/usr/local/sbin")
    if found is None:
        (pytest.fail if required() else pytest.skip)("no nginx found (Debian: apt-get install nginx-light)")
    return str(found)


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard behind nginx, both as the README says but for their ports."""
    command = nginx()
    assert OPTION is not None
    assert BLOCK is not None
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    home, dashboard = serve("dashboard.py", folder / "log.txt", base=OPTION[1])
    block = BLOCK[0].replace("http://127.0.0.1:8501", home)
    assert home in block
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, block=block))
    proxy = subprocess.Popen([command, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"])
    address = f"http://127.0.0.1:{port}/{OPTION[1]}"
    with httpx.Client(transport=httpx.HTTPTransport(retries=9), timeout=60) as client:
        assert client.get(f"{address}/_stcore/health").text == "ok"
    yield address
    stop(proxy)
    stop(dashboard)


@pytest.fixture
def page(browser: Browser, proxied: str) -> Iterator[Page]:
    """A page of Chromium; what it saw is checked, and that it asked for nothing beside the base path."""
    watch = Watch(proxied)
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    context.on("page", watch.follow)
    opened = context.new_page()
    opened.set_default_timeout(45_000)
    yield opened
    context.close()
    watch.check()
    beside = [each for each in watch.requests if below(each, proxied) is None]
    assert not beside, f"asked for beside the base path: {beside}"


def below(address: str, home: str) -> str | None:
    """The path of an address below the base path; None where it is not there. What the browser holds itself counts."""
    parts = urlsplit(address)
    if parts.scheme in ("data", "blob"):
        return ""
    base = urlsplit(home).path
    return parts.path.removeprefix(base) if parts.path.startswith(f"{base}/") else None


def paths(page: Page, home: str) -> set[str]:
    """The paths, below the base path, of all that the page has fetched."""
    return {below(each, home) or "" for each in page.evaluate(FETCHED)}


def test_the_first_map_is_drawn_and_taken_over_and_a_copied_link_restores_what_was_seen(
    page: Page, proxied: str
) -> None:
    page.goto(f"{proxied}/")
    page.wait_for_function(DRAWN)
    expect(page.locator(".st-key-panel")).to_be_visible()
    expect(page.locator("#first-map")).to_have_count(0)
    fetched = paths(page, proxied)
    assert any(each.startswith("/first-map/overview") for each in fetched)
    assert any(each.startswith("/layers/") for each in fetched)

    page.get_by_role("link", name="Fronts", exact=True).click()
    expect(page).to_have_url(re.compile(f"{re.escape(proxied)}/fronts"))
    page.wait_for_function(DRAWN)
    page.goto(f"{proxied}/fronts?date=2024-10-01&window=30")
    page.wait_for_function(DRAWN)
    expect(page.locator(".st-key-panel")).to_be_visible()
    expect(page).to_have_url(re.compile(f"{re.escape(proxied)}/fronts\\?.*date=2024-10-01.*window=30"))
    assert page.evaluate("Object.values(window.__deckmap)[0].clock().window") == 30


def test_a_briefing_is_told_led_and_followed(page: Page, proxied: str) -> None:
    page.goto(f"{proxied}/present?scene=2")
    page.wait_for_function(READY)
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    presenter = opened.value
    expect(presenter.locator(".presenter")).to_be_visible()
    link = presenter.locator("input[readonly]").input_value()
    assert link.startswith(f"{proxied}/present?follow=")
    follower = page.context.new_page()
    follower.goto(link)
    follower.wait_for_function(READY)
    follower.wait_for_function(INDEX.format(1))
    presenter.keyboard.press("PageDown")
    for window in (page, follower):
        window.wait_for_function(INDEX.format(2))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(f"^{re.escape(proxied)}/(supply|fronts)\\?"))


def test_a_briefing_is_exported_as_one_file_that_needs_no_server(page: Page, proxied: str, tmp_path: Path) -> None:
    page.goto(f"{proxied}/briefing")
    page.get_by_role("button", name="The one that comes with Lifeline").click()
    address = str(page.get_by_role("link", name="Present it").get_attribute("href"))
    assert urlsplit(address).path == f"{urlsplit(proxied).path}/present"
    page.set_viewport_size({"width": 1366, "height": 1600})  # Streamlit's list closes when the page scrolls under it
    page.get_by_role("combobox", name="Hand over as").click()
    page.get_by_role("option", name="One file for any browser").click()
    page.get_by_role("button", name="Make the file").click()
    offered = page.get_by_role("button", name=re.compile(r"^download Download|^Download"))
    offered.wait_for(timeout=240_000)  # the file is made by the processor that also draws the page
    with page.expect_download() as made:
        offered.click()
    made.value.save_as(tmp_path / "briefing.html")
    text = (tmp_path / "briefing.html").read_text()
    named = set(re.findall(r'"data":"([^"]*/layers/[^"]+)"', text))
    assert named
    assert all(f'"{each}":[' in text for each in named), "each layer's data are in the file under its address"
