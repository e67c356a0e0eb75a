"""Back and Forward: one step for one settled act, none for what moves by itself; a reload shows what was seen."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from data.time.days import date_of, day_number
from tests.browser.chromium import COUNTERS, Watch
from tests.browser.deckmap.hand import Hand
from tests.browser.test_instant_map import hold, rested

START = "2024-09-01"


@pytest.fixture(scope="module")
def warm(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_init_script(COUNTERS)
    yield context
    context.close()


@pytest.fixture
def page(warm: BrowserContext, dashboard: str) -> Iterator[Page]:
    """A page whose history is its own; nothing may leave the machine or complain."""
    watch = Watch(dashboard)
    opened = warm.new_page()
    opened.set_default_timeout(45_000)
    watch.follow(opened)
    yield opened
    opened.close()
    watch.check()


def fronts(page: Page, dashboard: str) -> Hand:
    page.goto(f"{dashboard}/fronts?date={START}")
    return hold_once_standing(page, "fronts")


def hold_once_standing(page: Page, name: str) -> Hand:
    """A hand on the map that stays: a page that is slow to start gives its first one up and draws it again."""
    page.wait_for_function(
        """key => window.__deckmap?.[key]?.frames > 0 && !document.querySelector('#first-map')
            && document.querySelector('[data-test-script-state=notRunning]')""",
        arg=f"map-{name}",
    )
    return hold(page, name)


def entries(page: Page) -> int:
    return int(page.evaluate("history.length"))


def said(page: Page, name: str) -> str:
    return str(page.evaluate("name => new URLSearchParams(location.search).get(name) ?? ''", name))


def until_said(page: Page, name: str, text: str) -> None:
    page.wait_for_function(
        "([name, text]) => (new URLSearchParams(location.search).get(name) ?? '') === text", arg=[name, text]
    )


def until_other(page: Page, name: str, text: str) -> None:
    page.wait_for_function(
        "([name, text]) => (new URLSearchParams(location.search).get(name) ?? '') !== text", arg=[name, text]
    )


def until_shown(page: Page, day: str) -> None:
    """Wait until the instant map, the one that is there, rests on a day."""
    page.wait_for_function(
        """day => Object.values(window.__deckmap ?? {}).some(map =>
            Math.floor(map.clock().day) === day && !map.clock().playing)""",
        arg=day_number(day),
    )


def step(page: Page, to: int) -> None:
    page.evaluate("by => history.go(by)", to)


def test_one_step_back_undoes_one_act_and_forward_does_it_again(page: Page, dashboard: str) -> None:
    hand = fronts(page, dashboard)
    before = entries(page)
    days = ["2024-09-08", "2024-09-15", "2024-09-22"]
    for day in days:
        page.get_by_role("button", name="On one week").click()
        until_said(page, "date", day)
    hand.focus()
    page.keyboard.press("c")
    page.wait_for_url(re.compile("compare="))
    rested(hand)
    hand.click(35.272, 51.192)  # Sudzha
    page.wait_for_url(re.compile("selected="))
    rested(hand)
    selected = said(page, "selected")
    assert entries(page) == before + 5

    step(page, -1)
    until_said(page, "selected", "")
    hand.until("map.seen().selected.length === 0")
    assert said(page, "compare") != ""
    step(page, -1)
    until_said(page, "compare", "")
    hand.until("map.seen().comparison === null")
    for day in [*reversed(days[:-1]), START]:
        step(page, -1)
        until_said(page, "date", day)
        until_shown(page, day)
    rested(hand)
    assert entries(page) == before + 5  # going back said nothing new
    step(page, 5)
    until_said(page, "selected", selected)
    until_shown(page, days[-1])
    hand.until("map.seen().comparison !== null && map.seen().selected.length > 0")
    expect(page.locator(".st-key-panel")).to_contain_text("Sudzha")


def test_a_page_is_one_step_back_with_what_it_showed(page: Page, dashboard: str) -> None:
    fronts(page, dashboard)
    before = entries(page)
    page.get_by_role("link", name="Supply routes").click()
    page.wait_for_url(re.compile(r"/supply\?.*date="))
    hold_once_standing(page, "supply")
    page.get_by_role("link", name="Evidence", exact=True).click()
    page.wait_for_url(re.compile(r"/evidence\?.*date="))
    page.get_by_role("radio", name="Sources").or_(page.get_by_role("button", name="Sources")).first.click()
    until_said(page, "list", "sources")
    assert entries(page) == before + 3
    step(page, -1)
    until_said(page, "list", "")
    expect(page.locator(".st-key-evidence-said")).to_contain_text("claims")
    step(page, -1)
    page.wait_for_url(re.compile("/supply"))
    hold_once_standing(page, "supply")
    step(page, -1)
    page.wait_for_url(re.compile("/fronts"))
    rested(hold_once_standing(page, "fronts"))
    until_shown(page, START)
    assert entries(page) == before + 3


def test_a_hand_that_drags_or_looks_around_makes_no_step_until_time_rests(page: Page, dashboard: str) -> None:
    hand = fronts(page, dashboard)
    before, start = entries(page), hand.day()
    camera = said(page, "camera")
    hand.drag(hand.place(35.3, 51.2), hand.place(35.0, 51.0))
    until_other(page, "camera", camera)
    rested(hand)
    assert entries(page) == before
    page.mouse.move(*hand.track(start))
    page.mouse.down()
    page.mouse.move(*hand.track(start + 60), steps=20)
    assert entries(page) == before
    page.mouse.up()
    until_other(page, "date", START)
    rested(hand)
    assert entries(page) == before + 1
    step(page, -1)
    until_shown(page, START)


def test_playing_is_one_step_that_a_reload_finds_where_it_was(page: Page, dashboard: str) -> None:
    hand = fronts(page, dashboard)
    before = entries(page)
    page.get_by_role("button", name="Play").click()
    sent = page.evaluate("window.__seen.sent")
    seen = set()
    for _ in range(3):
        now = said(page, "date")
        until_other(page, "date", now)
        seen.add(said(page, "date"))
    assert hand.ask("map.clock().playing")
    assert len(seen) == 3
    assert page.evaluate("window.__seen.sent") == sent
    assert entries(page) == before + 1
    reached = said(page, "date")
    page.reload()
    hold_once_standing(page, "fronts")
    assert date.fromisoformat(said(page, "date")) >= date.fromisoformat(reached)
    until_shown(page, said(page, "date"))
    step(page, -1)
    until_said(page, "date", START)
    until_shown(page, START)


def test_back_from_a_clock_that_still_plays_stops_it_where_it_began(page: Page, dashboard: str) -> None:
    hand = fronts(page, dashboard)
    page.get_by_role("button", name="Play").click()
    until_other(page, "date", START)
    here = entries(page)
    step(page, -1)
    until_shown(page, START)
    rested(hand)
    assert said(page, "date") == START
    assert entries(page) == here


def test_a_link_that_cannot_be_had_is_put_right_in_its_own_entry(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/fronts?date=tomorrow")
    hold_once_standing(page, "fronts")
    page.wait_for_url(re.compile(r"date=\d{4}-"))
    assert entries(page) == 2  # the blank page a browser starts with, and this one


def test_the_plain_map_steps_back_act_by_act_and_playing_is_one(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/fronts?date={START}&map=plain")
    when = page.locator(".map-title .when")
    expect(when).to_contain_text("1 Sep 2024")
    before = entries(page)
    for day in ("2024-09-02", "2024-09-03"):
        page.get_by_role("button", name="+1", exact=False).first.click()
        until_said(page, "date", day)
    assert entries(page) == before + 2
    page.locator(".st-key-play button").click()
    for _ in range(3):
        now = said(page, "date")
        until_other(page, "date", now)
    assert entries(page) == before + 3
    page.locator(".st-key-play button").click()
    expect(page.locator(".st-key-play button")).to_contain_text("Play")
    ended = said(page, "date")
    for day, words in (("2024-09-03", "3 Sep 2024"), ("2024-09-02", "2 Sep 2024"), (START, "1 Sep 2024")):
        step(page, -1)
        until_said(page, "date", day)
        expect(when).to_contain_text(words)
    step(page, 3)
    until_said(page, "date", ended)
    shown = date_of(day_number(ended))
    expect(when).to_contain_text(f"{shown.day} {shown:%b %Y}")
    assert entries(page) == before + 3
