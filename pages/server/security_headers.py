"""What a browser may do on our pages, said in the headers of every answer: all from here, nothing from elsewhere.

What the policy allows beyond the server's own address, and who needs it:

- scripts at `blob:`: Streamlit starts the code of components (stage, drafts) from there; only a script that already
  runs can make such an address. The few scripts within the page itself are named by their digests.
- WebAssembly: Streamlit's messages count in whole numbers of 64 bits with it, and deck.gl's loaders are written in it.
- styles within the page: Streamlit and Vega write them.
- pictures and fonts as `data:`, pictures, films and workers as `blob:`: hatches, charts, what is about to be saved.
- connections to `data:` and `blob:`: deck.gl reads its hatches as if it fetched them.
"""

import base64
import hashlib
import os
import re
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

EMBEDDED_BY: Final = "LIFELINE_EMBEDDED_BY"  # the environment variable: origins that may show our pages in a frame
ORIGIN: Final = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.IGNORECASE)
HOST: Final = re.compile(r"([A-Za-z0-9.-]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?")
INLINE: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<script>.*?)</script>", re.DOTALL)
SHELL: Final = Path(get_static_dir()) / "index.html"
UNUSED: Final = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer",
    "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # the address holds what is seen: whose source is opened need not know
    "Permissions-Policy": ", ".join(f"{each}=()" for each in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY: Final = "Content-Security-Policy"


def embedders(text: str) -> tuple[str, ...]:
    """Origins that may show our pages in a frame, from words separated by spaces.

    Raises:
        ValueError: one of them is no origin.
    """
    found = tuple(text.split())
    if wrong := [each for each in found if not ORIGIN.fullmatch(each)]:
        raise ValueError(
            f"{EMBEDDED_BY}: {', '.join(wrong)} is no origin. Write https://example.org, several separated by spaces."
        )
    return found


def digests(html: str) -> list[str]:
    """What a policy calls the scripts within a page."""
    scripts = [each["script"] for each in INLINE.finditer(html) if "src=" not in each["attributes"]]
    return [f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts]


class SecurityHeaders:
    """Adds the headers to every answer that does not carry its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.embedders = embedders(os.environ.get(EMBEDDED_BY, ""))
        self.scripts = digests(SHELL.read_text(encoding="utf-8"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        page: list[str] = scope.setdefault("state", {}).setdefault(POLICY, [])  # filled by who adds scripts to a page

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                headers.setdefault(POLICY, self.policy(Headers(scope=scope).get("host", ""), page or self.scripts))
            await send(message)

        await self.app(scope, receive, sent)

    def policy(self, host: str, scripts: list[str]) -> str:
        """The policy of a page at `host` with `scripts` within it."""
        wire = f"ws://{host} wss://{host} " if HOST.fullmatch(host) else ""  # to older browsers that is not 'self'
        return "; ".join(
            [
                "default-src 'self'",
                f"script-src 'self' blob: 'wasm-unsafe-eval' {' '.join(scripts)}",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "media-src 'self' blob:",
                "worker-src 'self' blob:",
                f"connect-src 'self' {wire}data: blob:",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                " ".join(["frame-ancestors 'self'", *self.embedders]),
            ]
        )
