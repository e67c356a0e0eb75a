"""The Analysis page in a real browser: every view draws its map and says what it shows."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.picture import changed, is_blank, picture
from tests.browser.test_dashboard import RUNNING, settled

VIEWS = (("Known when", "given now, not then"), ("Figures", "with contested ground"))


def test_each_view_is_drawn_and_says_what_it_shows(open_page: Open) -> None:
    page = open_page("/analysis?date=2024-08-11")
    settled(page)
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("both give")
    before = picture(page)
    assert not is_blank(before)
    for view, words in VIEWS:
        page.get_by_text(view, exact=True).click()
        expect(panel).to_contain_text(words)
        settled(page)
        shown = picture(page)
        assert not is_blank(shown)
        assert changed(before, shown) > 0
        before = shown
    page.get_by_text("Finder", exact=True).click()
    expect(panel).to_contain_text("with a place")  # its list is a canvas too: no picture of the map alone


def test_a_link_to_an_answer_opens_it_and_back_leads_to_the_view(open_page: Open) -> None:
    page = open_page("/analysis?view=figures&why=settlement:sudzha&date=2025-03-13&map=plain")
    expect(page.get_by_text("Sudzha (Суджа): under Russian control")).to_be_visible()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_text("under Ukrainian control, Kursk Oblast")).to_be_visible()


def choose(label: str, option: str) -> Callable[[Locator], None]:
    """Choose from a list in the panel."""

    def chosen(panel: Locator) -> None:
        panel.get_by_label(label).click()
        panel.page.get_by_role("option", name=option).click()

    return chosen


def press(words: str) -> Callable[[Locator], None]:
    """Press what these words stand on."""
    return lambda panel: panel.get_by_role("button", name=words, exact=True).or_(
        panel.get_by_role("radio", name=words, exact=True)
    ).click()


def find(words: str) -> Callable[[Locator], None]:
    """Search."""

    def typed(panel: Locator) -> None:
        panel.get_by_role("textbox", name="Find", exact=True).fill(words)
        panel.get_by_role("textbox", name="Find", exact=True).press("Enter")

    return typed


SETTINGS = (
    ("/analysis?date=2024-10-01", press("or contested"), "held=all"),
    ("/analysis?view=known&date=2024-08-11", choose("What did the public know", "a month later"), "then=30"),
    ("/analysis?view=figures&figure=quantities&date=2024-10-01", choose("Goods or people", "Workers"), "goods=workers"),
    ("/analysis?view=finder&date=2024-10-01", find("place:Суджа after:2025"), "q=place"),
)


def told(page: Page) -> list[str]:
    """What the panel says in words, once the page's script has come to rest."""
    page.locator(".st-key-panel [data-testid=stHtml]").last.wait_for(state="attached")
    expect(page.locator(RUNNING)).to_have_count(0, timeout=45_000)
    return page.locator(".st-key-panel [data-testid=stHtml]").all_inner_texts()


def test_each_views_settings_are_in_the_link_and_the_link_restores_them(open_page: Open) -> None:
    page = open_page("/analysis?map=plain")
    home = page.evaluate("location.origin")
    for path, change, parameter in SETTINGS:
        page.goto(f"{home}{path}&map=plain")
        told(page)
        change(page.locator(".st-key-panel"))
        page.wait_for_url(re.compile(re.escape(parameter)))
        said, link = told(page), page.url
        page.goto(link)  # another session of the server: only the link carries over
        assert told(page) == said, parameter
        assert page.url == link  # the page writes the address from what it shows


def test_a_click_on_a_chart_answers_for_that_day_and_the_link_keeps_it(open_page: Open) -> None:
    page = open_page("/analysis?date=2024-10-01&map=plain")
    settled(page)
    page.locator(".st-key-disagreement-chart [role=graphics-document]").click(position={"x": 240, "y": 130})
    page.wait_for_url(re.compile("why=apart"))
    expect(page.locator(".st-key-panel")).to_contain_text("Only one of the two")
    said = told(page)
    page.goto(page.url)
    assert told(page) == said


def on_chart(key: str, mark: str = "") -> Callable[[Locator], None]:
    """Click on a chart: on a mark of a kind ("bar", "point", "tick"), or anywhere on its days."""

    def clicked(panel: Locator) -> None:
        chart = panel.locator(f".st-key-{key} [role=graphics-document]").first
        if mark:
            chart.locator(f"[aria-roledescription={mark}]").last.click()  # the last is drawn over the others
        else:
            chart.click(position={"x": 240, "y": 90})

    return clicked


CHARTS = (
    ("/analysis?view=figures&date=2024-10-01", on_chart("ground-chart"), "why=figure", "Both fronts."),
    ("/analysis?view=figures&figure=line&date=2024-10-01", on_chart("line-chart"), "why=measure", "front: contact"),
    (
        "/analysis?view=figures&figure=quantities&date=2024-10-01",
        on_chart("claims-chart", "point"), "why=mark", "Artillery rounds: ",
    ),
    ("/analysis?view=known&date=2024-08-11", on_chart("lag-chart", "tick"), "why=claim", "The claim"),
    ("/analysis?view=finder&q=Sudzha&date=2024-10-01", on_chart("found-chart", "bar"), "q=Sudzha.*after", "before:20"),
    ("/fronts?date=2024-10-01", on_chart("area-kursk"), "selected=figure", "Under Ukrainian control or contested"),
)  # fmt: skip


def test_a_click_on_any_chart_answers_for_what_was_clicked(open_page: Open) -> None:
    page = open_page("/analysis?map=plain")
    home = page.evaluate("location.origin")
    for path, click, parameter, words in CHARTS:
        page.goto(f"{home}{path}&map=plain")
        told(page)
        click(page.locator(".st-key-panel"))
        page.wait_for_url(re.compile(parameter))
        panel = page.locator(".st-key-panel")
        if "q=" in parameter:
            expect(panel.get_by_role("textbox", name="Find", exact=True)).to_have_value(re.compile(words))
        else:
            expect(panel).to_contain_text(words)


BY_SUDZHA = (35.25, 51.195)  # ground both perspectives give


def test_a_key_figure_and_the_map_open_who_says_so_in_one_click(open_page: Open) -> None:
    page = open_page("/fronts?date=2024-10-01&map=plain")
    settled(page)
    panel = page.locator(".st-key-panel")
    panel.get_by_role("button", name=re.compile("^about .* under Ukrainian control")).click()
    page.wait_for_url(re.compile("selected=figure"))
    expect(panel).to_contain_text("Kursk front. Under Ukrainian control")
    expect(panel).to_contain_text("Precision: point good to")
    page.goto(f"{page.evaluate('location.origin')}/analysis?date=2024-10-01")
    settled(page)
    box = page.locator(".deckmap .stage").bounding_box()
    assert box
    x, y = page.evaluate("place => Object.values(window.__deckmap)[0].app.stage.viewport.project(place)", BY_SUDZHA)
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.wait_for_url(re.compile("why=(agreement|settlement)"))
    expect(panel).to_contain_text("Who says so")


IMPOSSIBLE = (
    ("against=sceptical", "There is no perspective 'sceptical'", "both give"),
    ("perspective=sceptical", "The link says perspective='sceptical'", "both give"),
    ("view=figures&why=claim:never-made", "This is not in the evidence", "Back"),
    ("who=kinds%3Dnobody", "This perspective believes nobody", "0 km² both give"),
    ("view=finder&q=Sudzha+AND", "AND needs something after it", "What changed"),
    ("view=finder&near=nosuch&raions=Atlantis", "what is near 'nosuch'", "with a place"),
    ("view=figures&figure=gains&since=2020-01-01", "The link says since='2020-01-01'", "came under Ukrainian control"),
)


def test_what_a_link_cannot_have_is_told_and_the_page_stands(open_page: Open) -> None:
    page = open_page("/analysis?map=plain")
    home = page.evaluate("location.origin")
    for link, message, shown in IMPOSSIBLE:
        page.goto(f"{home}/analysis?date=2024-10-01&map=plain&{link}")
        told(page)
        expect(page.get_by_text(message)).to_be_visible()
        expect(page.locator(".st-key-panel")).to_contain_text(shown)
        expect(page.locator(".map-title .when")).to_contain_text("1 Oct 2024")


def test_a_line_drawn_on_the_map_finds_what_lies_in_it_and_the_link_keeps_it(open_page: Open) -> None:
    page = open_page("/analysis?date=2024-10-01&view=finder")
    settled(page)
    page.get_by_role("button", name="Select with a free line").click()
    page.mouse.move(700, 330)
    page.mouse.down()
    for spot in ((640, 390), (560, 330), (640, 270), (700, 330)):
        page.mouse.move(*spot, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile("area="))
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Clear the drawn area")
    said = told(page)
    page.goto(page.url)
    assert told(page) == said
    page.get_by_role("button", name="Clear the drawn area").click()
    page.wait_for_url(lambda url: "area=" not in url)
    assert told(page) != said
