"""The Analysis page in a real browser: every view draws its map and says what it shows."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.picture import changed, is_blank, picture
from tests.browser.test_dashboard import settled

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
    expect(page.get_by_text("Sudzha: under Russian control")).to_be_visible()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_text("under Ukrainian control, Kursk Oblast")).to_be_visible()
