"""Making a briefing in a real browser: a draft is found again by who made it, and by nobody else."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Open


def begun(page: Page, notes: str) -> None:
    """Begin a briefing and write notes into its first scene."""
    page.get_by_role("button", name="Add what I see as a scene").click()
    field = page.get_by_label("Notes for the speaker")
    field.fill(notes)
    field.press("Control+Enter")
    page.locator(".preview .notes", has_text=notes).wait_for()


def test_a_draft_is_found_after_a_reload_and_offered_to_the_same_browser_alone(
    open_page: Open, browser: Browser, dashboard: str
) -> None:
    page = open_page("/briefing")
    begun(page, "Breathe before the figure.")
    page.wait_for_function("() => localStorage.getItem('lifeline-drafts')?.includes('Breathe before')")
    page.reload()
    expect(page.get_by_label("Notes for the speaker")).to_have_value("Breathe before the figure.", timeout=30_000)
    page.goto(f"{dashboard}/briefing")
    page.get_by_role("button", name="Draft of").click()
    expect(page.get_by_label("Notes for the speaker")).to_have_value("Breathe before the figure.", timeout=30_000)
    other = browser.new_context()
    elsewhere = other.new_page()
    elsewhere.goto(f"{dashboard}/briefing")
    elsewhere.get_by_role("button", name="The one that comes with Lifeline").wait_for()
    assert elsewhere.get_by_role("button", name="Draft of").count() == 0
    other.close()
