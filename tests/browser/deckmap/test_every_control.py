"""Each key of the map's list and each of its controls does what it promises; one that promises nothing fails here."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator

from tests.browser.deckmap.hand import FIRST, LAST, Hand

Check = Callable[[Hand], None]
TOOLS = {
    "M": "Measure distance and area", "A": "Draw on the map", "B": "Select in a box", "P": "Select with a free line",
    "S": "Save a picture", "C": "Compare two dates",
}  # fmt: skip
# What can be pressed, chosen or moved, and is seen, by what a screen reader calls it.
CONTROLS_SEEN = """[...map.app.root.querySelectorAll('button, select, input, [role=slider]')]
    .filter(each => each.checkVisibility({visibilityProperty: true}))
    .map(each => each.getAttribute('aria-label') || each.textContent.trim())"""


def button(hand: Hand, name: str) -> Locator:
    return hand.page.locator(".deckmap").get_by_role("button", name=name, exact=True).first


def days(**moves: int) -> Check:
    """Keys that move time, each to a day, one after the other."""

    def check(hand: Hand) -> None:
        for key, day in moves.items():
            hand.press(KEY_NAMES.get(key, key))
            assert hand.day() == day, key
            assert hand.page.get_by_role("slider", name="Shown date").get_attribute("aria-valuenow") == str(day)

    return check


KEY_NAMES = {"week_on": "Shift+ArrowRight", "week_back": "Shift+ArrowLeft", "next": "]", "before": "["}


def plays(hand: Hand, press: Callable[[], None]) -> None:
    press()
    hand.until("map.clock().playing && map.clock().day > 980.5")
    button(hand, "Pause").wait_for()
    press()
    hand.until("!map.clock().playing")
    button(hand, "Play").wait_for()


def opens(key: str) -> Check:
    """A key that takes a tool up, and puts it down."""

    def check(hand: Hand) -> None:
        pressed = hand.page.locator(f".tool[aria-label='{TOOLS[key]}'][aria-pressed=true]")
        for count in (1, 0):
            hand.press(key.lower())
            assert pressed.count() == count
            assert hand.page.locator(".options").is_visible() is bool(count)

    return check


def full(hand: Hand, press: Callable[[], None]) -> None:
    for state in ("!==", "==="):
        press()
        hand.page.wait_for_function(f"document.fullscreenElement {state} null")
    hand.settled()


def zooms(hand: Hand, nearer: Callable[[], None], farther: Callable[[], None]) -> None:
    zoom = hand.ask("map.camera().zoom")
    nearer()
    hand.until(f"map.camera().zoom > {zoom + 0.9}")
    farther()
    hand.until(f"map.camera().zoom < {zoom + 0.1}")


def turns_north(hand: Hand, press: Callable[[], None]) -> None:
    hand.ask("map.jump({...map.camera(), bearing: 40, pitch: 30})")
    press()
    hand.until("Math.abs(map.camera().bearing) < 0.01 && map.camera().pitch < 0.01")


def loops(hand: Hand, press: Callable[[], None]) -> None:
    for on in ("true", "false"):
        press()
        assert button(hand, "Loop").get_attribute("aria-pressed") == on


def differs(hand: Hand) -> None:
    hand.press("d")
    hand.page.locator(".legend").get_by_text("What is the same at both dates is not drawn.").wait_for()
    hand.press("d")
    assert hand.ask("map.app.time.before") is None


def ends_a_measurement(hand: Hand) -> None:
    hand.press("m")
    for place in ((35.0, 51.4), (36.0, 51.4), (36.0, 51.2)):
        hand.click(*place)
    hand.press("Enter")
    hand.page.locator(".measured").filter(has_text="km²").wait_for()
    hand.until("map.app.sketch.open === false")


def puts_down_and_clears(hand: Hand) -> None:
    hand.ask("map.select([['areas', 'west-980']])")
    hand.press("m")
    hand.press("Escape")
    assert hand.ask("[map.app.tools.tool, map.app.selection.length]") == [None, 1]
    hand.press("Escape")
    assert hand.ask("map.app.selection") == []


def lists(hand: Hand, press: Callable[[], None]) -> None:
    press()
    hand.page.locator("dialog[open]").get_by_text("This list").wait_for()
    button(hand, "Close").click()
    hand.page.locator("dialog").wait_for(state="detached")


def typed(act: Callable[..., None], *keys: str) -> Check:
    return lambda hand: act(hand, *(lambda key=key: hand.press(key) for key in keys))


KEYS: dict[str, Check] = {
    "Space": typed(plays, "Space"),
    "← →": days(ArrowRight=981, week_on=988, ArrowLeft=987, week_back=980),
    "[ ]": days(next=990, before=980),
    "Home End": days(Home=FIRST, End=LAST),
    "L": typed(loops, "l"),
    "+ −": typed(zooms, "+", "-"),
    "N": typed(turns_north, "n"),
    "F": typed(full, "f"),
    "S": opens("S"),
    "C": opens("C"),
    "D": differs,
    "M": opens("M"),
    "A": opens("A"),
    "B": opens("B"),
    "P": opens("P"),
    "Enter": ends_a_measurement,
    "Esc": puts_down_and_clears,
    "?": typed(lists, "?"),
}


def test_the_readme_names_the_keys_there_are() -> None:
    text = (Path(__file__).parents[3] / "layers/deckmap/README.md").read_text(encoding="utf-8")
    said = text.split("\n## Keys\n")[1].split("\n## ")[0].split("Space plays")[1]
    named = set(re.findall(r"(?<![\w-])(?:[A-Z](?![a-z])|Home|End|Enter|Esc|[←→\[\]+−])", said))
    assert named | {"Space", "?"} == {name for keys in KEYS for name in keys.split(" ")}


def test_every_key_that_is_listed_does_what_the_list_says(hand: Hand) -> None:
    hand.focus()
    hand.press("?")
    listed = hand.page.locator("dialog dt").all_inner_texts()
    hand.press("Escape")
    assert [" ".join(each.split()) for each in listed] == list(KEYS)
    for check in KEYS.values():
        hand.reset()
        hand.focus()
        check(hand)
    assert not hand.page.get_by_text("Clear caches").is_visible(), "Streamlit's own keys hear nothing"


def moves(name: str, day: int) -> Check:
    def check(hand: Hand) -> None:
        button(hand, name).click()
        assert hand.day() == day

    return check


def chooses(name: str, option: str, expression: str) -> Check:
    def check(hand: Hand) -> None:
        hand.page.get_by_role("combobox", name=name, exact=True).select_option(label=option)
        hand.until(expression)

    return check


def fills(name: str, text: str, expression: str, **clock: Any) -> Check:  # noqa: ANN401 - a clock's values
    def check(hand: Hand) -> None:
        hand.time(**clock)
        field = hand.page.get_by_role("spinbutton", name=name, exact=True)
        field.fill(text)
        field.press("Enter")
        hand.until(expression)

    return check


def slides(name: str, expression: str) -> Check:
    def check(hand: Hand) -> None:
        hand.page.get_by_role("slider", name=name, exact=True).focus()
        hand.press("ArrowLeft")
        hand.until(expression)

    return check


def compared(act: Check) -> Check:
    def check(hand: Hand) -> None:
        hand.time(window=30, knownBy=1200)
        hand.compare(800)
        act(hand)

    return check


def clicked(act: Callable[..., None], *names: str) -> Check:
    return lambda hand: act(hand, *(lambda name=name: button(hand, name).click() for name in names))


def takes_up(name: str, then: Check) -> Check:
    def check(hand: Hand) -> None:
        button(hand, name).click()
        assert button(hand, name).get_attribute("aria-pressed") == "true"
        then(hand)

    return check


def saves(scale: int) -> Check:
    def check(hand: Hand) -> None:
        with hand.page.expect_download() as download:
            button(hand, f"Save a picture {scale}×").click()
        assert download.value.suggested_filename.endswith(f"-{scale}x.png")

    return check


def draws(name: str, kind: str) -> Check:
    def check(hand: Hand) -> None:
        button(hand, name).click()
        if kind == "text":
            hand.click(35.1, 51.3)
            hand.page.keyboard.type("Words")
            hand.press("Enter")
        else:
            hand.drag(hand.place(35.0, 51.3), hand.place(35.3, 51.4))
        hand.until(f"map.app.sketch.annotations.at(-1)?.kind === {kind!r}")

    return check


def removes(name: str, left: int) -> Check:
    def check(hand: Hand) -> None:
        for each in ("Arrow", "Circle"):
            draws(each, each.lower())(hand)
        button(hand, name).click()
        assert hand.ask("map.app.sketch.annotations.length") == left

    return check


def boxes(hand: Hand) -> None:
    hand.drag(hand.place(34.65, 51.5), hand.place(36.3, 50.95))
    hand.until("map.app.selection.length > 1")


def rings(hand: Hand) -> None:
    hand.trace([(34.7, 51.1), (35.0, 51.05), (35.25, 51.2), (35.2, 51.5), (34.9, 51.55), (34.71, 51.15)])
    hand.until("map.app.sketch.area !== null && map.app.selection.length > 0")
    button(hand, "Clear the area").click()
    hand.until("map.app.sketch.area === null && map.app.selection.length === 0")


def measures(hand: Hand) -> None:
    hand.click(35.0, 51.4)
    hand.click(36.0, 51.4)
    hand.page.locator(".measured").filter(has_text="69.6 km").wait_for()


def swipes(hand: Hand) -> None:
    hand.page.get_by_role("slider", name="Swipe line").wait_for()
    button(hand, "Show the difference").click()
    hand.page.locator(".legend").get_by_text("What is the same at both dates is not drawn.").wait_for()
    hand.page.locator(".options").get_by_role("button", name="Compare two dates").click()
    hand.page.get_by_role("slider", name="Swipe line").wait_for()
    button(hand, "Close").click()
    assert hand.ask("map.app.time.before") is None


def folds(hand: Hand) -> None:
    rows = hand.page.locator(".legend-list")
    for seen in (False, True):
        button(hand, "Legend").click()
        assert rows.is_visible() is seen


# What there is as the map opens, with a window, an earlier knowledge and a comparison, so that every handle is there.
CONTROLS: dict[str, Check] = {
    "Back to the last change": moves("Back to the last change", 970),
    "Back one week": moves("Back one week", 973),
    "Back one day": moves("Back one day", 979),
    "Play": lambda hand: plays(hand, lambda: hand.page.locator(".transport .play").click()),
    "On one day": moves("On one day", 981),
    "On one week": moves("On one week", 987),
    "On to the next change": moves("On to the next change", 990),
    "Speed": fills("Speed", "8.5", "map.clock().speed === 8.5"),
    "Loop": clicked(loops, "Loop"),
    "Show": chooses("Show", "Window", "map.clock().window === 30"),
    "Length of the window in days": fills("Length of the window in days", "12", "map.clock().window === 12", window=5),
    "Known by": chooses("Known by", "as known then", "map.clock().knownBy === 'shown'"),
    "Go to an event": chooses("Go to an event", "25 Jan 2025  Counter-attack", "map.clock().day === 1120"),
    "Date before": compared(slides("Date before", "map.app.time.before.day === 799")),
    "Start of the window": compared(slides("Start of the window", "map.clock().window === 31")),
    "Known by date": compared(slides("Known by date", "map.clock().knownBy === 1199")),
    "Shown date": slides("Shown date", "map.clock().day === 979"),
    "Swipe line": compared(slides("Swipe line", "map.app.time.before.split === 0.48")),
    "Legend": folds,
    "Compare two dates": takes_up("Compare two dates", swipes),
    "Save a picture": takes_up("Save a picture", lambda hand: [saves(scale)(hand) for scale in (1, 2, 4)] and None),
    "Measure distance and area": takes_up("Measure distance and area", measures),
    "Draw on the map": takes_up("Draw on the map", draws("Arrow", "arrow")),
    "Select in a box": takes_up("Select in a box", boxes),
    "Select with a free line": takes_up("Select with a free line", rings),
    "Full screen": clicked(full, "Full screen"),
    "Keys and help": clicked(lists, "Keys and help"),
    "Zoom in": clicked(zooms, "Zoom in", "Zoom out"),
    "Zoom out": clicked(zooms, "Zoom in", "Zoom out"),
    "North up": clicked(turns_north, "North up"),
}
# What a tool opens beside it; those not named here are pressed above, with their tool.
BESIDE: dict[str, dict[str, Check]] = {
    "Compare two dates": {"Compare two dates": swipes, "Show the difference": swipes, "Close": swipes},
    "Save a picture": {f"Save a picture {scale}×": saves(scale) for scale in (1, 2, 4)},
    "Measure distance and area": {},
    "Draw on the map": {
        "Arrow": draws("Arrow", "arrow"),
        "Circle": draws("Circle", "circle"),
        "Text": draws("Text", "text"),
        "Remove the last": removes("Remove the last", 1),
        "Remove all": removes("Remove all", 0),
    },
    "Select in a box": {},
    "Select with a free line": {"Clear the area": rings},
}


def test_every_control_of_the_map_does_what_it_is_called(hand: Hand) -> None:
    hand.time(window=30, knownBy=1200)
    hand.compare(800)
    button(hand, "Measure distance and area").click()  # what the comparison opened beside it is looked at below
    hand.settled()
    assert sorted(hand.ask(CONTROLS_SEEN)) == sorted(CONTROLS)
    for name, check in CONTROLS.items():
        hand.reset()
        check(hand)
        assert not hand.ask("map.errors()"), name


def test_what_a_tool_opens_does_what_it_is_called(hand: Hand) -> None:
    tools = hand.page.locator(".tool[aria-pressed]").evaluate_all("all => all.map(each => each.ariaLabel)")
    assert tools == list(BESIDE)
    for tool, checks in BESIDE.items():
        hand.reset()
        button(hand, tool).click()
        opened = hand.page.locator(".options button")
        names = opened.evaluate_all("all => all.map(each => each.ariaLabel || each.textContent.trim())")
        assert names == list(checks), tool
        if tool == "Draw on the map":  # the others were pressed with their tool
            for check in checks.values():
                check(hand)
                hand.ask("map.app.sketch.removeAll()")
