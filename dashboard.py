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
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers import published

FOR_EVER = "public, max-age=31536000, immutable"  # the name is the hash of the bytes: it cannot change
COMPONENT = "/_stcore/bidi-components/lifeline-deckmap.deckmap/"


class InstantMapEarly:
    """Lets the browser fetch the instant map's code with the page, not after its first run, and keep it for ever."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.link = ", ".join(f"<{COMPONENT}{name}>; rel=modulepreload" for name in bundles())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with these headers added."""
        path = scope.get("path", "")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
                headers = MutableHeaders(scope=message)
                if path.startswith(COMPONENT):
                    headers["Cache-Control"] = FOR_EVER
                elif self.link and headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = self.link
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


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


ROUTES = [Route("/layers/{name}", layer_data), Route("/rooms/{code}", room, methods=["GET", "POST"])]
app = st.App("pages/shell.py", routes=ROUTES, lifespan=lifespan, middleware=[Middleware(InstantMapEarly)])
