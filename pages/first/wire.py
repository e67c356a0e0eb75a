"""How a page goes out: with the instant map's code named ahead and kept, and a script that draws its first map."""

from http import HTTPStatus
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers.looks import map_code, turns
from layers.looks.published import FOR_EVER
from pages.first import page as first_page
from pages.server import security_headers
from pages.server.answered import answered, refused
from pages.server.base_path import BASE, below
from pages.server.security_headers import POLICY
from pages.shell import address, typed

COMPONENT: Final = f"{BASE}/_stcore/bidi-components/lifeline-deckmap.deckmap/"
# A page is asked for whole and as it is: the name Streamlit gives a version of it does not cover what is added.
NOT_WHOLE: Final = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


class FirstPage:
    """Lets the browser fetch the instant map's code with the page, keep it, and draw the page's map at once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.bundles = [f"{COMPONENT}{path.name}" for path in map_code.files()]
        self.link = ", ".join(f"<{each}>; rel=modulepreload" for each in self.bundles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with what the first map needs added."""
        path = scope.get("path", "")
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD") and below(path).strip("/") in address.PATHS:
            await self._page(first_page.page_at(path) if self.bundles else "", scope, receive, send)
        else:
            await self.app(scope, receive, self._with_headers(path, send))

    def _with_headers(self, path: str, send: Send) -> Send:
        """Send on, with the headers that concern the map's code."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
                headers = MutableHeaders(scope=message)
                if path.startswith(COMPONENT):
                    headers["Cache-Control"] = FOR_EVER
                elif self.bundles and headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = self.link
            await send(message)

        return sent

    def _drawn(self, page: str, shell: str) -> str:
        """The page with its first map, where it has one."""
        return first_page.html(page, self.bundles[0], shell) if page else shell

    async def _page(self, page: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a page that keeps its history and draws its first map, where it has one.

        What is not a page goes through as it is.
        """
        headers = [each for each in scope["headers"] if each[0] not in NOT_WHOLE]
        begun: Message = {}
        body = bytearray()

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                kind = MutableHeaders(scope=message).get("content-type", "")
                if message["status"] == HTTPStatus.OK and kind.startswith("text/html"):
                    begun.update(message)
                    return
            elif begun:
                body.extend(message.get("body", b""))
                if message.get("more_body", False):
                    return
                html = typed.html(address.html(self._drawn(page, body.decode())))
                scope.get("state", {}).get(POLICY, []).extend(security_headers.digests(html))
                made = html.encode()
                changed = MutableHeaders(scope=begun)
                changed["Content-Length"] = str(len(made))
                named = first_page.links(page, scope["query_string"].decode("latin-1")) if page else []
                if self.bundles:
                    changed["Link"] = ", ".join([self.link, *named])
                del changed["ETag"], changed["Last-Modified"]
                await send(begun)
                message = {"type": "http.response.body", "body": made if scope["method"] == "GET" else b""}
            await send(message)

        await self.app({**scope, "method": "GET", "headers": headers}, receive, sent)


async def first_map(request: Request) -> Response:
    """What a page's script is told of the map it draws before Streamlit has started; nothing where it shows none."""
    asked = request.path_params, dict(request.query_params)
    try:
        told = await answered(lambda: _told(asked[1], **asked[0]), f"first map {asked}")
    except turns.BusyError as busy:
        return refused(busy)
    return Response(status_code=204) if told is None else JSONResponse(told, headers={"Cache-Control": "no-store"})


def _told(parameters: dict[str, str], page: str) -> dict[str, Any] | None:
    from pages.first import map as made  # noqa: PLC0415 - the server answers before geometry is imported

    return made.told(page, parameters)
