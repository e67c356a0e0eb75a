"""Making a briefing in a real browser: a draft is found again by who made it, and by nobody else."""

import re

from playwright.sync_api import Browser, Page, expect

from data.briefings.toml import BRIEFINGS
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


def test_files_are_opened_by_the_real_uploader_whole_or_as_unfinished(open_page: Open) -> None:
    page = open_page("/briefing")
    chooser = page.locator("input[type=file]")
    text = (BRIEFINGS / "msmt.toml").read_bytes()
    chooser.set_input_files({"name": "bad.toml", "mimeType": "application/toml", "buffer": b"title = "})
    page.get_by_text("The file was not opened").wait_for()
    assert page.get_by_role("button", name="Open it as unfinished").count() == 0
    begun = text.replace(b'"msmt_r1"', b'"nobody"')
    chooser.set_input_files({"name": "begun.toml", "mimeType": "application/toml", "buffer": begun})
    page.get_by_role("button", name="Open it as unfinished").click()
    page.get_by_text("1 to do before it can be told").wait_for()
    expect(page.get_by_label("Title of the briefing")).to_have_value(re.compile("^North Korea and Russia"))
    page.get_by_text("Open a briefing", exact=True).click()
    chooser.set_input_files({"name": "msmt.toml", "mimeType": "application/toml", "buffer": text})
    page.get_by_role("link", name="Present it").wait_for()


# Holds back what the server says, from `__late.hold()` until `__late.release()`.
LATE = """
(() => {
  const kept = [];
  let holding = false;
  window.__late = {
    hold() { holding = true; },
    release() { holding = false; for (const each of kept.splice(0)) each(); },
    get waiting() { return kept.length; }
  };
  const Inner = window.WebSocket;
  window.WebSocket = class extends Inner {
    addEventListener(name, hear, ...rest) {
      const now = event => hear.call(this, event);
      const late = event => holding && name === 'message' ? kept.push(() => now(event)) : now(event);
      super.addEventListener(name, late, ...rest);
    }
  };
})();
"""


def test_what_is_typed_before_a_late_answer_is_kept_for_the_scene_that_was_chosen(open_page: Open) -> None:
    page = open_page("/briefing", prepare=lambda page: page.add_init_script(LATE))
    page.get_by_role("button", name="Add what I see as a scene").click()
    title = page.get_by_label("Title", exact=True)
    title.fill("The first")
    title.press("Enter")
    page.get_by_role("button", name="1 The first").wait_for()
    page.get_by_role("button", name="Duplicate").or_(page.locator(".st-key-twice button")).first.click()
    page.get_by_role("button", name="2 The first").wait_for()
    notes = page.get_by_label("Notes for the speaker")

    page.evaluate("window.__late.hold()")
    page.get_by_role("button", name="1 The first").click()
    page.wait_for_function("window.__late.waiting > 0")
    title.fill("Typed too early")
    title.press("Enter")
    notes.fill("Still being")
    page.evaluate("window.__late.release()")
    page.get_by_role("button", name="1 Typed too early").wait_for()
    page.get_by_role("button", name="2 The first").wait_for()
    expect(title).to_have_value("Typed too early")
    expect(notes).to_be_focused()
    page.keyboard.type(" written")
    expect(notes).to_have_value("Still being written")
    notes.press("Control+Enter")
    page.locator(".preview .notes", has_text="Still being written").wait_for()
    page.get_by_role("button", name="2 The first").click()
    page.wait_for_function(  # for a moment the fields of both scenes stand in the page
        """() => [...document.querySelectorAll("input[aria-label='Title']")].every(each => each.value === 'The first')
            && document.querySelector("textarea[aria-label='Notes for the speaker']").value === ''"""
    )
