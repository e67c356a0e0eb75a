"""The dashboard in a real browser: drawn, moved by time only, restored by a link, usable by keyboard, quiet."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.picture import changed, is_blank, map_box, picture

MAPS = {"overview": "/", "fronts": "/fronts", "supply": "/supply"}
DRAWN = "() => window.__seen.draws > 0"
RUNNING = "[data-testid='stApp'][data-test-script-state='running'], #first-map"


def settled(page: Page) -> None:
    """Wait until a map is drawn and the page's script has come to rest."""
    page.wait_for_function(DRAWN)
    expect(page.locator(RUNNING)).to_have_count(0)
    page.wait_for_function(
        """() => new Promise((done) => {
            let last = window.__seen.draws, still = 0;
            const look = () => {
                still = window.__seen.draws === last ? still + 1 : 0;
                last = window.__seen.draws;
                if (still > 6) done(true); else requestAnimationFrame(look);
            };
            look();
        })"""
    )


def plain(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}map=plain"


@pytest.mark.parametrize("kind", ["instant", "plain"])
@pytest.mark.parametrize("name", MAPS)
def test_every_map_is_drawn(open_page: Open, name: str, kind: str) -> None:
    page = open_page(plain(MAPS[name]) if kind == "plain" else MAPS[name])
    settled(page)
    assert not is_blank(picture(page))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_screen_needs_no_scrolling(open_page: Open, scheme: str) -> None:
    page = open_page("/fronts", scheme=scheme)
    settled(page)
    overflow = page.evaluate(
        "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollHeight - m.clientHeight; }"
    )
    assert overflow <= 1
    box = map_box(page)
    assert box["width"] >= 0.65 * 1366


def test_the_plain_map_changes_with_time_and_its_camera_does_not(open_page: Open) -> None:
    page = open_page(plain("/fronts?date=2024-08-10"))
    settled(page)
    box = map_box(page)
    # Ukraine's side, right of the legend: nothing there has a date
    still = {"x": box["x"] + 0.42 * box["width"], "y": box["y"] + 0.72 * box["height"], "width": 60, "height": 60}
    before, ground = picture(page), picture(page, still)
    for day in ("17 Aug 2024", "24 Aug 2024"):
        page.get_by_text("+7", exact=True).click()
        expect(page.locator(".map-title .when")).to_contain_text(day)
        settled(page)
    assert changed(before, picture(page)) > 0.01
    assert changed(ground, picture(page, still)) == 0


def test_two_quick_clicks_on_a_week_do_not_take_each_other_back(open_page: Open) -> None:
    page = open_page(plain("/fronts?date=2024-08-10"))
    settled(page)
    page.get_by_text("+7", exact=True).dblclick()
    expect(page.locator(".map-title .when")).to_contain_text(re.compile("(17|24) Aug 2024"))


def test_no_layer_is_fetched_again_when_time_moves(open_page: Open) -> None:
    page = open_page(plain("/fronts?date=2024-08-10"))
    settled(page)
    fetched: list[str] = []
    page.on("request", lambda request: "/layers/" in request.url and fetched.append(request.url))
    page.get_by_role("button", name="+1", exact=False).first.click()
    expect(page.locator(".map-title .when")).to_contain_text("11 Aug 2024")
    settled(page)
    assert fetched == []


def test_a_link_restores_date_window_knowledge_and_page(open_page: Open) -> None:
    page = open_page("/fronts?date=2024-10-01&window=30&known=2024-10-05&theatre=belgorod&map=plain")
    settled(page)
    words = page.locator(".map-title")
    expect(words).to_contain_text("Belgorod front")
    expect(words).to_contain_text("1 Sep 2024 – 1 Oct 2024")
    expect(words).to_contain_text("as known 5 Oct 2024")
    assert "date=2024-10-01" in page.url


def test_a_bad_link_says_so_and_shows_the_default(open_page: Open) -> None:
    page = open_page("/fronts?date=tomorrow&map=plain")
    settled(page)
    expect(page.get_by_text("The link says date='tomorrow'")).to_be_visible()
    assert not is_blank(picture(page))


def test_the_clock_is_kept_when_the_page_is_switched(open_page: Open) -> None:
    page = open_page("/fronts?date=2024-10-01")
    settled(page)
    page.get_by_role("link", name="Supply routes").click()
    page.wait_for_url(re.compile(r"/supply\?.*date=2024-10-01"))
    settled(page)
    assert not is_blank(picture(page))


def test_a_click_says_who_says_so(open_page: Open) -> None:
    page = open_page("/fronts?date=2024-10-01&selected=settlement:sudzha")
    settled(page)
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Sudzha (Суджа)")
    expect(panel).to_contain_text("Who says so")
    link = panel.locator("a[href^='http']").first
    expect(link).to_be_visible()
    expect(panel).to_contain_text("published")
    page.get_by_role("button", name="Back to figures").click()
    expect(panel).to_contain_text("under Ukrainian control")


def test_the_keyboard_reaches_every_control_of_the_plain_clock(open_page: Open) -> None:
    page = open_page(plain("/fronts"))
    settled(page)
    wanted = {"−1", "Play", "+1", "⏮", "−7", "+7", "⏭", "Kursk", "Belgorod", "Both"}
    reached: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        words = page.evaluate(
            "() => { const e = document.activeElement; return (e.getAttribute('aria-label') || e.innerText || "
            "e.closest('label,[data-testid=stSlider]')?.innerText || '') + ' ' + (e.type || ''); }"
        )
        reached |= {each for each in wanted if each in words}
        if "range" in words:
            reached.add("slider")
        if reached >= wanted | {"slider"}:
            break
    assert reached >= wanted | {"slider"}


@pytest.mark.parametrize(("path", "words"), [("/evidence", "claims"), ("/method", "How a front is made")])
def test_pages_without_a_map_show_their_content(open_page: Open, path: str, words: str) -> None:
    page = open_page(path)
    expect(page.get_by_text(words).first).to_be_visible()


LIGHT = [["rgb(29, 35, 41)", "rgb(255, 255, 255)"]] * 2  # ink on paper
DARK = [["rgb(242, 244, 245)", "rgb(15, 19, 23)"]] * 2
# A probe in our own style's colours, in the page and in a popover's place, outside of what Streamlit turns.
PROBED = """() => [document.querySelector('[data-testid=stMain]'), document.body].map(parent => {
    const probe = document.createElement('i');
    probe.style = 'color: var(--ink); background: var(--paper)';
    parent.append(probe);
    const {color, backgroundColor} = getComputedStyle(probe);
    probe.remove();
    return [color, backgroundColor];
})"""


def test_an_open_page_turns_dark_and_back_with_the_system(open_page: Open) -> None:
    page = open_page(plain("/fronts?date=2024-09-01"))
    settled(page)
    address, light_map = page.url, picture(page)
    sign = page.locator(".legend-row .sign").first
    fill = "element => getComputedStyle(element).borderTopColor"
    light = sign.evaluate(fill)
    assert page.evaluate(PROBED) == LIGHT
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"dark => JSON.stringify(({PROBED})()) === JSON.stringify(dark)", arg=DARK)
    assert sign.evaluate(fill) == "rgb(86, 180, 233)"
    chart = page.locator(".stVegaLiteChart svg [fill='#0072B2' i], .stVegaLiteChart svg [fill='#56B4E9' i]").first
    chart.wait_for(state="attached")
    assert chart.evaluate("element => getComputedStyle(element).fill") == "rgb(86, 180, 233)"
    page.wait_for_function("() => document.querySelector(\".stVegaLiteChart svg [fill='#56B4E9' i]\")")  # drawn again
    settled(page)
    assert picture(page).mean() < light_map.mean() - 60, "the plain map turned with the page"
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"light => JSON.stringify(({PROBED})()) === JSON.stringify(light)", arg=LIGHT)
    assert sign.evaluate(fill) == light
    assert page.url == address


def test_a_theme_the_reader_chose_stays_whatever_the_system_does(open_page: Open) -> None:
    def chosen(page: Page) -> None:
        page.add_init_script("localStorage.setItem('stActiveTheme-' + location.pathname + '-v2', '\"Dark\"')")

    page = open_page("/fronts", prepare=chosen)
    settled(page)
    theme = "() => Object.values(window.__deckmap ?? {})[0]?.app.payload.theme"
    page.wait_for_function(theme)
    assert (page.evaluate(theme), page.evaluate(PROBED)) == ("dark", DARK)
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    settled(page)
    assert (page.evaluate(theme), page.evaluate(PROBED)) == ("dark", DARK)
