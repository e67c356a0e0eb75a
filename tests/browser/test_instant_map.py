"""The instant map in the dashboard itself: what its own tests show in the demo holds on the fronts page too."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import COUNTERS, Watch
from tests.browser.conftest import Open, serve
from tests.browser.deckmap.hand import Hand
from tests.browser.picture import is_blank, picture

OpenFronts = Callable[..., Hand]
MAP = "map-fronts"
SUDZHA = (35.272, 51.192)


@pytest.fixture
def fronts(open_page: Open) -> OpenFronts:
    """Open the fronts page; the hand knows its map by the name it has in the demo."""

    def visit(query: str = "?date=2024-09-01") -> Hand:
        page = open_page(f"/fronts{query}")
        page.wait_for_function(f"window.__deckmap?.['{MAP}']?.frames > 0")
        page.evaluate(f"() => {{ window.__deckmap.demo = window.__deckmap['{MAP}']; }}")
        hand = Hand(page)
        hand.settled()
        return hand

    return visit


def pixels(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("RGB"), dtype=np.int16)


def differing(one: np.ndarray, other: np.ndarray) -> float:
    """Share of pixels that differ visibly, 0-1."""
    return float((np.abs(one - other).max(axis=2) > 24).mean())


def day_in(page: Page) -> str:
    found = re.search(r"date=([0-9-]+)", page.url)
    return found[1] if found else ""


def test_a_drag_draws_and_sends_nothing_and_page_and_link_follow_when_the_hand_rests(fronts: OpenFronts) -> None:
    hand = fronts()
    page, start = hand.page, hand.day()
    expect(page.locator(".st-key-panel")).to_contain_text("about 977 km²")
    page.mouse.move(*hand.track(start))
    page.mouse.down()
    before, frames = page.evaluate("({...window.__seen})"), hand.ask("map.frames")
    for day in range(int(start), int(start) + 91, 10):
        page.mouse.move(*hand.track(day))
        hand.until(f"Math.abs(map.clock().day - {day}) < 2")
    after = page.evaluate("({...window.__seen})")
    assert (after["sent"], after["messages"]) == (before["sent"], before["messages"])
    assert hand.ask("map.frames") - frames >= 8
    assert day_in(page) == "2024-09-01"
    page.mouse.up()
    page.wait_for_url(re.compile(r"date=2024-1[12]-"))
    expect(page.locator(".st-key-panel")).not_to_contain_text("about 977 km²")


def test_what_comes_late_is_drawn_without_a_touch(fronts: OpenFronts) -> None:
    hand = fronts()
    as_loaded = pixels(hand.screen())
    hand.ask("map.app.stage.redraw('test')")
    hand.settled()
    assert differing(as_loaded, pixels(hand.screen())) < 0.001


def test_a_link_brings_the_camera_back(fronts: OpenFronts) -> None:
    hand = fronts()
    hand.focus()
    hand.press("+")
    hand.drag(hand.place(*SUDZHA), hand.place(35.1, 51.25))
    hand.page.wait_for_url(re.compile("camera="))
    hand.settled()
    seen = hand.ask("map.camera()")
    other = fronts(hand.page.url.split("/fronts")[1])
    restored = other.ask("map.camera()")
    assert restored["zoom"] == pytest.approx(seen["zoom"], abs=0.002)
    assert restored["longitude"] == pytest.approx(seen["longitude"], abs=1e-4)
    assert restored["latitude"] == pytest.approx(seen["latitude"], abs=1e-4)


def test_a_swipe_shows_two_dates_beside_each_other(fronts: OpenFronts) -> None:
    hand = fronts("?date=2025-03-20")
    now = pixels(hand.screen())
    hand.focus()
    hand.press("c")
    hand.compare(974)
    hand.settled()
    both = pixels(hand.screen())
    height, width, _ = both.shape
    # clear of title, legend, tools, scale, the line between the dates and their names
    left = slice(int(0.45 * height), int(0.6 * height)), slice(int(0.40 * width), int(0.47 * width))
    right = slice(int(0.45 * height), int(0.8 * height)), slice(int(0.55 * width), int(0.85 * width))
    assert differing(now[left], both[left]) > 0.2
    assert differing(now[right], both[right]) < 0.02


def test_a_picture_has_the_asked_size_and_shows_the_front(fronts: OpenFronts) -> None:
    hand = fronts()
    once, twice = hand.picture(1), hand.picture(2)
    assert twice.size == (2 * once.size[0], 2 * once.size[1])
    assert not is_blank(pixels(twice))


def test_keys_do_on_the_page_what_the_help_says(fronts: OpenFronts) -> None:
    hand = fronts()
    page, start = hand.page, hand.day()
    hand.focus()
    for key, change in (("ArrowRight", 1), ("Shift+ArrowRight", 8), ("ArrowLeft", 7), ("Shift+ArrowLeft", 0)):
        hand.press(key)
        assert hand.day() == start + change, key
    hand.press("Space")
    hand.until(f"map.clock().day > {start + 2}")
    hand.press("Space")
    hand.until("!map.clock().playing")
    hand.press("?")
    page.locator("dialog[open]").get_by_text("Play and pause").wait_for()
    hand.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    hand.press("Home")
    page.wait_for_url(re.compile("date=2023-05-01"))


def test_lost_graphics_come_back_as_they_were(fronts: OpenFronts) -> None:
    hand = fronts()
    before, frames = pixels(hand.screen()), hand.ask("map.frames")
    hand.page.evaluate("window.__deckmap.demo.loseContext()")
    hand.until(f"map.frames > {frames}")
    hand.settled()
    assert differing(before, pixels(hand.screen())) < 0.01


def test_a_click_on_the_map_opens_who_says_so(fronts: OpenFronts) -> None:
    hand = fronts("?date=2024-10-01")
    hand.click(*SUDZHA)
    hand.page.wait_for_url(re.compile("selected=settlement"))
    panel = hand.page.locator(".st-key-panel")
    expect(panel).to_contain_text("Sudzha (Суджа)")
    expect(panel).to_contain_text("Who says so")


@pytest.fixture
def without_component(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A dashboard on a machine where the component's browser half was never built."""
    empty = tmp_path / "deckmap"
    empty.mkdir()
    (empty / "__init__.py").write_text("def available() -> bool:\n    return False\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    home, process = serve("dashboard.py", tmp_path / "log.txt")
    yield home
    process.terminate()
    process.wait(timeout=20)


def test_without_the_component_the_plain_map_is_there_and_says_what_is_missing(
    browser: Browser, without_component: str
) -> None:
    watch = Watch(without_component)
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.set_default_timeout(45_000)
    page.add_init_script(COUNTERS)
    watch.follow(page)
    page.goto(f"{without_component}/fronts")
    page.wait_for_function("() => window.__seen.draws > 0")
    expect(page.get_by_text("The instant map is not installed").first).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.wait_for_function("() => document.querySelectorAll('canvas').length > 0")
    assert not is_blank(picture(page))
    page.context.close()
    watch.check()
