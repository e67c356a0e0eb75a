"""The map that is drawn while Streamlit still starts: there at once, in its place, and taken over as it stands."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.blank_frames import KEEP_PICTURES
from tests.browser.conftest import Open
from tests.browser.picture import changed, is_blank, picture

DRAWN = "() => Object.values(window.__deckmap ?? {})[0]?.frames > 0 && !Object.values(window.__deckmap)[0].loading"
FIRST, HEALTH = "#first-map", "**/_stcore/health"
PLACE = """() => {
  const box = Object.values(window.__deckmap)[0].app.root.getBoundingClientRect();
  return [box.x, box.y, box.width, box.height].map(each => Math.round(4 * each) / 4);
}"""
# Looks at the map at every frame: whether it is on the page, has more than three colours, and stands where it stood.
SAMPLE = """() => {
  const small = document.createElement('canvas');
  small.width = small.height = 24;
  const context = small.getContext('2d', {willReadFrequently: true});
  const app = Object.values(window.__deckmap)[0].app;
  const seen = window.__sampled = {frames: 0, blank: 0, away: 0, places: new Set()};
  const look = () => {
    requestAnimationFrame(look);
    const box = app.root.getBoundingClientRect();
    seen.places.add([box.x, box.y, box.width, box.height].map(Math.round).join());
    context.clearRect(0, 0, 24, 24);
    context.drawImage(app.root.querySelector('canvas.canvas'), 0, 0, 24, 24);
    const pixels = new Uint32Array(context.getImageData(0, 0, 24, 24).data.buffer);
    seen.frames += 1;
    if (new Set(pixels).size < 4) seen.blank += 1;
    if (!app.root.isConnected || !box.width) seen.away += 1;
  };
  requestAnimationFrame(look);
}"""

Opening = Callable[..., "Opened"]


class Opened:
    """A page of which something waits to be let go: Streamlit, which looks for its server first, or what is named."""

    page: Page

    def __init__(self, hold: str, theme: str = "") -> None:
        self.hold = hold
        self.theme = theme
        self.held: list[Route] = []
        self.free = False

    def prepare(self, page: Page) -> None:
        """Before the page is asked for: hold, keep what was drawn, and the theme the reader has chosen here before."""
        self.page = page
        page.add_init_script(KEEP_PICTURES)
        page.route(self.hold, self._hold)
        if self.theme:
            kept = f"'stActiveTheme-' + location.pathname + '-v2', '\"{self.theme}\"'"
            page.add_init_script(f"localStorage.setItem({kept})")

    def _hold(self, route: Route) -> None:
        if self.free:
            route.continue_()
        else:
            self.held.append(route)

    def release(self) -> None:
        """Let go what was held."""
        self.free = True
        for route in self.held:
            route.continue_()

    def go(self) -> None:
        """Let Streamlit reach its server, and wait until it shows the map as its own."""
        self.release()
        expect(self.page.locator(".st-key-panel")).to_be_visible()
        expect(self.page.locator(FIRST)).to_have_count(0)


@pytest.fixture
def opening(open_page: Open) -> Opening:
    """Open a page and hold its Streamlit before it has reached the server."""

    def visit(path: str, *, theme: str = "", hold: str = HEALTH, **more: Any) -> Opened:  # noqa: ANN401 - passed on
        opened = Opened(hold, theme)
        open_page(path, prepare=opened.prepare, **more)
        return opened

    return visit


@pytest.mark.parametrize(
    ("path", "width", "height", "scheme"),
    [("/", 1366, 768, "light"), ("/fronts?date=2024-10-01", 1366, 768, "dark"), ("/supply", 1920, 1080, "light")],
)
def test_it_is_drawn_without_streamlit_and_nothing_is_seen_when_streamlit_takes_it_over(
    opening: Opening, path: str, width: int, height: int, scheme: str
) -> None:
    opened = opening(path, width=width, height=height, scheme=scheme)
    page = opened.page
    page.wait_for_function(DRAWN)
    expect(page.locator(FIRST)).to_be_visible()
    expect(page.locator(".st-key-panel")).to_have_count(0)
    before, place = picture(page), page.evaluate(PLACE)
    assert not is_blank(before)
    page.evaluate(SAMPLE)
    page.evaluate("() => { window.__same = Object.values(window.__deckmap)[0].app; }")
    opened.go()
    assert page.evaluate("() => window.__same === Object.values(window.__deckmap)[0].app")
    assert page.evaluate(PLACE) == place
    seen = page.evaluate("() => ({...window.__sampled, places: [...window.__sampled.places]})")
    assert seen["frames"] > 5
    assert (seen["blank"], seen["away"], len(seen["places"])) == (0, 0, 1)
    assert changed(before, picture(page)) < 0.01


def test_what_a_hand_did_before_streamlit_came_is_kept_and_told(opening: Opening) -> None:
    opened = opening("/fronts?date=2024-10-01")
    page = opened.page
    page.wait_for_function(DRAWN)
    page.locator(".deckmap .stage").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    page.wait_for_function("() => window.__deckmap['map-fronts'].camera().zoom > 9.4")
    opened.go()
    page.wait_for_url(re.compile(r"date=2024-10-02.*camera="))
    expect(page.locator(".st-key-panel")).to_contain_text("under Ukrainian control")
    page.keyboard.press("ArrowRight")  # the hand is still on the map
    page.wait_for_url(re.compile(r"date=2024-10-03"))


def test_untouched_it_tells_streamlit_nothing(opening: Opening) -> None:
    opened = opening("/fronts?date=2024-10-01")
    page = opened.page
    page.wait_for_function(DRAWN)
    opened.go()
    page.wait_for_function("() => !window.__deckmap['map-fronts'].reporting && !window.__seen.unanswered")
    assert page.evaluate("() => window.__deckmap['map-fronts'].messages") == 0
    assert page.url.endswith("/fronts?date=2024-10-01")


def test_it_goes_when_the_reader_does(opening: Opening) -> None:
    page = opening("/fronts").page
    page.wait_for_function(DRAWN)
    page.evaluate("() => history.pushState({}, '', '/evidence')")
    expect(page.locator(FIRST)).to_have_count(0)
    assert page.evaluate("() => Object.keys(window.__deckmap)") == []


@pytest.mark.parametrize("path", ["/fronts?map=plain", "/method", "/fronts?embed=true&embed_options=dark_theme"])
def test_there_is_none_where_the_page_shows_none(opening: Opening, path: str) -> None:
    opened = opening(path)
    opened.release()
    page = opened.page
    expect(page.locator("[data-testid=stMain]")).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    assert page.locator(FIRST).count() == 0


def test_it_makes_way_for_a_page_that_shows_no_map_after_all(opening: Opening) -> None:
    opened = opening("/fronts")
    page = opened.page
    page.wait_for_function(DRAWN)
    page.evaluate(
        """() => {
            const page = document.querySelector('[data-testid=stApp]');
            page.setAttribute('data-test-script-state', 'notRunning');  // as after an error before the map
        }"""
    )
    expect(page.locator(FIRST)).to_have_count(0)


def test_left_and_come_back_to_it_is_a_map_nobody_touched(opening: Opening) -> None:
    opened = opening("/fronts?date=2024-10-01")
    page = opened.page
    page.wait_for_function(DRAWN)
    page.evaluate("() => history.pushState({}, '', '/evidence')")
    expect(page.locator(FIRST)).to_have_count(0)
    page.evaluate("() => history.pushState({}, '', '/fronts?date=2024-10-01')")
    opened.go()
    page.wait_for_function(DRAWN)
    page.wait_for_function("() => !window.__deckmap['map-fronts'].reporting && !window.__seen.unanswered")
    assert page.evaluate("() => window.__deckmap['map-fronts'].messages") == 0


def test_where_streamlit_was_sooner_its_map_is_left_alone(opening: Opening) -> None:
    opened = opening("/fronts?date=2024-10-01", hold="**/first-map/**")
    page = opened.page
    page.wait_for_function(DRAWN)
    page.evaluate("() => { window.__same = window.__deckmap['map-fronts'].app; }")
    with page.expect_response("**/first-map/**") as told:
        opened.release()
    told.value.finished()
    assert page.locator(FIRST).count() == 0
    assert page.evaluate("() => window.__same === window.__deckmap['map-fronts'].app")
    assert page.locator(".deckmap").count() == 1


def test_a_reader_s_own_theme_is_taken_from_the_first_picture_on(opening: Opening) -> None:
    opened = opening("/fronts", theme="Dark")
    page = opened.page
    page.wait_for_function(DRAWN)
    theme = "() => Object.values(window.__deckmap)[0].app.payload.theme"
    assert page.evaluate(theme) == "dark"
    opened.go()
    assert page.evaluate(theme) == "dark"
    assert page.evaluate("() => document.documentElement.className") == ""


def test_letters_that_do_not_come_keep_no_map_away(opening: Opening) -> None:
    opened = opening("/fronts", watched=False)
    opened.page.route("**/*SourceSans*", lambda route: route.abort())
    opened.page.reload()
    opened.page.wait_for_function(DRAWN)
    expect(opened.page.locator(FIRST)).to_be_visible()
