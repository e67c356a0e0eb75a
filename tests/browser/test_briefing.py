"""A briefing told in a real browser: by keyboard, in two windows, and from one file with the network off."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from data.briefings.scenes import Briefing
from data.briefings.toml import BRIEFINGS, load
from data.tables.tables import load as load_tables
from data.time.days import in_words
from layers.handover.html import export
from layers.handover.job import Job
from layers.paper.content import Content
from tests.browser.blank_frames import COUNT_FRAMES, KEEP_PICTURES, LANDED, READY
from tests.browser.conftest import Open
from tests.browser.on_stage import (
    DAY,
    FILE,
    FOLLOWER,
    PANEL,
    STAGE,
    listed,
    part,
    press_each,
    press_each_control,
    until,
)

# Every layer in sight has what it draws with.
LAYERS = "window.__stage.map.handle.app.stage.deck.layerManager.getLayers()"
LOADED = f"{LAYERS}.every(each => !each.props.visible || each.isLoaded)"
# The scene is all there: a stage that has just opened has no layers yet, and none of them is loaded.
THERE = f"""() => ['ground', ...window.__stage.scene.layers].every(id =>
  {LAYERS}.some(each => each.id === id && each.props.visible && each.isLoaded))"""


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return load(BRIEFINGS / "msmt.toml", load_tables())


@pytest.fixture
def stage(open_page: Open) -> Iterator[Callable[..., Page]]:
    """Opens the stage from the navigation, as a briefer does."""

    def opened(width: int = 1366, height: int = 768, *, still: bool = True) -> Page:
        page = open_page("/", width=width, height=height)
        page.evaluate(KEEP_PICTURES)
        page.emulate_media(reduced_motion="reduce" if still else "no-preference")
        page.get_by_role("link", name="Present", exact=True).click()
        until(page, READY, 120)
        return page

    yield opened


def colours(page: Page) -> int:
    """How many colours the map shows, roughly."""
    width = page.evaluate("window.__stage.map.handle.app.root.clientWidth")
    height = page.evaluate("innerHeight")
    picture = Image.open(io.BytesIO(page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})))
    return len(picture.convert("RGB").resize((160, 120)).quantize(64).getcolors() or [])


def shown_date(page: Page) -> str:
    return page.locator(".date .day").last.inner_text()


def title(page: Page) -> str:
    return page.locator("h1.title").inner_text().replace("\u202f", "\u2009")


def test_all_scenes_by_keyboard_with_title_date_and_a_map_and_nothing_of_the_application(
    stage: Callable[..., Page], briefing: Briefing
) -> None:
    page = stage(1920, 1080)
    for number, scene in enumerate(briefing.scenes):
        assert re.sub(r"\s", " ", title(page)) == re.sub(r"\s", " ", scene.title)
        assert in_words(scene.clock.day) in shown_date(page)
        assert f"{number + 1} / {len(briefing.scenes)}" == page.locator(".count").inner_text()
        assert colours(page) > 8
        body = page.locator(".text p").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
        assert body >= 28
        assert page.evaluate(f"{PANEL}.scrollHeight <= {PANEL}.clientHeight + 1")
        page.keyboard.press("PageDown")
    assert page.evaluate("window.__deckmap['briefing-map'].errors()") == []
    assert not page.locator("header[data-testid=stHeader]").is_visible()
    assert not page.locator("[data-testid=stSidebar]").is_visible()
    page.keyboard.press("Home")
    assert title(page) == briefing.scenes[0].title
    assert "scene=1" in page.url


def test_every_scene_change_is_drawn_and_no_frame_is_blank_while_the_camera_flies(
    stage: Callable[..., Page], briefing: Briefing
) -> None:
    page = stage(still=False)
    until(page, "() => window.__stage.map.changes.length > 0")  # the first scene is a change too
    until(page, THERE)
    page.evaluate(COUNT_FRAMES)
    for n, _ in enumerate(briefing.scenes[1:], start=1):
        drawn, frames = page.evaluate("[window.__stage.map.changes.length, window.__sampled.frames]")
        page.keyboard.press("PageDown")
        changed = f"window.__stage.index === {n} && window.__stage.map.changes.length > {drawn}"
        until(page, f"() => {changed} && window.__sampled.frames > {frames + 1} && {LOADED}")
    first = page.evaluate("window.__sampled")  # a layer may still be on its way then, but the audience sees a map
    assert first["frames"] >= 2 * (len(briefing.scenes) - 1)
    assert first["blank"] == 0
    assert page.evaluate("window.__stage.map.changes.length") >= len(briefing.scenes)
    page.keyboard.press("Home")
    until(page, LANDED)
    page.evaluate(COUNT_FRAMES)
    for n, _ in enumerate(briefing.scenes[1:], start=1):
        page.keyboard.press("PageDown")
        until(page, f"() => window.__stage.index === {n}")
        until(page, LANDED)
    seen = page.evaluate("window.__sampled")
    assert seen["frames"] > 2 * len(briefing.scenes)
    assert seen["blank"] == 0
    assert seen["missing"] == []


def test_a_scene_that_compares_has_two_clocks_and_a_bar_between(
    stage: Callable[..., Page], briefing: Briefing
) -> None:
    page = stage()
    number, scene = next((n, each) for n, each in enumerate(briefing.scenes) if each.compare is not None)
    page.locator(".dots button").nth(number).click()
    dates = page.locator(".date .day")
    until(page, "() => window.__stage.map.handle.app.time.before !== null")
    page.locator(".date").first.wait_for(state="visible")
    assert [in_words(scene.compare or 0), in_words(scene.clock.day)] == dates.all_inner_texts()
    bar = page.get_by_role("slider", name="Swipe line")
    left = page.locator(".date").nth(1).bounding_box()
    assert left and bar.bounding_box()["x"] < left["x"]  # type: ignore[index]
    box = bar.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, 500)
    page.mouse.down()
    page.mouse.move(box["x"] - 60, 500, steps=3)
    page.mouse.up()
    until(page, f"() => {part('.date:nth-child(2)')}.getBoundingClientRect().left < {left['x']} - 5")
    page.keyboard.press("PageDown")
    page.locator(".date").first.wait_for(state="hidden")


def test_the_readme_names_keys_that_are_listed() -> None:
    text = " ".join((Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").split())
    said = text.split("`?` lists all keys:")[1].split(".")[0]
    named = set(re.findall(r"\b([A-Z]) [a-z]", said))
    assert len(named) > 5
    keys = {name for line in STAGE for name in line.split(":")[0].split(" ")}
    assert named <= keys
    assert {"PageUp", "PageDown", "Enter"} <= keys


def test_every_key_of_the_list_and_every_control_does_what_it_says(
    stage: Callable[..., Page], briefing: Briefing
) -> None:
    page = stage()
    press_each_control(page, briefing, {})
    press_each(page, briefing, STAGE)


def test_after_any_click_the_keys_still_lead(stage: Callable[..., Page]) -> None:
    page = stage()
    page.locator(".dots button").nth(3).click()
    page.mouse.move(300, 300)
    page.locator(".named button").nth(5).click(force=True)
    page.locator(".chip").wait_for(state="visible")
    page.keyboard.press("Enter")
    until(page, f"() => !window.__stage.touched && {part('.chip')}.hidden")
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, "() => window.__stage.map.handle.clock().playing")
    page.keyboard.press("Space")  # were the button still chosen, both would answer: held, and on again
    until(page, "() => !window.__stage.map.handle.clock().playing")
    slider = page.locator(".scrub input")
    slider.focus()  # by keyboard: the arrows are the slider's until something else is chosen
    day = page.evaluate(f"Number({part('.scrub input')}.value)")
    page.keyboard.press("ArrowLeft")
    until(page, f"() => Math.round(window.__stage.map.handle.clock().day) === {day - 1}")
    assert page.evaluate("window.__stage.index") == 3


def test_a_click_on_the_map_tells_who_says_so_and_the_clock_can_be_pulled(stage: Callable[..., Page]) -> None:
    page = stage()
    page.keyboard.press("PageDown")
    until(page, LANDED)
    until(page, THERE)
    x, y = page.evaluate(f"""(() => {{
      const marks = {LAYERS}.find(each => each.id === 'marks');
      return marks.project(marks.props.data.find(each => each.s === 1 && each.id === 'place:rajin_port').p);
    }})()""")
    page.mouse.click(x, y)
    until(page, "() => window.__stage.map.handle.seen().selected.length > 0")
    source = page.locator(".st-key-present-source")
    source.wait_for(state="visible", timeout=90_000)  # the first answer reads every claim
    assert "Rajin" in source.inner_text()
    assert not page.locator(".stage-words .legend").is_visible()  # it would lie on the answer
    before = shown_date(page)
    page.mouse.move(400, 400)
    box = page.locator(".scrub input").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2, steps=3)
    page.mouse.up()
    until(page, f"() => !{DAY}.textContent.includes({before!r})")
    assert page.locator(".chip").is_visible()
    page.keyboard.press("Enter")
    until(page, f"() => {DAY}.textContent.includes({before!r})")
    source.wait_for(state="hidden")


def test_words_without_end_scroll_and_leave_the_dots_in_sight(stage: Callable[..., Page]) -> None:
    page = stage()
    page.evaluate("""() => {
      const {scene} = window.__stage;
      scene.title = 'Words '.repeat(10);
      scene.figure = {number: 'Number 8 '.repeat(4), words: 'Words '.repeat(20), by: 'Somebody'};
      scene.sentences = [['Sentence '.repeat(26), '[1]'], ['Sentence '.repeat(26), '[2]']];
      scene.cites = Array(24).fill(['[1] A publisher of some length, 1 May 2025', '']);
      window.__stage.write();
    }""")
    foot = page.locator(".panel .foot").bounding_box()
    assert foot and foot["y"] + foot["height"] <= 768
    text = part(".text")
    assert page.evaluate(f"{text}.scrollHeight > {text}.clientHeight && {text}.clientHeight > 80")
    assert page.evaluate(f"{PANEL}.scrollHeight <= {PANEL}.clientHeight + 1")


SHOWN = """(() => { const {map: {handle: map}, index} = window.__stage;
  const {longitude, latitude, zoom} = map.camera();
  const {day, window: days, knownBy} = map.clock(); const drawn = map.app.stage.deck.layerManager.getLayers();
  const ids = drawn.filter(each => !each.parent && each.props.visible).map(each => each.id.split('~')[0]);
  const seen = [...new Set(ids)]; // a layer comes in one part or several, as it was prepared
  return JSON.stringify([index, longitude, latitude, zoom, day, days, knownBy, seen, map.app.time.before?.day]); })()"""


def test_two_viewers_of_one_link_see_the_same_scene(open_page: Open, dashboard: str, briefing: Briefing) -> None:
    number, scene = next((n, each) for n, each in enumerate(briefing.scenes, 1) if each.compare is not None)
    shown = []
    for scheme in ("light", "dark"):
        page = open_page("/_stcore/health", scheme=scheme)  # no page yet: stillness is asked for first
        page.emulate_media(reduced_motion="reduce", color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{dashboard}/present?scene={number}")
        until(page, READY, 90)
        until(page, LANDED)
        until(page, THERE)
        assert re.sub(r"\s", " ", title(page)) == re.sub(r"\s", " ", scene.title)
        shown.append(page.evaluate(SHOWN))
    assert shown[0] == shown[1]
    assert in_words(scene.clock.day) in shown_date(page)


def test_a_kiosk_goes_on_by_itself_and_round(open_page: Open, dashboard: str) -> None:
    page = open_page("/present?kiosk=1&scene=14")
    until(page, READY, 90)
    until(page, "() => window.__stage.index === 1", 30)
    assert page.locator(".stage-words.kiosk").count() == 1
    assert not page.locator(".step").first.is_visible()
    page.keyboard.press("k")
    assert page.locator(".step").first.is_visible()


def test_the_presenters_window_leads_and_is_led(stage: Callable[..., Page], briefing: Briefing) -> None:
    page = stage()
    page.keyboard.press("PageDown")
    with page.context.expect_page() as opening:
        page.keyboard.press("p")
    presenter = opening.value
    presenter.locator(".presenter h1").wait_for(timeout=60_000)
    until(presenter, f"() => {heading(briefing, 1)}")
    page.keyboard.press("PageDown")
    until(presenter, f"() => {heading(briefing, 2)}")
    assert briefing.scenes[3].title in presenter.locator("aside h2").inner_text()
    assert briefing.scenes[2].notes.splitlines()[0] in presenter.locator(".notes").inner_text()
    presenter.keyboard.press("PageDown")
    until(page, "() => window.__stage.index === 3")
    follow = presenter.locator("footer input").input_value()
    code = presenter.evaluate("new URLSearchParams(location.search).get('code')")
    assert code not in follow
    assert code not in page.url  # whoever is sent the stage's address leads nothing
    presenter.keyboard.press("End")
    until(page, "() => window.__stage.index === 13")
    page.reload()  # the window keeps its room, and asks it where it is before it says anything
    until(page, f"() => window.__stage?.told.code === {code!r}", 90)
    until(page, "() => window.__stage.index === 13")
    presenter.keyboard.press("Home")
    until(page, "() => window.__stage.index === 0")
    presenter.close()


def heading(briefing: Briefing, number: int) -> str:
    """A script that says whether the presenter's window shows a scene."""
    shown = "(each.shadowRoot ?? each).querySelector('.presenter h1')?.textContent"
    return f"[...document.querySelectorAll('*')].some(each => {shown} === {briefing.scenes[number].title!r})"


def test_who_follows_in_another_browser_sees_the_scene(
    stage: Callable[..., Page], browser: Browser, dashboard: str
) -> None:
    page = stage()
    with page.context.expect_page() as opening:
        page.keyboard.press("p")
    presenter = opening.value
    presenter.locator(".presenter h1").wait_for(timeout=60_000)
    address = presenter.locator("footer input").input_value()
    elsewhere = browser.new_context(viewport={"width": 800, "height": 450}, reduced_motion="reduce")
    follower = elsewhere.new_page()
    follower.goto(address)
    until(follower, "() => !!window.__stage", 90)
    presenter.keyboard.press("End")
    until(follower, "() => window.__stage.index === 13", 60)
    switch = follower.get_by_role("button", name="Following the presenter")
    assert switch.get_attribute("aria-pressed") == "true"
    assert not any("presenter view" in each for each in follower.locator(".hint").all_inner_texts())
    assert listed(follower, ".help") == list(FOLLOWER)
    follower.keyboard.press("l")
    follower.get_by_role("button", name="Follow the presenter").wait_for()
    presenter.keyboard.press("Home")
    until(page, "() => window.__stage.index === 0")
    assert follower.evaluate("window.__stage.index") == 13
    follower.get_by_role("button", name="Follow the presenter").click()
    until(follower, "() => window.__stage.index === 0")
    elsewhere.close()
    presenter.close()


@pytest.fixture(scope="module")
def exported(briefing: Briefing, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("stick") / "briefing.html"
    export(Job(briefing, Content(load_tables()), target))
    return target


def test_the_exported_file_works_from_disk_with_the_network_off(
    exported: Path, browser: Browser, briefing: Briefing
) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True, reduced_motion="reduce")
    context.add_init_script(KEEP_PICTURES)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(exported.as_uri())
    until(page, READY, 90)
    page.evaluate(COUNT_FRAMES)
    for scene in briefing.scenes[:3]:
        assert re.sub(r"\s", " ", title(page)) == re.sub(r"\s", " ", scene.title)
        assert in_words(scene.clock.day) in shown_date(page)
        assert colours(page) > 8
        page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    assert title(page) == briefing.scenes[-1].title
    page.mouse.move(300, 300)
    page.locator(".scrub input").fill("1000")
    until(page, f"() => {DAY}.textContent.includes({in_words(1000)!r})")
    named = page.locator(".named button").last
    named.click(force=True)
    named_day = str(named.get_attribute("title")).split(":")[0]
    until(page, f"() => {DAY}.textContent.endsWith({named_day!r})")
    page.keyboard.press("s")
    links = page.locator(".listed a, .cites a")
    assert links.count() > 40
    assert set(links.evaluate_all("all => all.map(each => each.rel)")) == {"noopener noreferrer"}
    assert all(str(each).startswith("http") for each in links.evaluate_all("all => all.map(each => each.href)"))
    assert page.evaluate("window.__sampled.blank") == 0
    assert [each for each in asked if not each.startswith(("file:", "data:", "blob:"))] == []
    assert not complaints
    context.close()


def test_the_exported_file_is_dark_where_the_reader_is_and_does_by_key_and_button_what_it_says(
    exported: Path, browser: Browser, briefing: Briefing
) -> None:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, offline=True, color_scheme="dark", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(exported.as_uri())
    until(page, READY, 90)
    ground = f"getComputedStyle({PANEL}).color"
    dark = page.evaluate(ground)
    assert brightness(page) < 80
    theme = "window.__deckmap['briefing-map'].app.payload.theme"
    page.emulate_media(color_scheme="light")  # left alone, the file turns with the system
    until(page, f"() => {theme} === 'light' && {ground} !== {dark!r}")
    page.emulate_media(color_scheme="dark")
    until(page, f"() => {theme} === 'dark' && {ground} === {dark!r}")
    page.keyboard.press("d")
    until(page, f"() => {ground} !== {dark!r}")
    until(page, f"() => {theme} === 'light'")
    until(page, "() => !window.__deckmap['briefing-map'].loading")
    assert brightness(page) > 180
    page.get_by_role("button", name="Dark or light").click()
    until(page, f"() => {ground} === {dark!r}")
    press_each_control(page, briefing, {"Dark or light": theme_by_button})
    press_each(page, briefing, FILE)
    context.close()


def theme_by_button(page: Page) -> None:
    ink = f"getComputedStyle({PANEL}).color"
    for _ in range(2):
        before = page.evaluate(ink)
        page.get_by_role("button", name="Dark or light").click()
        until(page, f"() => {ink} !== {before!r}")


def brightness(page: Page) -> float:
    """Mean of the picture, 0 black to 255 white."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("L").resize((1, 1))
    return float(picture.getpixel((0, 0)))  # type: ignore[arg-type]
