"""A running dashboard and a Chromium that watches it: no console error, no request off the machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import (
    ARGUMENTS,
    COUNTERS,
    HOW_TO_GET_ONE,
    Watch,
    executable,
    own_browser,
    required,
)

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=45_000)  # a page drawn by the processor, on a busy machine, takes its time


@pytest.hookimpl(tryfirst=True)  # before `-m` leaves out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(
    script: str, log: Path, *, cwd: Path = ROOT, wait: float = 60, base: str = ""
) -> tuple[str, subprocess.Popen[bytes]]:
    """Start `streamlit run script` on a free port, below the path `base`; returns its address once it answers."""
    port = free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "streamlit", "run", script,
                "--server.port", str(port), "--server.address", "127.0.0.1",
                "--server.baseUrlPath", base,
            ],
            cwd=cwd, stdout=output, stderr=subprocess.STDOUT, env=dict(os.environ),
        )
    home = f"http://127.0.0.1:{port}"
    until = time.monotonic() + wait
    while time.monotonic() < until:
        try:
            if httpx.get(f"{home}/{base}{'/' if base else ''}_stcore/health", timeout=2).status_code == 200:
                return home, process
        except httpx.TransportError:
            if process.poll() is not None:
                break
        time.sleep(0.1)  # between two looks at a server that is still starting
    process.kill()
    raise AssertionError(f"the dashboard did not start:\n{log.read_text()[-3000:]}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server; one that does not hear is killed."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard started as the README says."""
    home, process = serve("dashboard.py", tmp_path_factory.mktemp("server") / "log.txt")
    yield home
    stop(process)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    with sync_playwright() as playwright:
        path = executable()
        if path is None and not own_browser(playwright):
            if required():
                pytest.fail(HOW_TO_GET_ONE)
            pytest.skip(HOW_TO_GET_ONE)
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


Open = Callable[..., Page]


@pytest.fixture
def watch(dashboard: str) -> Watch:
    return Watch(dashboard)


@pytest.fixture
def open_page(browser: Browser, dashboard: str, watch: Watch) -> Iterator[Open]:
    """Open a path of the dashboard; when the test ends, what the browser saw is checked."""
    contexts = []

    def visit(
        path: str = "/",
        *,
        width: int = 1366,
        height: int = 768,
        scheme: str = "light",
        watched: bool = True,
        prepare: Callable[[Page], None] = lambda _page: None,
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        context.add_init_script(COUNTERS)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(45_000)
        if watched:
            watch.follow(page)
        prepare(page)
        page.goto(dashboard + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    watch.check()
