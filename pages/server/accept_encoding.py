"""What a client takes, as it says in Accept-Encoding: told to the application in the one way everything in it reads."""

import re
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

NAME: Final = b"accept-encoding"
QUALITY: Final = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


def takes_gzip(accepted: str) -> bool:
    """Whether gzip may be sent to a client that says `accepted` (RFC 9110, section 12.5.3); "" takes nothing but plain.

    A quality that is no number is read as none: what is plain is understood by all.
    """
    wanted = dict(_wanted(each) for each in accepted.lower().split(","))
    return wanted.get("gzip", wanted.get("*", 0.0)) > 0 and wanted.get("gzip", 1.0) >= wanted.get("identity", 0.0)


def _wanted(said: str) -> tuple[str, float]:
    name, *parameters = (part.replace(" ", "") for part in said.split(";"))
    if not parameters:
        return name.strip(), 1.0
    found = QUALITY.fullmatch(parameters[0].strip())
    return name.strip(), float(found[1]) if found else 0.0


class AcceptEncoding:
    """Says "gzip" to the application or nothing: much of what is in it looks for the word only, and misses "q=0"."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does."""
        if scope["type"] == "http":
            accepted = ",".join(Headers(scope=scope).getlist(NAME.decode()))
            others = [each for each in scope["headers"] if each[0] != NAME]
            scope = {**scope, "headers": [*others, (NAME, b"gzip")] if takes_gzip(accepted) else others}
        await self.app(scope, receive, send)
