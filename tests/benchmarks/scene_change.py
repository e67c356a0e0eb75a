"""How soon a key shows the next scene: `python tests/benchmarks/scene_change.py`.

Walks the default briefing in Chromium at 1920 x 1080 forward and back, camera jumps for flights, with a
software renderer: it needs both cores for itself. Limit: the first frame within 150 ms of the key, median, once loaded.
`tests/browser/test_briefing.py` looks for blank frames; looking takes time, so it is not done here.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.browser.blank_frames import LANDED, READY
from tests.browser.chromium import ARGUMENTS, executable
from tests.browser.conftest import serve

LIMIT_MS = 150.0
REST_MS = 1500  # between two scenes, for which a briefer has something to say


def main() -> int:
    """Print medians of both walks; 1 when the limit is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        home, process = serve("dashboard.py", Path(folder) / "log.txt")
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
                page = browser.new_page(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
                page.goto(f"{home}/present")
                page.wait_for_function(READY, timeout=120_000)
                kept = measured(page)
                browser.close()
        finally:
            process.terminate()
            process.wait(timeout=30)
    return 0 if kept else 1


def measured(page: Page) -> bool:
    """Walk there and back, print, and say whether the limit is kept on the way back, when all is loaded."""
    scenes = page.evaluate("window.__stage.told.scenes.length")
    kept = True
    for name, key in (("first time", "PageDown"), ("once loaded", "PageUp")):
        page.evaluate("() => { window.__stage.map.changes.length = 0; }")
        for number in range(1, scenes):
            page.keyboard.press(key)
            page.wait_for_function(f"() => window.__stage.map.changes.length >= {number}")
            page.wait_for_function(LANDED)
            page.wait_for_timeout(REST_MS)
        times = page.evaluate("window.__stage.map.changes")
        median = statistics.median(times)
        kept = median <= LIMIT_MS
        print(
            f"scene change, {name:11}  first frame {median:5.0f} ms median, {max(times):5.0f} ms longest "
            f"(limit {LIMIT_MS:.0f} ms median)   {'ok' if kept else 'TOO MUCH'}"
        )
    return kept


if __name__ == "__main__":
    sys.exit(main())
