"""The server: `streamlit run dashboard.py` starts the pages; beside them it serves layer data and rooms."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers import published
from pages import first_page

CONDITIONS = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
FOR_EVER = "public, max-age=31536000, immutable"  # the name is the hash of the bytes: it cannot change
COMPONENT = "/_stcore/bidi-components/lifeline-deckmap.deckmap/"


class FirstMap:
    """Lets the browser fetch the instant map's code with the page, keep it, and draw the page's map at once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.bundles = [f"{COMPONENT}{name}" for name in bundles()]
        self.link = ", ".join(f"<{each}>; rel=modulepreload" for each in self.bundles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with what the first map needs added."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not self.bundles:
            await self.app(scope, receive, send)
        elif scope["method"] == "GET" and (page := first_page.page_at(path)):
            await self._page(page, scope, receive, send)
        else:
            await self.app(scope, receive, self._told(path, send))

    def _told(self, path: str, send: Send) -> Send:
        """Send on, with the headers that concern the map's code."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
                headers = MutableHeaders(scope=message)
                if path.startswith(COMPONENT):
                    headers["Cache-Control"] = FOR_EVER
                elif headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = self.link
            await send(message)

        return with_headers

    async def _page(self, page: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a page that draws its first map; what is not a page goes through as it is."""
        # asked for whole: the name Streamlit gives a version of the page does not cover what is added
        headers = [each for each in scope["headers"] if each[0] not in CONDITIONS]
        begun: Message = {}
        body = bytearray()

        async def with_map(message: Message) -> None:
            if message["type"] == "http.response.start":
                kind = MutableHeaders(scope=message).get("content-type", "")
                if message["status"] == HTTPStatus.OK and kind.startswith("text/html"):
                    begun.update(message)
                    return
            elif begun:
                body.extend(message.get("body", b""))
                if message.get("more_body", False):
                    return
                made = first_page.html(page, self.bundles[0], body.decode()).encode()
                changed = MutableHeaders(scope=begun)
                asked = scope["query_string"].decode("ascii", "ignore")
                changed["Content-Length"] = str(len(made))
                changed["Link"] = ", ".join([self.link, *first_page.links(page, asked)])
                del changed["ETag"], changed["Last-Modified"]
                await send(begun)
                message = {"type": "http.response.body", "body": made}
            await send(message)

        await self.app({**scope, "headers": headers}, receive, with_map)


def bundles() -> list[str]:
    """File names of the instant map's browser half; none where it was not built."""
    found = find_spec("deckmap")
    folders = list(found.submodule_search_locations or ()) if found else []
    return sorted(path.name for folder in folders for path in (Path(folder) / "assets").glob("deckmap-*.js"))


async def layer_data(request: Request) -> Response:
    """One version of a layer's data, compressed and cacheable for ever; made now if it is not there yet."""
    found = await run_in_threadpool(published.find, request.path_params["name"])
    if found is None:
        return PlainTextResponse("No such layer data: reload the page to get the current one.", 404)
    etag = f'"{request.path_params["name"]}"'
    headers = {"Cache-Control": FOR_EVER, "ETag": etag, "X-Content-Type-Options": "nosniff"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(found.body, media_type=found.media_type, headers=headers)


async def first_map(request: Request) -> Response:
    """What a page's script is told of the map it draws before Streamlit has started; nothing where it shows none."""
    from pages import first_map as made  # noqa: PLC0415 - the server answers before geometry is imported

    told = await run_in_threadpool(made.told, request.path_params["page"], dict(request.query_params))
    return Response(status_code=204) if told is None else JSONResponse(told, headers={"Cache-Control": "no-store"})


async def room(request: Request) -> Response:
    """Where a briefing that is being told stands, or what a window that leads it says."""
    from pages import present_wire  # noqa: PLC0415 - the server answers before geometry is imported

    return await (present_wire.said if request.method == "POST" else present_wire.heard)(request)


def warm() -> None:
    """Import and fill what the first page needs."""
    from pages.warm import warm as fill  # noqa: PLC0415 - the server answers before geometry is imported

    fill()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm up beside the server, not before it."""
    Thread(target=warm, daemon=True, name="warm").start()
    yield


ROUTES = [
    Route("/layers/{name}", layer_data),
    Route(first_page.TOLD + "{page}", first_map),
    Route("/rooms/{code}", room, methods=["GET", "POST"]),
]
app = st.App("pages/shell.py", routes=ROUTES, lifespan=lifespan, middleware=[Middleware(FirstMap)])
