"""The stage of a briefing as a test sees it, and what each key of its list promises."""

import re
import time
from collections.abc import Callable, Mapping

from playwright.sync_api import Page

from data.briefings.scenes import Briefing
from data.time.days import in_words

Check = Callable[[Page, Briefing], None]
CLOCK = "window.__stage.map.handle.clock()"


def until(page: Page, script: str, seconds: float = 60) -> None:
    """Wait for `script` to be true; unlike Playwright's own wait it needs no eval, which our file forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(script):
        assert time.monotonic() < end, f"never true: {script}"
        page.wait_for_timeout(60)


def part(selector: str) -> str:
    """A script for an element of the stage, which stands in a shadow root."""
    return f"window.__stage.scenery.root.querySelector({selector!r})"


PANEL = part(".panel")
DAY = part(".left > .date:nth-child(2) .day")


def listed(page: Page, place: str) -> list[str]:
    """The list of keys as it is read: each line's keys and what they do."""
    page.keyboard.press("?")
    page.locator(place).wait_for(state="visible")
    lines = page.locator(f"{place} dt, {place} dd").all_inner_texts()
    page.keyboard.press("?")
    page.locator(place).wait_for(state="hidden")
    return [f"{' '.join(keys.split())}: {says}" for keys, says in zip(lines[::2], lines[1::2], strict=True)]


def press_each(page: Page, briefing: Briefing, promises: Mapping[str, Check], place: str = ".help") -> None:
    """Every line of the list has its check here and every check its line; then each is carried out."""
    assert listed(page, place) == list(promises)
    for check in promises.values():
        check(page, briefing)


def at(page: Page, briefing: Briefing, index: int) -> None:
    """The scene's title and number are on the stage."""
    until(page, f"() => {part('.count')}.textContent === '{index + 1} / {len(briefing.scenes)}'")
    said = [re.sub(r"\s", " ", each) for each in (page.locator("h1.title").inner_text(), briefing.scenes[index].title)]
    assert said[0] == said[1]


def leads(*moves: tuple[str, int]) -> Check:
    """Keys that lead to scenes, one after the other."""

    def check(page: Page, briefing: Briefing) -> None:
        page.keyboard.press("Home")
        for key, index in moves:
            page.keyboard.press(key)
            at(page, briefing, index % len(briefing.scenes))

    return check


def playing(briefing: Briefing) -> int:
    """The first scene that plays."""
    return next(n for n, scene in enumerate(briefing.scenes) if scene.clock.play)


def runs(page: Page, briefing: Briefing) -> None:
    page.keyboard.press("Home")
    for _ in range(playing(briefing)):
        page.keyboard.press("ArrowRight")
    before = page.evaluate(f"{DAY}.textContent")
    page.keyboard.press("Space")
    until(page, f"() => {CLOCK}.playing && {part('.play')}.ariaLabel === 'Pause'")
    until(page, f"() => {DAY}.textContent !== {before!r}")
    page.keyboard.press("Space")
    until(page, f"() => !{CLOCK}.playing && {part('.play')}.ariaLabel === 'Play'")


def leads_back(page: Page, briefing: Briefing) -> None:
    """From a clock and a camera that were moved."""
    page.keyboard.press("Home")
    scene = briefing.scenes[0]
    until(page, "() => window.__stage.map.landed")
    longitude = "window.__stage.map.handle.camera().longitude"
    before = page.evaluate(longitude)
    page.mouse.move(400, 400)
    page.mouse.down()
    page.mouse.move(520, 420, steps=4)
    page.mouse.up()
    until(page, f"() => Math.abs({longitude} - {before}) > 0.01")
    page.keyboard.press("Shift+ArrowLeft")
    page.locator(".chip").wait_for(state="visible")
    page.keyboard.press("Enter")
    until(page, f"() => {DAY}.textContent.includes({in_words(scene.clock.day)!r})")
    until(page, "() => window.__stage.map.landed")
    page.locator(".chip").wait_for(state="hidden")


def a_day(page: Page, briefing: Briefing) -> None:
    page.keyboard.press("Home")
    day = briefing.scenes[0].clock.day
    for key, change in (("Shift+ArrowLeft", -1), ("Shift+ArrowRight", 0)):
        page.keyboard.press(key)
        until(page, f"() => {DAY}.textContent.includes({in_words(day + change)!r})")
    page.keyboard.press("Enter")


def turns_black(page: Page, _briefing: Briefing) -> None:
    black = page.locator(".stage-words > .dark")
    for key in ("b", "."):
        page.keyboard.press(key)
        assert black.bounding_box() == {"x": 0, "y": 0, **(page.viewport_size or {})}
        page.keyboard.press(key)
        assert not black.is_visible()


def times(page: Page, _briefing: Briefing) -> None:
    page.keyboard.press("t")
    until(page, f"() => /^\\d+:\\d\\d/.test({part('.timer')}.textContent)")
    page.evaluate("window.__stage.started -= 600_000")
    until(page, f"() => {part('.timer')}.textContent.startsWith('1')")
    page.keyboard.press("Shift+T")
    until(page, f"() => {part('.timer')}.textContent.startsWith('00:')")
    page.keyboard.press("t")
    assert not page.locator(".timer").is_visible()


def opens(key: str, place: str, holds: Callable[[Briefing], str]) -> Check:
    """A key that opens something and closes it again."""

    def check(page: Page, briefing: Briefing) -> None:
        page.keyboard.press("Home")
        page.keyboard.press(key)
        opened = page.locator(place)
        assert opened.is_visible()
        assert holds(briefing) in opened.inner_text()
        page.keyboard.press(key)
        assert not opened.is_visible()

    return check


def fills_the_screen(page: Page, _briefing: Briefing) -> None:
    for state in ("!!", "!"):
        page.keyboard.press("f")
        until(page, f"() => {state}document.fullscreenElement")


def advances(page: Page, _briefing: Briefing) -> None:
    page.keyboard.press("k")
    until(page, f"() => {part('.hint')}?.textContent === 'Advances by itself: K stops'")
    assert not page.locator(".step").first.is_visible()
    page.keyboard.press("k")
    assert page.locator(".step").first.is_visible()


def turns_the_theme(page: Page, _briefing: Briefing) -> None:
    ink = f"getComputedStyle({PANEL}).color"
    for _ in range(2):
        before = page.evaluate(ink)
        page.keyboard.press("d")
        until(page, f"() => {ink} !== {before!r}")


def closes(page: Page, _briefing: Briefing) -> None:
    for key, place in (("n", ".notes"), ("s", ".listed"), ("t", ".timer"), ("b", ".stage-words > .dark")):
        page.keyboard.press(key)
        assert page.locator(place).is_visible()
        page.keyboard.press("Escape")
        assert not page.locator(place).is_visible()


def closes_and_leaves(page: Page, briefing: Briefing) -> None:
    page.keyboard.press("Home")
    closes(page, briefing)
    until(page, "() => window.__stage.map.landed")
    page.keyboard.press("Escape")
    until(page, f"() => {part('.hint')}?.textContent === 'Esc once more to leave'")
    assert "/present" in page.url
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"/(supply|fronts)\?"))


def lists(page: Page, _briefing: Briefing) -> None:
    assert "?: this list" in listed(page, ".help")


def opens_a_window(page: Page, briefing: Briefing) -> None:
    with page.context.expect_page() as opening:
        page.keyboard.press("p")
    presenter = opening.value
    presenter.locator(".presenter h1").wait_for(timeout=90_000)
    press_each(presenter, briefing, PRESENTER, ".presenter dialog")
    press_each_button(presenter, briefing)
    presenter.close()
    page.bring_to_front()


def follows(page: Page, _briefing: Briefing) -> None:
    for name in ("Follow the presenter", "Following the presenter"):
        page.keyboard.press("l")
        page.get_by_role("button", name=name, exact=True).wait_for()


EVERYWHERE: dict[str, Check] = {
    "→ ↓ PageDown: next scene": leads(("ArrowRight", 1), ("ArrowDown", 2), ("PageDown", 3)),
    "← ↑ PageUp: scene before": leads(("End", -1), ("ArrowLeft", -2), ("ArrowUp", -3), ("PageUp", -4)),
    "Home End: first scene, last scene": leads(("End", -1), ("Home", 0)),
    "Enter: back to the scene after touching map or clock": leads_back,
    "Space: let time run, hold it": runs,
    "Shift+→ Shift+←: a day later, a day earlier": a_day,
    "B .: black, and back": turns_black,
    "T Shift+T: timer, set it to zero": times,
    "N: notes": opens("n", ".notes", lambda briefing: briefing.scenes[0].notes.split("\n")[0]),
    "S: all sources": opens("s", ".listed", lambda _briefing: "https://"),
    "F: full screen": fills_the_screen,
}
ADVANCES: dict[str, Check] = {"K: advance by itself, again and again": advances}
LIST: dict[str, Check] = {"?: this list": lists}
LEAVES: dict[str, Check] = {"Esc: close what is open; twice: leave": closes_and_leaves}
FOLLOWER: dict[str, Check] = EVERYWHERE | ADVANCES | {"L: follow the presenter, or not": follows} | LIST | LEAVES
STAGE: dict[str, Check] = (
    EVERYWHERE | {"P: presenter view in a second window": opens_a_window} | ADVANCES | LIST | LEAVES
)
FILE: dict[str, Check] = (
    EVERYWHERE | ADVANCES | {"D: dark or light": turns_the_theme} | LIST | {"Esc: close what is open": closes}
)


def presents(index: int) -> str:
    """A script that says whether the presenter view shows a scene."""
    shown = "(each.shadowRoot ?? each).querySelector('.presenter .count')?.textContent"
    return f"() => [...document.querySelectorAll('*')].some(each => {shown}?.startsWith('Scene {index + 1} of'))"


def presenter_leads(*moves: tuple[str, int]) -> Check:
    def check(page: Page, briefing: Briefing) -> None:
        page.keyboard.press("Home")
        for key, index in moves:
            page.keyboard.press(key)
            until(page, presents(index % len(briefing.scenes)))

    return check


def presenter_blackens(page: Page, _briefing: Briefing) -> None:
    for key in ("b", "."):
        for count in (1, 0):
            page.keyboard.press(key)
            assert page.locator(".presenter.blacked").count() == count


def presenter_lists(page: Page, _briefing: Briefing) -> None:
    assert listed(page, ".presenter dialog")[-1] == "?: this list"


PRESENTER: dict[str, Check] = {
    "→ ↓ PageDown Space: next scene": presenter_leads(
        ("ArrowRight", 1), ("ArrowDown", 2), ("PageDown", 3), ("Space", 4)
    ),
    "← ↑ PageUp: scene before": presenter_leads(("End", -1), ("ArrowLeft", -2), ("ArrowUp", -3), ("PageUp", -4)),
    "Home End: first scene, last scene": presenter_leads(("End", -1), ("Home", 0)),
    "B .: black, and back": presenter_blackens,
    "?: this list": presenter_lists,
}


def press_each_button(page: Page, briefing: Briefing) -> None:
    """The presenter view's buttons; the list of scenes has one for each."""
    page.keyboard.press("Home")
    names = page.locator(".presenter footer button").all_inner_texts()
    assert names == ["‹ Back", "Next ›", "Black (B)", "Timer to zero", "Keys (?)"]
    back, on, black, zero, keys = (page.get_by_role("button", name=name, exact=True) for name in names)
    on.click()
    until(page, presents(1))
    back.click()
    until(page, presents(0))
    for pressed in ("true", "false"):
        black.click()
        assert black.get_attribute("aria-pressed") == pressed
    zero.click()
    assert re.match(r"00:0", page.locator(".presenter .elapsed").inner_text())
    keys.click()
    page.get_by_role("button", name="Close", exact=True).click()
    page.locator(".presenter dialog").wait_for(state="hidden")
    scenes = page.locator(".presenter aside li button")
    assert scenes.all_inner_texts() == [scene.title for scene in briefing.scenes]
    scenes.last.click()
    until(page, presents(len(briefing.scenes) - 1))


def press_each_control(page: Page, briefing: Briefing, more: Mapping[str, Callable[[Page], None]]) -> None:
    """What can be pressed or moved on the stage, but the named days; `more` is what only this one has."""
    page.keyboard.press("Home")
    page.mouse.move(300, 300)  # wakes the time axis
    seen = "button:not(.dot):not(.named button):not(.chip), .scrub input"
    names = (
        f"[...window.__stage.scenery.root.querySelectorAll({seen!r})].map(each => each.ariaLabel || each.textContent)"
    )
    promised: dict[str, Callable[[Page], None]] = {
        "Next scene": lambda here: _steps(here, "Next scene", briefing, 1),
        "Scene before": lambda here: _steps(here, "Scene before", briefing, 0),
        "Play": _plays,
        "Shown date": _slides,
        "All sources": _opens_sources,
        **more,
    }
    assert sorted(page.evaluate(names)) == sorted(promised)
    for act in promised.values():
        act(page)
    dots = page.locator(".dot")
    assert dots.count() == len(briefing.scenes)
    dots.last.click()
    at(page, briefing, len(briefing.scenes) - 1)


def _steps(page: Page, name: str, briefing: Briefing, index: int) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    at(page, briefing, index)


def _plays(page: Page) -> None:
    box = page.locator(".scrub .play").bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(*middle)  # the hand wakes the time axis
    until(page, f"() => {CLOCK}.playing && {part('.play')}.ariaLabel === 'Pause'")
    page.mouse.click(*middle)
    until(page, f"() => !{CLOCK}.playing")


def _slides(page: Page) -> None:
    page.locator(".scrub input").fill("1000")
    until(page, f"() => {DAY}.textContent.includes({in_words(1000)!r})")
    page.locator(".chip").click()
    page.locator(".chip").wait_for(state="hidden")


def _opens_sources(page: Page) -> None:
    page.get_by_role("button", name="All sources", exact=True).click()
    assert page.locator(".listed p").count() > 40
    page.keyboard.press("Escape")
