"""Finding a Chromium to drive, and watching what it does."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Playwright, Request

from tests.browser import waiting

waiting.install()

# Graphics come from the system's EGL: a GPU, or Mesa's llvmpipe, which draws our maps several times faster than
# Chromium's own SwiftShader. Where there is no EGL, Chromium falls back to that by itself.
ARGUMENTS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=gl-egl",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOW_TO_GET_ONE = (
    "no Chromium found: install your distribution's package (Debian: apt-get install chromium), "
    "or run `playwright install chromium`"
)

# Counts what the browser draws and hears, so that tests wait for events instead of sleeping.
COUNTERS = """
(() => {
  const seen = window.__seen = {draws: 0, drawFrames: 0, frames: 0, received: 0, messages: 0, sent: 0,
                                unanswered: false};
  let drew = false;
  for (const proto of [WebGL2RenderingContext.prototype, WebGLRenderingContext.prototype]) {
    for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
      const inner = proto[name];
      if (!inner) continue;
      proto[name] = function (...rest) { seen.draws += 1; drew = true; return inner.apply(this, rest); };
    }
  }
  const tick = () => { seen.frames += 1; if (drew) seen.drawFrames += 1; drew = false;
                       requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  document.addEventListener('securitypolicyviolation', (event) => // some are refused without a word in the console
    console.error(`the policy refused ${event.effectiveDirective} ${event.blockedURI} of ${event.sourceFile}`));
  const Inner = window.WebSocket;
  window.WebSocket = class extends Inner {
    constructor(...rest) {
      super(...rest);
      this.addEventListener('message', (event) => {
        seen.messages += 1;
        seen.unanswered = false;
        seen.received += event.data.size ?? event.data.byteLength ?? event.data.length ?? 0;
      });
    }
    send(data) { seen.sent += 1; seen.unanswered = true; return super.send(data); }
  };
})();
"""


def executable() -> str | None:
    """A system Chromium's path, or None to let Playwright use its own."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        found = shutil.which(name)
        if found:
            return found
    return None


def own_browser(playwright: Playwright) -> bool:
    """Whether Playwright has a Chromium of its own."""
    return Path(playwright.chromium.executable_path).exists()


def required() -> bool:
    """Whether a missing browser is a failure rather than a skip (so in continuous integration)."""
    return bool(os.environ.get("LIFELINE_BROWSER_REQUIRED"))


@dataclass
class Watch:
    """What a page asked for and complained about."""

    home: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Note requests, console errors and uncaught exceptions of `page`."""
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(self.home).netloc:
            self.outside.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # Streamlit's client looks for its server below the page's own path first; that miss is how it finds the root
        looking = "/_stcore/" in (message.location or {}).get("url", "") and "404" in message.text
        # what is preloaded and then asked for otherwise is sent twice
        twice = "preload" in message.text and "not used because" in message.text
        if (message.type == "error" and not looking) or twice:
            self.complaints.append(message.text)

    def check(self) -> None:
        """Fail if anything left the machine or the console showed an error."""
        assert not self.outside, f"requests left the machine: {self.outside}"
        assert not self.complaints, f"the browser complained: {self.complaints}"
