"""The instant map in the dashboard itself: what its own tests show in the demo holds on the real pages too."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from data.tables.tables import load
from data.tables.theatres import Theatres
from layers.looks import cameras
from layers.looks.palette import Role, rgb
from pages.board import instant_map
from tests.browser.chromium import COUNTERS, Watch
from tests.browser.conftest import serve, stop
from tests.browser.deckmap.conftest import CONTEXTS
from tests.browser.deckmap.hand import Hand
from tests.browser.picture import is_blank, picture

OpenMap = Callable[..., Hand]
SUDZHA = (35.272, 51.192)


@pytest.fixture(scope="module")
def warm(browser: Browser) -> Iterator[BrowserContext]:
    """A context whose cache holds Streamlit, the component and the layers once they came."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, has_touch=True)
    context.add_init_script(COUNTERS)
    context.add_init_script(CONTEXTS)
    yield context
    context.close()


@pytest.fixture
def open_map(warm: BrowserContext, dashboard: str) -> Iterator[OpenMap]:
    """Open a page with a map; nothing may leave the machine or complain."""
    watch = Watch(dashboard)
    opened: list[Page] = []

    def visit(path: str = "fronts?date=2024-09-01", *, expect_complaints: bool = False) -> Hand:
        page = warm.new_page()
        opened.append(page)
        page.set_default_timeout(45_000)
        if not expect_complaints:
            watch.follow(page)
        page.goto(f"{dashboard}/{path}")
        return hold(page, path.partition("?")[0])

    yield visit
    for page in opened:
        page.close()
    watch.check()


def hold(page: Page, name: str) -> Hand:
    """A hand on the map of a page, which it knows by the name it has in the demo."""
    key = f"map-{name}"
    page.wait_for_function("key => window.__deckmap?.[key]?.frames > 0", arg=key)
    page.evaluate("key => { window.__deckmap.demo = window.__deckmap[key]; }", key)
    hand = Hand(page)
    hand.settled()
    return hand


@pytest.fixture(scope="module")
def standing(warm: BrowserContext, dashboard: str) -> Iterator[Hand]:
    """One fronts page that the tests move in turn: opening a page costs more than all they do with it."""
    watch = Watch(dashboard)
    page = warm.new_page()
    page.set_default_timeout(45_000)
    watch.follow(page)
    page.goto(f"{dashboard}/fronts?date=2024-10-01")
    hand = hold(page, "fronts")
    hand.watch = watch
    yield hand
    page.close()


@pytest.fixture
def fronts(standing: Hand) -> Iterator[Hand]:
    """The fronts page, put back to 1 October 2024 and the Kursk front."""
    assert standing.watch
    standing.page.bring_to_front()
    standing.reset()
    yield standing
    standing.watch.check()


def pixels(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("RGB"), dtype=np.int16)


def differing(one: np.ndarray, other: np.ndarray) -> float:
    """Share of pixels that differ visibly, 0-1."""
    return float((np.abs(one - other).max(axis=2) > 24).mean())


def day_in(page: Page) -> str:
    found = re.search(r"date=([0-9-]+)", page.url)
    return found[1] if found else ""


def rested(hand: Hand) -> None:
    """Wait until Python has heard of what the hand did and the address says it."""
    hand.until("!map.reporting")
    hand.settled()


# --- time -------------------------------------------------------------------------------------------------------------


def test_a_drag_draws_and_sends_nothing_and_page_and_link_follow_when_the_hand_rests(fronts: Hand) -> None:
    page, start = fronts.page, fronts.day()
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("about 723 km²")
    count = "({...window.__seen, drawn: map.frames})"
    page.mouse.move(*fronts.track(start))
    page.mouse.down()
    before = fronts.ask(count)
    for day in range(int(start), int(start) + 91, 10):
        page.mouse.move(*fronts.track(day))
        fronts.until(f"Math.abs(map.clock().day - {day}) < 2")
    after = fronts.ask(count)
    assert (after["sent"], after["messages"]) == (before["sent"], before["messages"])
    assert after["drawn"] - before["drawn"] >= 8
    assert day_in(page) == "2024-10-01"
    page.mouse.up()
    page.wait_for_url(re.compile(r"date=202[45]-(12|01)-"))
    expect(panel).not_to_contain_text("about 723 km²")


def test_keys_do_on_the_page_what_the_help_says(fronts: Hand) -> None:
    page, start = fronts.page, fronts.day()
    fronts.focus()
    for key, change in (("ArrowRight", 1), ("Shift+ArrowRight", 8), ("ArrowLeft", 7), ("Shift+ArrowLeft", 0)):
        fronts.press(key)
        assert fronts.day() == start + change, key
    changes = fronts.ask("map.given.timeline.changes")
    fronts.press("]")
    assert fronts.day() == min(day for day in changes if day > start)
    fronts.press("[")
    assert fronts.day() <= start
    fronts.press("Space")
    fronts.until(f"map.clock().day > {start + 2}")
    fronts.press("Space")
    fronts.until("!map.clock().playing")
    fronts.press("?")
    page.locator("dialog[open]").get_by_text("Play and pause").wait_for()
    fronts.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    fronts.press("Home")
    page.wait_for_url(re.compile("date=2023-05-01"))


def test_the_controls_of_time_and_their_handles_reach_the_link(fronts: Hand) -> None:
    page = fronts.page
    page.get_by_role("button", name="On one week").click()
    page.wait_for_url(re.compile("date=2024-10-08"))
    page.get_by_role("combobox", name="Show", exact=True).select_option("Window")
    length = page.get_by_role("spinbutton", name="Length of the window in days")
    length.fill("45")
    length.press("Enter")
    page.wait_for_url(re.compile("window=45"))
    assert hidden_controls(fronts) == [], "the bar has room for the length, too"
    day = fronts.day()
    drawn = fronts.ask("map.drawnPoints")
    fronts.drag(fronts.track(day - 45), fronts.track(day - 120))
    assert fronts.ask("map.clock().window") == pytest.approx(120, abs=3)
    fronts.settled()
    assert fronts.ask("map.drawnPoints") >= drawn
    box = page.locator(".handle.known .pill").bounding_box()
    assert box
    fronts.drag((box["x"] + 20, box["y"] + 8), fronts.track(day + 30))
    page.wait_for_url(re.compile("known=2024-1[01]-"))
    speed = page.get_by_role("spinbutton", name="Speed")
    speed.fill("250.5")
    speed.press("Enter")
    page.get_by_role("button", name="Loop").click()
    first, last = fronts.ask("[map.clock().first, map.clock().last]")
    fronts.time(window=0, day=last - 20)
    page.get_by_role("button", name="Play").click()
    fronts.until(f"map.clock().day < {first + 300}")
    assert fronts.ask("[map.clock().speed, map.clock().loop, map.clock().playing]") == [250.5, True, True]
    page.get_by_role("button", name="Pause").click()
    fronts.until("!map.clock().playing")
    page.mouse.move(*fronts.track(960))
    page.mouse.wheel(0, -500)
    fronts.until("map.app.timeline.axis.zoomed")
    start, end = fronts.ask("[map.app.timeline.axis.from, map.app.timeline.axis.to]")
    assert start < 960 < end
    fronts.ask("map.app.time.setSpeed(7)")
    fronts.ask("map.app.time.setLoop(false)")


def test_less_motion_and_a_finger(fronts: Hand) -> None:
    page = fronts.page
    page.emulate_media(reduced_motion="reduce")
    fronts.until("map.app.time.wholeDays && !map.app.stage.fades")
    page.touchscreen.tap(*fronts.track(900))
    fronts.until("Math.abs(map.clock().day - 900) < 3")
    fronts.focus()
    fronts.press("+")
    assert fronts.ask("map.camera().zoom - map.app.stage.fitted(map.given.camera.value).zoom") == pytest.approx(1)
    fronts.time(speed=60)
    fronts.press("Space")
    fronts.until("map.clock().day > 910")
    assert fronts.ask("map.app.stage.clock.day") % 1 == 0
    fronts.press("Space")
    fronts.time(speed=7)
    page.emulate_media(reduced_motion="no-preference")
    fronts.until("!map.app.time.wholeDays")


# --- what the page says -----------------------------------------------------------------------------------------------


def test_what_the_page_moved_is_not_undone_by_an_older_report_of_the_map(fronts: Hand) -> None:
    page = fronts.page
    fronts.drag(fronts.place(*SUDZHA), fronts.place(35.2, 51.22))
    rested(fronts)
    camera = fronts.ask("map.camera()")
    panel, chart = page.locator(".st-key-panel"), page.locator(".st-key-area-chart [role=graphics-document]")
    days = []
    for x in (200, 230):
        chart.click(position={"x": x, "y": 60})
        expect(panel).to_contain_text("Back to figures")
        rested(fronts)
        days.append((fronts.day(), day_in(page)))
        page.get_by_role("button", name="Back to figures").click()
        expect(panel).to_contain_text("under Ukrainian control in seven days")
        rested(fronts)
        assert (fronts.day(), day_in(page)) == days[-1], "the day the chart's point moved to stays"
    assert days[0] != days[1]
    assert fronts.ask("map.camera()") == camera, "and the camera was not touched"


def test_choosing_a_front_flies_there_and_time_runs_on(fronts: Hand) -> None:
    page = fronts.page
    fronts.focus()
    fronts.press("Space")
    fronts.until("map.clock().day > 1006")
    page.get_by_role("radio", name="Belgorod").click()
    there = cameras.front(Theatres.of(load().theatres), "belgorod")
    fronts.until(f"Math.abs(map.camera().longitude - {there.longitude}) < 0.01")
    fronts.until(f"Math.abs(map.camera().latitude - {there.latitude}) < 0.01")
    assert fronts.day() > 1006
    fronts.focus()
    fronts.press("Space")
    fronts.until("!map.clock().playing")
    page.wait_for_url(re.compile("theatre=belgorod"))
    page.get_by_role("radio", name="Kursk").click()
    kursk = cameras.front(Theatres.of(load().theatres), "kursk")
    fronts.until(f"Math.abs(map.camera().latitude - {kursk.latitude}) < 0.01")
    rested(fronts)


HELD = {(35.2650, 51.0956): Role.UA, (35.5770, 51.0864): Role.RU}  # Guevo and Giri on 1 October 2024


def test_settlements_have_the_colour_of_who_holds_them(fronts: Hand) -> None:
    shown = fronts.screen()
    for place, role in HELD.items():
        assert fronts.colour(shown, *place) == pytest.approx(rgb(role, "light"), abs=12), role


def test_a_click_on_the_map_opens_who_says_so(fronts: Hand) -> None:
    page = fronts.page
    fronts.click(*SUDZHA)
    page.wait_for_url(re.compile("selected=settlement"))
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Sudzha (Суджа)")
    expect(panel).to_contain_text("Who says so")
    page.mouse.move(*fronts.place(SUDZHA[0] + 0.02, SUDZHA[1] + 0.02))
    page.mouse.move(*fronts.place(*SUDZHA))
    expect(page.locator(".tip.shown strong")).to_contain_text("Sudzha")
    fronts.focus()
    fronts.press("b")
    fronts.drag(fronts.place(35.15, 51.25), fronts.place(35.4, 51.12))
    fronts.until("map.app.selection.length > 3")
    assert {"settlements", "control-held"} <= {layer for layer, _ in fronts.ask("map.app.selection")}
    fronts.press("Escape")
    fronts.press("Escape")
    expect(panel).to_contain_text("under Ukrainian control in seven days")


def ringed(hand: Hand, longitude: float, latitude: float) -> int:
    """How many pixels near a place are as dark as a ring is on the light map."""
    x, y = hand.ask("map.app.stage.viewport.project(argument)", [longitude, latitude])
    near = hand.screen().crop((round(x) - 9, round(y) - 9, round(x) + 10, round(y) + 10))
    return int((pixels(near).max(axis=2) < 40).sum())


def test_what_a_link_selects_is_ringed_until_the_page_lets_go_of_it(fronts: Hand, open_map: OpenMap) -> None:
    without = ringed(fronts, *SUDZHA)
    hand = open_map("fronts?date=2024-10-01&selected=settlement:sudzha")
    assert ringed(hand, *SUDZHA) > without + 20
    hand.page.get_by_role("button", name="Back to figures").click()
    hand.until("map.app.selection.length === 0")
    hand.settled()
    assert ringed(hand, *SUDZHA) == without
    hand.click(*SUDZHA)
    hand.page.wait_for_url(re.compile("selected=settlement"))
    hand.settled()
    assert ringed(hand, *SUDZHA) > without + 20, "what was let go of can be chosen again"


# --- the link ---------------------------------------------------------------------------------------------------------


def test_a_link_restores_what_was_seen_camera_comparison_and_drawing(fronts: Hand, open_map: OpenMap) -> None:
    page = fronts.page
    fronts.focus()
    fronts.press("+")
    fronts.drag(fronts.place(*SUDZHA), fronts.place(35.15, 51.25))
    page.mouse.move(*fronts.place(35.1, 51.2))
    page.mouse.down(button="right")
    page.mouse.move(*fronts.place(35.2, 51.28), steps=8)
    page.mouse.up(button="right")
    fronts.until("map.camera().bearing !== 0 && map.camera().pitch > 0")
    fronts.press("a")
    fronts.drag(fronts.place(35.17, 51.17), fronts.place(35.27, 51.2))  # right of the legend
    fronts.press("Escape")
    fronts.press("c")
    fronts.drag(fronts.track(fronts.ask("map.app.time.before.day")), fronts.track(960))
    page.get_by_role("slider", name="Swipe line").focus()
    fronts.press("ArrowRight")
    rested(fronts)
    page.wait_for_url(re.compile(r"compare-at=0\.520.*camera=.*drawn="))
    seen, swiped = fronts.ask("map.seen()"), pixels(fronts.screen())
    other = open_map(page.url.split("/", 3)[3])
    restored = other.ask("map.seen()")
    for name, digits in (("longitude", 4), ("latitude", 4), ("zoom", 2), ("bearing", 1), ("pitch", 1)):
        assert restored["camera"][name] == pytest.approx(seen["camera"][name], abs=10**-digits), name
    assert restored["comparison"] == seen["comparison"]
    assert other.ask("map.app.sketch.annotations.map(each => each.kind)") == ["arrow"]
    other.page.mouse.move(1, 1)
    assert differing(swiped, pixels(other.screen())) < 0.02
    other.press("Escape")
    other.page.locator(".tool[aria-label='Compare two dates']").focus()
    other.page.get_by_role("button", name="Show the difference").click()
    other.page.wait_for_url(re.compile("compare-as=difference"))
    assert differing(swiped, pixels(other.screen())) > 0.1


def test_what_was_drawn_and_measured_and_named_views_on_the_supply_page(open_map: OpenMap) -> None:
    hand = open_map("supply?date=2024-10-01")
    page = hand.page
    page.get_by_role("button", name="Ports", exact=True).click()
    hand.until(f"Math.abs(map.camera().longitude - {cameras.PORTS.longitude}) < 0.01")
    hand.until("map.camera().zoom > 6.5")
    rested(hand)
    hand.focus()
    hand.press("m")
    hand.click(131.0, 42.6)
    page.mouse.dblclick(*hand.place(132.0, 42.6))
    expect(page.locator(".measured")).to_have_text(re.compile(r"^Distance 82\.\d.km$"))  # a degree of longitude there
    hand.press("Escape")
    hand.press("a")
    page.locator(".options").get_by_role("button", name="Text").click()
    hand.click(131.3, 42.5)
    page.get_by_role("textbox", name="Words to place here").fill("<b>depot</b>")
    hand.press("Enter")
    page.wait_for_url(re.compile("drawn=text"))
    page.get_by_role("link", name="Fronts").click()
    fronts = hold(page, "fronts")
    assert fronts.ask("map.app.sketch.annotations[0].text") == "<b>depot</b>", "it outlasts a change of page"
    assert "drawn=text" in page.url


# --- pictures ---------------------------------------------------------------------------------------------------------


def test_a_swipe_and_a_difference_show_two_dates(fronts: Hand) -> None:
    fronts.time(day=1174)  # 20 March 2025
    fronts.settled()
    now = pixels(fronts.screen())
    fronts.focus()
    fronts.press("c")
    fronts.compare(974)
    fronts.settled()
    both = pixels(fronts.screen())
    height, width, _ = both.shape
    # clear of title, legend, tools, scale, the line between the dates and their names
    left = slice(int(0.45 * height), int(0.6 * height)), slice(int(0.40 * width), int(0.47 * width))
    right = slice(int(0.45 * height), int(0.8 * height)), slice(int(0.55 * width), int(0.85 * width))
    assert differing(now[left], both[left]) > 0.2
    assert differing(now[right], both[right]) < 0.02
    fronts.press("d")
    fronts.until("map.app.time.before.mode === 'difference'")
    fronts.settled()
    changed = pixels(fronts.screen())
    assert differing(now[left], changed[left]) > 0.2
    fronts.compare(1174, "difference")
    fronts.settled()
    assert differing(changed[left], pixels(fronts.screen())[left]) > 0.2, "nothing differs from itself"


@pytest.mark.parametrize("scale", [2, 4])
def test_a_saved_picture_has_the_asked_size_and_shows_the_front(fronts: Hand, scale: int) -> None:
    page = fronts.page
    size = fronts.ask("[map.app.area.clientWidth * argument, map.app.area.clientHeight * argument]", scale)
    page.get_by_role("button", name="Save a picture", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save a picture {scale}×").click()
    assert download.value.suggested_filename == f"Kursk-front-{scale}x.png"
    with Image.open(download.value.path()) as saved:
        assert saved.format == "PNG"
        assert list(saved.size) == size
        assert not is_blank(pixels(saved))
    bitmap = fronts.ask("map.app.stage.pixels(argument).then(each => [each.width, each.height])", scale)
    assert bitmap == size, "drawn at that size, not stretched to it"


# --- what goes wrong, and what goes on --------------------------------------------------------------------------------


def test_what_comes_late_is_drawn_without_a_touch(open_map: OpenMap) -> None:
    hand = open_map()
    as_loaded = pixels(hand.screen())
    hand.ask("map.app.stage.redraw('test')")
    hand.settled()
    assert differing(as_loaded, pixels(hand.screen())) < 0.001


def test_lost_graphics_come_back_as_they_were_and_a_layer_that_does_not_come_is_named(open_map: OpenMap) -> None:
    hand = open_map(expect_complaints=True)
    before = pixels(hand.screen())
    hand.page.evaluate("""() => {
        window.__canvas = window.__deckmap.demo.app.stage.canvas;
        window.__deckmap.demo.loseContext();
    }""")
    hand.until("map.app.stage.losses === 1 && map.app.stage.canvas !== window.__canvas")
    hand.until("!map.app.failures.trouble.lostGraphics")
    hand.until("map.app.stage.deck.isInitialized")
    hand.settled()
    assert differing(before, pixels(hand.screen())) < 0.01
    named = hand.ask("map.given.spec.layers.map(each => map.app.layers.labels(each.id))")
    assert set(named) <= set(instant_map.LAYER_WORDS.values()), "every layer has a name a reader knows"
    hand.page.evaluate("""() => {
        const broken = each => each.id === 'control-held' ? {...each, data: '/layers/gone.json'} : each;
        const map = window.__deckmap.demo;
        map.rewrite(given => ({...given, spec: {...given.spec, layers: given.spec.layers.map(broken)}}));
    }""")
    notice = hand.page.locator(".notice")
    expect(notice).to_contain_text("“ground held” could not be loaded: the server answered 404.")
    hand.settled()
    assert not is_blank(pixels(hand.screen()))


def test_words_and_picture_change_together(open_map: OpenMap) -> None:
    hand = open_map()
    page = hand.page
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("combobox", name="Who is believed").click()
    hand.settled()
    words, picture = page.locator(".title p"), pixels(hand.picture())
    said = words.inner_text()
    held: list[Route] = []
    let_go: list[bool] = []
    page.route("**/layers/*", lambda route: route.continue_() if let_go else held.append(route))
    page.get_by_role("option", name="Russian officials").click()
    hand.until("map.given.subtitle.includes('Russian officials: ') && map.loading")
    coming = page.get_by_text("Being drawn anew…")
    expect(coming).to_be_visible()
    assert words.inner_text() == said
    assert differing(picture, pixels(hand.picture())) == 0, "a picture saved meanwhile is the one that stands"
    let_go.append(True)
    for route in held:
        route.continue_()
    hand.settled()
    expect(words).to_contain_text("Russian officials: ")
    expect(coming).to_be_hidden()
    assert differing(picture, pixels(hand.picture())) > 0.002


def test_two_dates_are_each_said_to_be_known_as_they_were(fronts: Hand) -> None:
    fronts.time(day=1000, knownBy="shown")
    fronts.compare(900)
    fronts.ask("map.app.time.compare({...map.app.time.compareValue(), known_by: 'shown'})")
    expect(fronts.page.locator(".title p")).to_contain_text("as known 19 Jun 2024 | 27 Sep 2024")


def test_theme_and_size_of_the_window_keep_clock_and_camera(fronts: Hand) -> None:
    page = fronts.page
    fronts.time(day=1100)
    fronts.ask("map.app.time.rest()")
    fronts.ask("map.app.commands.zoom(0.5)")
    rested(fronts)
    camera, light = fronts.ask("map.camera()"), pixels(fronts.screen())
    page.emulate_media(color_scheme="dark")
    page.locator(".deckmap.dark").wait_for()
    fronts.settled()
    assert (fronts.day(), fronts.ask("map.camera()")) == (1100, camera)
    assert pixels(fronts.screen()).mean() < light.mean() - 60
    page.emulate_media(color_scheme="light")
    page.locator(".deckmap:not(.dark)").wait_for()
    fronts.settled()
    assert differing(light, pixels(fronts.screen())) == 0, "as it was"
    for width, height in ((1024, 700), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        fronts.until("map.app.stage.canvas.clientWidth === map.app.area.clientWidth")
        fronts.until(f"Math.abs(map.app.root.getBoundingClientRect().bottom - {height}) < 12")
        fronts.settled()
        assert hidden_controls(fronts) == [], f"all controls are on the screen at {width} px"
    assert (fronts.day(), fronts.ask("map.camera()")) == (1100, camera)


def hidden_controls(hand: Hand) -> list[str]:
    """Controls of the time axis that are shown but reach out of the bar."""
    return hand.page.evaluate("""() => {
        const bar = window.__deckmap.demo.app.root.querySelector('.transport'), room = bar.getBoundingClientRect();
        const out = box => box.right > room.right + 1 || box.bottom > room.bottom + 1 || box.width < 20;
        return [...bar.querySelectorAll('button, input, select')].filter(each => each.offsetParent)
            .filter(each => out(each.getBoundingClientRect())).map(each => each.ariaLabel);
    }""")


def test_tab_reaches_every_control_and_the_focus_is_seen(fronts: Hand) -> None:
    controls = "[...map.app.root.querySelectorAll('button, input, select, [tabindex=\"0\"]')]"
    shown = f"{controls}.filter(each => each.offsetParent && each.getClientRects().length)"
    wanted = fronts.ask(f"{shown}.map(each => each.ariaLabel || each.innerText)")
    assert len(wanted) > 25
    assert len(set(wanted)) == len(wanted)
    fronts.page.evaluate("document.activeElement.blur()")
    plain = pixels(fronts.screen())
    fronts.focus()
    fronts.press("Shift+Tab")
    fronts.press("Tab")
    ring = pixels(fronts.screen())
    accent = pixels(Image.new("RGB", (1, 1), fronts.ask("getComputedStyle(map.app.root).getPropertyValue('--accent')")))
    edge = np.concatenate([ring[1, 5:-5], ring[-2, 5:-5], ring[5:-5, 1], ring[5:-5, -2]])
    assert (np.abs(edge - accent[0, 0]).max(axis=1) < 12).mean() > 0.95, "a ring around the map"
    assert differing(plain, ring) > 0
    reached = []
    for _ in range(len(wanted)):
        reached.append(fronts.ask("""(each => [each?.ariaLabel || each?.innerText, getComputedStyle(each).outlineStyle,
            [...each.querySelectorAll('.pill, .grip, .knob')].map(part => getComputedStyle(part).outlineStyle).join()])(
            map.app.root.getRootNode().activeElement ?? document.activeElement)"""))
        fronts.press("Tab")
    assert [name for name, *_ in reached] == wanted
    unseen = [name for name, own, part in reached[1:] if own != "solid" and "solid" not in part]
    assert unseen == [], "each shows that it has the focus"


def test_each_page_keeps_its_own_camera(open_map: OpenMap) -> None:
    hand = open_map("fronts?date=2024-10-01")
    page, seen = hand.page, "key => window.__deckmap[key].camera()"
    hand.drag(hand.place(*SUDZHA), hand.place(35.4, 51.3))
    rested(hand)
    page.wait_for_url(re.compile("camera="))
    left = hand.ask("map.camera()")
    page.get_by_role("link", name="Supply routes").click()
    page.wait_for_function("() => window.__deckmap?.['map-supply']?.frames > 1")
    there = page.evaluate(seen, "map-supply")
    assert (there["longitude"], there["latitude"]) == pytest.approx(
        (cameras.SUPPLY.longitude, cameras.SUPPLY.latitude), abs=0.1
    )
    page.get_by_role("link", name="Fronts").click()
    page.wait_for_function("() => window.__deckmap?.['map-fronts']?.frames > 1")
    again = page.evaluate(seen, "map-fronts")
    for name in ("longitude", "latitude", "zoom"):
        assert again[name] == pytest.approx(left[name], abs=1e-3), name


def test_twenty_page_switches_leave_one_context_and_no_pile_of_memory(open_map: OpenMap) -> None:
    hand = open_map("fronts?date=2024-10-01")
    page = hand.page
    page.set_viewport_size({"width": 1000, "height": 480})
    session = page.context.new_cdp_session(page)
    sizes = []
    for turn in range(10):
        for name, key in (("Supply routes", "map-supply"), ("Fronts", "map-fronts")):
            page.get_by_role("link", name=name).click()
            page.wait_for_function("key => window.__deckmap?.[key]?.frames > 1", arg=key)
        if turn in (2, 9):
            session.send("HeapProfiler.collectGarbage")
            heap = session.send("Runtime.getHeapUsage")
            sizes.append(heap["usedSize"] + heap["backingStorageSize"])
    assert page.evaluate("window.__alive()") == 1
    assert sizes[1] < sizes[0] + 8_000_000, "fourteen switches later; the data of one map is more than that"


@pytest.fixture
def without_component(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A dashboard on a machine where the component's browser half was never built."""
    empty = tmp_path / "deckmap"
    empty.mkdir()
    (empty / "__init__.py").write_text("def available() -> bool:\n    return False\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    home, process = serve("dashboard.py", tmp_path / "log.txt")
    yield home
    stop(process)


def test_without_the_component_the_plain_map_is_there_and_says_once_what_is_missing(
    browser: Browser, without_component: str
) -> None:
    watch = Watch(without_component)
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.set_default_timeout(45_000)
    page.add_init_script(COUNTERS)
    # The notice leaves after a while: notes every one there was.
    page.add_init_script("""
        window.__told = 0;
        new MutationObserver(records => {
            for (const {addedNodes} of records) for (const node of addedNodes) {
                const said = node.textContent?.includes('The instant map is not installed');
                if (said && node.querySelector?.('[data-testid=stToast]')) window.__told += 1;
                else if (said && node.matches?.('[data-testid=stToast]')) window.__told += 1;
            }
        }).observe(document, {childList: true, subtree: true});
    """)
    watch.follow(page)
    page.goto(f"{without_component}/fronts")
    page.wait_for_function("() => window.__told > 0")
    page.wait_for_function("() => window.__seen.draws > 0")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.wait_for_function("() => document.querySelectorAll('canvas').length > 0")
    assert not is_blank(picture(page))
    page.get_by_role("link", name="Supply routes").click()
    page.wait_for_url("**/supply*")
    expect(page.get_by_role("radio", name="Voyages and ships")).to_be_visible()
    expect(page.locator("[data-testid='stApp'][data-test-script-state='running']")).to_have_count(0)
    assert page.evaluate("window.__told") == 1, "and not again on the next page"
    page.context.close()
    watch.check()
