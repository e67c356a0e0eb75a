"""A hand to move a map with."""

import base64
import io
from collections.abc import Callable
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, Page

from tests.browser.chromium import Watch

FIRST, LAST = 700, 1300  # the ends of the demo's time axis, in days since 2022-01-01


class Hand:
    """One open map and what a user does to it. Waits are for what the map reports of itself, never for time."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.watch: Watch | None = None

    def ready(self) -> None:
        self.page.wait_for_function("window.__deckmap?.demo?.frames > 1")
        self.settled()

    def ask(self, expression: str, argument: object = None) -> Any:  # noqa: ANN401 - any JSON
        script = f"argument => {{ const map = window.__deckmap.demo; return {expression}; }}"
        return self.page.evaluate(script, argument)

    def until(self, expression: str) -> None:
        script = f"() => {{ const map = window.__deckmap?.demo; return map && ({expression}); }}"
        self.page.wait_for_function(script)

    def settled(self) -> None:
        """Wait until every layer is here, Python has answered, and some browser frames passed without a draw."""
        self.page.evaluate("""async () => {
            const map = window.__deckmap.demo;
            const next = () => new Promise(requestAnimationFrame);
            const running = () =>
                document.querySelector('[data-testid=stApp][data-test-script-state=running], #first-map');
            const busy = () => map.loading || map.reporting || window.__seen.unanswered || running();
            for (let quiet = 0, before = -1; quiet < 4; before = map.frames) {
                await next();
                quiet = before === map.frames && !busy() ? quiet + 1 : 0;
            }
        }""")

    def note_frames(self, expression: str) -> None:
        """From now on, note what `expression` says of `map` whenever a frame has been drawn, however fast they come."""
        self.page.evaluate(f"""() => {{
            const map = window.__deckmap.demo, {{events}} = map.app.stage, {{frame}} = events;
            window.__noted = [];
            events.frame = () => {{ window.__noted.push({expression}); frame(); }};
            window.__noteNoMore = () => {{ events.frame = frame; }};
        }}""")

    def noted(self) -> list[Any]:
        """What was noted of each frame; the next ones are not."""
        return list(self.page.evaluate("(window.__noteNoMore(), window.__noted)"))

    def reset(self) -> None:
        """Put everything back to where the demo starts: day 980, a moment, all that is known, nothing chosen."""
        self.page.evaluate("""() => {
            const app = window.__deckmap.demo.app;
            const start = app.payload;
            app.root.querySelector('dialog')?.close();
            app.time.pause();
            app.tools.leave();
            app.sketch.annotations = [];
            app.commands.clearArea();
            app.time.mark = '';
            app.time.compare(null);
            app.time.take({...start.clock.value, playing: false});
            app.timeline.axis.reset();
            app.timeline.draw();
            app.stage.jump(start.camera.value);
        }""")
        self.page.mouse.move(1, 1)
        self.settled()

    def time(self, **change: object) -> None:
        """Set the clock as if by hand, without one."""
        self.ask("map.app.time.set({...map.app.time.clock, ...argument})", change)

    def compare(self, day: float, mode: str = "swipe") -> None:
        self.ask("map.app.time.compare({day: argument[0], known_by: null, mode: argument[1], split: 0.5})", [day, mode])

    def state(self, words: str) -> None:
        """Wait until Python's own state, printed by the page, holds these words."""
        self.page.locator("[data-testid=state]").filter(has_text=words).first.wait_for(state="attached")

    def stage(self) -> Locator:
        return self.page.locator(".deckmap .stage")

    def focus(self) -> None:
        self.page.evaluate("window.__deckmap.demo.app.area.focus()")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def track(self, day: float) -> tuple[float, float]:
        """Where on the screen the time axis shows a day."""
        box = self.page.locator(".track").bounding_box()
        assert box
        x = self.ask("map.app.timeline.axis.x(argument)", day)
        return box["x"] + x, box["y"] + box["height"] / 2

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where on the screen a place is."""
        box = self.stage().bounding_box()
        assert box
        x, y = self.ask("map.app.stage.viewport.project(argument)", [longitude, latitude])
        return box["x"] + x, box["y"] + y

    def click(self, longitude: float, latitude: float, **options: Any) -> None:  # noqa: ANN401 - Playwright's
        self.page.mouse.click(*self.place(longitude, latitude), **options)

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 12) -> None:
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=steps)
        self.page.mouse.up()

    def trace(self, places: list[tuple[float, float]]) -> None:
        """Draw along places on the map with the mouse held down."""
        spots = [self.place(*place) for place in places]
        self.page.mouse.move(*spots[0])
        self.page.mouse.down()
        for spot in spots[1:]:
            self.page.mouse.move(*spot, steps=6)
        self.page.mouse.up()

    def day(self) -> float:
        return self.ask("map.clock().day")

    def picture(self, scale: int = 1) -> Image.Image:
        """The picture the user would save."""
        text = self.page.evaluate(
            """async scale => {
                const blob = await window.__deckmap.demo.snapshot(scale);
                const bytes = new Uint8Array(await blob.arrayBuffer());
                let text = '';
                for (let i = 0; i < bytes.length; i += 8192) {
                    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
                }
                return btoa(text);
            }""",
            scale,
        )
        return Image.open(io.BytesIO(base64.b64decode(text))).convert("RGB")

    def screen(self) -> Image.Image:
        """The map as it is on the screen."""
        return Image.open(io.BytesIO(self.stage().screenshot())).convert("RGB")

    def colour(self, picture: Image.Image, longitude: float, latitude: float) -> tuple[int, int, int]:
        x, y = self.ask("map.app.stage.viewport.project(argument)", [longitude, latitude])
        return picture.getpixel((round(x), round(y)))


OpenMap = Callable[..., Hand]
