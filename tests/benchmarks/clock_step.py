"""What the dashboard costs: cold start, warm page, a step of the clock, at 1 to 100 times the features.

Run `python tests/benchmarks/clock_step.py`; it prints figures and asserts none of them.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import ARGUMENTS, COUNTERS, executable  # noqa: E402
from tests.browser.conftest import serve  # noqa: E402

STEPS = 12
VISITS = 5
DRAWN = "() => window.__seen.draws > 0"
PANEL = "() => document.querySelector('.st-key-panel')?.innerText.length > 80"


def new_page(browser: Browser) -> tuple[Page, list[int]]:
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.add_init_script(COUNTERS)
    page.set_default_timeout(180_000)
    sizes: list[int] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda data: sizes.append(len(data))))
    return page, sizes


def until_drawn(page: Page, address: str) -> float:
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(DRAWN)
    return time.perf_counter() - start


def opened(page: Page, address: str) -> tuple[float, float]:
    """Seconds until a page's map is drawn, and until its panel is there too."""
    start = time.perf_counter()
    drawn = until_drawn(page, address)
    page.wait_for_function(PANEL)
    whole = time.perf_counter() - start
    page.wait_for_timeout(2500)  # what is prepared after the first picture is not the next page's to pay for
    page.goto("about:blank")  # and neither is a map in another tab
    return drawn, whole


def print_times(label: str, found: list[tuple[float, float]]) -> None:
    for what, times in zip(("map drawn", "panel there"), zip(*found, strict=True), strict=True):
        print(f"{label} {what:12} {statistics.median(times):6.2f} s (median of {len(times)}; {max(times):.2f} at most)")


def switched(page: Page) -> float:
    """From a click on another page's name to its first drawn map."""
    start = time.perf_counter()
    page.get_by_role("link", name="Supply routes").click()
    page.evaluate("() => { window.__seen.draws = 0; }")
    page.get_by_text("Pyongyang – Russia supply routes").first.wait_for()
    page.wait_for_function(DRAWN)
    return time.perf_counter() - start


def starts(browser: Browser, work: Path) -> None:
    os.environ["XDG_CACHE_HOME"] = str(work / "cold")
    start = time.perf_counter()
    home, process = serve("dashboard.py", work / "cold.txt")
    page, _ = new_page(browser)
    until_drawn(page, f"{home}/fronts")
    print(f"cold start to first drawn map, empty caches:         {time.perf_counter() - start:6.2f} s")
    page.wait_for_timeout(2500)
    page.goto("about:blank")
    found = []
    for _ in range(VISITS):
        tab = page.context.new_page()
        tab.add_init_script(COUNTERS)
        found.append(opened(tab, f"{home}/fronts"))
        tab.close()
    print_times("warm page, the same visitor's next tab,", found)
    until_drawn(page, f"{home}/fronts")
    page.wait_for_function(PANEL)
    page.wait_for_timeout(2500)
    print(f"warm page, switched to within the dashboard:         {switched(page):6.2f} s")
    page.context.close()
    found = []
    for _ in range(VISITS):
        page, _ = new_page(browser)
        found.append(opened(page, f"{home}/fronts"))
        page.context.close()
    print_times("warm page, new visitor, nothing cached, ", found)
    process.terminate()
    process.wait()
    start = time.perf_counter()
    home, process = serve("dashboard.py", work / "again.txt")
    page, _ = new_page(browser)
    until_drawn(page, f"{home}/fronts")
    print(f"start to first drawn map, kept caches:               {time.perf_counter() - start:6.2f} s")
    page.context.close()
    process.terminate()
    process.wait()


def steps(browser: Browser, work: Path, times: int, shown: str) -> None:
    os.environ["LIFELINE_TIMES"], os.environ["LIFELINE_PAGE"] = str(times), shown
    os.environ["XDG_CACHE_HOME"] = str(work / f"cache-{times}")  # layers are named by the evidence, not by its repeats
    home, process = serve("tests/benchmarks/step_app.py", work / f"{times}.txt", wait=120)
    page, sizes = new_page(browser)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "/layers/" in request.url else None)
    until_drawn(page, f"{home}/?date=2024-08-10&map=plain")
    page.wait_for_timeout(4000)
    took, waited, sent = [], [], []
    fetched.clear()
    for n in range(STEPS):
        sizes.clear()
        page.get_by_role("button", name="+1").first.click()
        page.wait_for_function(f"() => document.querySelector('.when')?.innerText.includes('{11 + n} Aug 2024')")
        page.wait_for_timeout(600)
        said = page.locator(".took").last
        took.append(float(said.get_attribute("data-ms") or "nan"))
        waited.append(float(said.get_attribute("data-waited") or "nan"))
        sent.append(sum(sizes))
    print(
        f"{shown:9} {times:4d}x features: Python {statistics.median(took):6.1f} ms a step (median of {STEPS}) and "
        f"{statistics.median(waited):.1f} ms waiting for its turn beside the browser, "
        f"{max(sent) / 1000:5.1f} kB to the browser at most, {len(fetched)} layers fetched again"
    )
    if times == 1:
        playback(page, shown)
    page.context.close()
    process.terminate()
    process.wait()


def playback(page: Page, shown: str) -> None:
    """Print how many of the browser's frames the plain map draws while time plays."""
    page.get_by_role("button", name="Play").first.click()
    page.wait_for_timeout(2500)  # the first steps
    share = page.evaluate(
        """async seconds => {
            const next = () => new Promise(requestAnimationFrame), {frames, drawFrames} = window.__seen;
            const until = performance.now() + 1000 * seconds;
            while (performance.now() < until) await next();
            return [window.__seen.drawFrames - drawFrames, window.__seen.frames - frames];
        }""",
        5,
    )
    print(f"{shown:9} playback: {share[0]} of {share[1]} animation frames draw")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10, 100])
    parser.add_argument("--pages", nargs="*", default=["fronts", "supply", "overview"])
    parser.add_argument("--no-starts", action="store_true", help="steps only")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        if not asked.no_starts:
            starts(browser, Path(folder))
        for shown in asked.pages:
            for times in asked.times:
                steps(browser, Path(folder), times, shown)
        browser.close()


if __name__ == "__main__":
    main()
