"""The map component beside Streamlit's own chart, in one run: python tests/benchmarks/instant_map.py [POINTS ...]

Prints, for 10,000, 100,000 and 1,000,000 points and for both designs: bytes on the wire, time to the first frame that
shows points, memory, and what a step of time costs in bytes, in JavaScript and until something is drawn; then, for the
component, how many points a window of a week draws and how many frames of the browser a playback draws; last the same
of the dashboard's own pages. Without a GPU (in a container) frames take as long as the processor needs: compare the two
columns, not with another machine.
"""

import contextlib
import gzip
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import httpx
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.chromium import ARGUMENTS, COUNTERS, executable
from tests.browser.conftest import ROOT, serve, stop

APP = ROOT / "tests/browser/deckmap/app"
POINTS = (10_000, 100_000, 1_000_000)
ALL = "day=1299&window=600"  # a window over the whole axis: the first frame shows every point
STEPS = 25

# Notes when points are first drawn (an instanced draw of at least half of them), every draw, and bytes kept on the GPU.
PROBE = """
(() => {
  const probe = window.__probe = {least: Infinity, shown: 0, drawn: 0, first: 1, gpu: 0};
  const proto = WebGL2RenderingContext.prototype;
  for (const [name, at] of [['drawArraysInstanced', 3], ['drawElementsInstanced', 4]]) {
    const inner = proto[name];
    proto[name] = function (...rest) {
      const now = performance.now();
      if (!probe.shown && rest[at] >= probe.least) probe.shown = now;
      probe.drawn = now;
      probe.first ||= now;
      return inner.apply(this, rest);
    };
  }
  const buffer = proto.bufferData;
  proto.bufferData = function (target, data, ...rest) {
    probe.gpu += typeof data === 'number' ? data : (data?.byteLength ?? 0);
    return buffer.call(this, target, data, ...rest);
  };
  const query = new URLSearchParams(location.search);
  if (query.get('points')) probe.least = Number(query.get('points')) / 2;
})();
"""


@contextlib.contextmanager
def running(script: str, folder: Path) -> Iterator[str]:
    """A Streamlit server's address while it runs."""
    with tempfile.TemporaryDirectory() as logs:
        home, process = serve(script, Path(logs) / "log.txt", cwd=folder)
        try:
            yield home
        finally:
            stop(process)


class Visit:
    """One open page and what it costs."""

    def __init__(self, browser: Browser, home: str, query: str) -> None:
        self.context = browser.new_context(viewport={"width": 1366, "height": 768})
        self.context.add_init_script(COUNTERS)
        self.context.add_init_script(PROBE)
        self.wire: dict[str, int] = {}
        warm = self.context.new_page()  # Streamlit itself is in the cache before anything is measured
        warm.goto(f"{home}/?points=1&without=areas,land,voyages{'&chart=1' if 'chart' in query else ''}")
        warm.wait_for_selector("canvas", timeout=60_000)
        warm.close()
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(240_000)
        self.session: CDPSession = self.context.new_cdp_session(self.page)
        self.session.send("Network.enable")
        self.session.on("Network.responseReceived", lambda event: self.asked.update(
            {event["requestId"]: event["response"]["url"]}))
        self.session.on("Network.loadingFinished", self._finished)
        self.asked: dict[str, str] = {}
        self.page.goto(f"{home}/?{query}")

    def _finished(self, event: dict[str, Any]) -> None:
        url = self.asked.get(event["requestId"], "")
        self.wire[url] = self.wire.get(url, 0) + event["encodedDataLength"]

    def data_bytes(self) -> int:
        """Bytes that came over the wire for layer data."""
        return sum(size for url, size in self.wire.items() if "/demo/" in url or "/layers/" in url)

    def ask(self, expression: str) -> Any:  # noqa: ANN401 - any JSON
        return self.page.evaluate(expression)

    def memory(self) -> float:
        """Bytes of JavaScript heap and array buffers after a collection, and of buffers on the GPU."""
        self.session.send("HeapProfiler.collectGarbage")
        heap = self.session.send("Runtime.getHeapUsage")
        return heap["usedSize"] + heap.get("backingStorageSize", 0) + self.ask("window.__probe.gpu")

    def quiet(self) -> None:
        """Wait until nothing was drawn for a while."""
        self.page.wait_for_function("performance.now() - window.__probe.drawn > 700 && window.__probe.drawn > 0")

    def close(self) -> None:
        self.context.close()


def first_frame(visit: Visit) -> tuple[float, float]:
    """Milliseconds to the first frame with points: from opening the page, and from asking for the points."""
    visit.page.wait_for_function("window.__probe.shown > 0")
    shown = float(visit.ask("window.__probe.shown"))
    asked = visit.ask(
        "performance.getEntriesByType('resource').find(e => /events-|rows-/.test(e.name))?.startTime ?? 0"
    )
    return shown, shown - float(asked)


def chart_steps(visit: Visit) -> dict[str, float]:
    """Steps with Streamlit's slider: bytes that came and milliseconds until something was drawn."""
    visit.page.get_by_role("slider").focus()
    visit.quiet()
    waits, bytes_each = [], []
    for _ in range(8):
        received = visit.ask("window.__seen.received")
        pressed = visit.ask("(window.__probe.first = 0, performance.now())")
        visit.page.keyboard.press("ArrowLeft")
        visit.page.wait_for_function("window.__probe.first > 0")
        waits.append(visit.ask("window.__probe.first") - pressed)
        visit.quiet()
        bytes_each.append(visit.ask("window.__seen.received") - received)
    return {"wait": statistics.median(waits), "bytes": statistics.median(bytes_each)}


MAP = "Object.values(window.__deckmap)[0]"

# Moves the clock from inside the page, one animation frame at a time, as a hand does: a pointer event, then the frame.
DRAG = """async ([steps, from, by]) => {
  const map = Object.values(window.__deckmap)[0];
  const next = () => new Promise(requestAnimationFrame);
  const seen = {...window.__seen}, waits = [], start = map.frameTimes.length;
  for (let i = 0; i < steps; i++) {
    await next();
    const asked = performance.now();
    const frames = map.frames;
    map.app.time.scrub(from + i * by);
    while (map.frames === frames) await next();
    waits.push(window.__probe.drawn - asked);
  }
  const script = map.frameTimes.slice(start);
  return {waits, script, received: window.__seen.received - seen.received, sent: window.__seen.sent - seen.sent,
          drawn: map.drawnPoints};
}"""

PLAY = """async seconds => {
  const map = Object.values(window.__deckmap)[0];
  const next = () => new Promise(requestAnimationFrame);
  map.app.time.set({...map.app.time.clock, loop: true, speed: 30});
  map.app.time.play();
  for (let i = 0; i < 10; i++) await next();
  const seen = {...window.__seen}, frames = map.frames, until = performance.now() + seconds * 1000;
  while (performance.now() < until) await next();
  const result = {drawn: map.frames - frames, frames: window.__seen.frames - seen.frames,
                  received: window.__seen.received - seen.received, sent: window.__seen.sent - seen.sent};
  map.app.time.pause();
  return result;
}"""


def component_steps(visit: Visit, window: int) -> dict[str, float]:
    """Steps of a dragged clock: JavaScript a frame, milliseconds to the draw call, bytes, points drawn."""
    visit.ask(f"{MAP}.app.time.setWindow({window})")
    first, last = visit.ask(f"[{MAP}.clock().first, {MAP}.clock().last]")
    visit.page.evaluate(DRAG, [5, first + (last - first) / 3, 1])  # the first frames compile
    found = visit.page.evaluate(DRAG, [STEPS, first + (last - first) / 3, 1])
    visit.ask(f"{MAP}.app.time.rest()")
    return {
        "script": statistics.median(found["script"]),
        "wait": statistics.median(found["waits"]),
        "bytes": found["received"] + found["sent"],
        "drawn": found["drawn"],
    }


def compare(browser: Browser, home: str, points: int) -> None:
    """Print both designs with the same points."""
    for data in ("events", "rows"):
        httpx.get(f"{home}/demo/{data}-{points}", timeout=120)  # made once, before anything is measured
    empty = Visit(browser, home, "points=1&without=areas,land,voyages&" + ALL)
    empty.page.wait_for_function("window.__probe.drawn > 0")
    empty.quiet()
    ground = empty.memory()
    empty.close()

    visit = Visit(browser, home, f"points={points}&without=areas,land,voyages&{ALL}")
    shown, fetched = first_frame(visit)
    visit.quiet()
    memory, wire = visit.memory(), visit.data_bytes()
    week = component_steps(visit, 6)
    played = visit.page.evaluate(PLAY, 4)
    visit.close()

    chart = Visit(browser, home, f"chart=1&points={points}&{ALL}")
    chart_shown, chart_fetched = first_frame(chart)
    chart.quiet()
    chart_memory, chart_wire = chart.memory(), chart.data_bytes()
    stepped = chart_steps(chart)
    chart.close()

    print(f"\n{points:,} points{'':24}{'component':>14}{'pydeck_chart':>16}")
    line("on the wire, bytes a point", wire / points, chart_wire / points, ".1f")
    line("page to first frame, ms", shown, chart_shown, ".0f", f"{chart_shown / shown:.1f}x sooner")
    line("points asked to first frame, ms", fetched, chart_fetched, ".0f", f"{chart_fetched / fetched:.1f}x sooner")
    line("memory, bytes a point", (memory - ground) / points, (chart_memory - ground) / points, ".0f")
    line("a step: bytes", week["bytes"], stepped["bytes"], ".0f")
    line("a step: to the draw call, ms", week["wait"], stepped["wait"], ".1f")
    line("a step: JavaScript, ms", week["script"], None, ".2f")
    line("points drawn of a week", week["drawn"], points, ".0f")
    share = played["drawn"] / played["frames"]
    line("playback: frames drawn", 100 * share, None, ".0f", f"% of {played['frames']}, {played['sent']} messages sent")


def line(name: str, ours: float, theirs: float | None, form: str, note: str = "") -> None:
    """Print one row of the comparison."""
    print(f"  {name:36}{format(ours, form):>14}{format(theirs, form) if theirs is not None else '-':>16}  {note}")


def own_pages(browser: Browser) -> None:
    """Print what a step costs on the dashboard's own pages."""
    with running("dashboard.py", ROOT) as home:
        print("\nour own layers")
        for page in ("fronts", "supply"):
            context = browser.new_context(viewport={"width": 1366, "height": 768})
            context.add_init_script(COUNTERS)
            context.add_init_script(PROBE)
            tab = context.new_page()
            tab.set_default_timeout(90_000)
            tab.goto(f"{home}/{page}")
            try:
                tab.wait_for_function("Object.values(window.__deckmap ?? {})[0]?.frames > 2")
            except PlaywrightTimeout:
                print(f"  {page}: shows no map of this component")
                context.close()
                continue
            tab.wait_for_function(f"!{MAP}.loading")
            tab.wait_for_function("performance.now() - window.__probe.drawn > 700")
            visit = Visit.__new__(Visit)
            visit.page, visit.context = tab, context
            stepped = component_steps(visit, 0)
            played = tab.evaluate(PLAY, 4)
            print(
                f"  {page:10} JavaScript {stepped['script']:.2f} ms, to the draw call {stepped['wait']:.1f} ms, "
                f"{stepped['bytes']:.0f} bytes; playback draws {100 * played['drawn'] / played['frames']:.0f} % of "
                f"{played['frames']} frames"
            )
            context.close()


def main() -> None:
    """Run everything that was asked for."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(POINTS)
    assets = next((ROOT / "layers/deckmap/src/deckmap/assets").glob("*.js"), None)
    if assets:
        body = assets.read_bytes()
        print(f"component: {len(body) / 1000:.0f} kB, {len(gzip.compress(body, 9)) / 1000:.0f} kB gzipped")
    started = time.monotonic()
    with sync_playwright() as playwright, running("server.py", APP) as home:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        for points in sizes:
            compare(browser, home, points)
        own_pages(browser)
        browser.close()
    print(f"\n{time.monotonic() - started:.0f} s in all", json.dumps({"points": sizes}))


if __name__ == "__main__":
    main()
