"""The server: `streamlit run dashboard.py` starts the pages; beside them it serves layer data and rooms."""

import gzip
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit import net_util

from layers.looks import published, turns
from pages.first import page
from pages.first.wire import FirstPage, first_map
from pages.server import deadlines, memory
from pages.server.accept_encoding import AcceptEncoding, takes_gzip
from pages.server.answered import Visitor, answered, refused
from pages.server.base_path import BASE
from pages.server.security_headers import EMBEDDED_BY, SecurityHeaders, embedders

# A page of another origin that tries to connect makes Streamlit look up this machine's addresses, at an outside
# machine among others, to compare. Nobody needs them: a page of ours comes from the address it then connects to.
net_util.get_external_ip = net_util.get_internal_ip = lambda: None
deadlines.install()
published.serve_below(BASE)
memory.bound()
KNOWN = re.compile(r'"[^"]*"|\*')  # the marks of what a browser has, weak ones too


async def layer_data(request: Request) -> Response:
    """One version of a layer's data, compressed and cacheable for ever; made now if it is not there yet."""
    name = request.path_params["name"]
    try:
        found = await answered(lambda: published.find(name), name)
    except turns.BusyError as busy:
        return refused(busy)
    if found is None:
        return PlainTextResponse("No such layer data: reload the page to get the current one.", 404)
    packed = takes_gzip(request.headers.get("accept-encoding", ""))
    etag = f'"{name}{".gz" if packed else ""}"'
    headers = {"Cache-Control": published.FOR_EVER, "ETag": etag, "Vary": "Accept-Encoding"}
    if {etag, "*"} & set(KNOWN.findall(request.headers.get("if-none-match", ""))):
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    body = found.body if packed else await run_in_threadpool(gzip.decompress, found.body)
    return Response(body, media_type=found.media_type, headers=headers)


async def room(request: Request) -> Response:
    """Where a briefing that is being told stands, or what a window that leads it says."""
    from pages.present import wire  # noqa: PLC0415 - the server answers before geometry is imported

    return await (wire.said if request.method == "POST" else wire.heard)(request)


def warm() -> None:
    """Import and fill what the first page needs."""
    from pages.first.warm import warm as fill  # noqa: PLC0415 - the server answers before geometry is imported

    fill()
    memory.give_back()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm up beside the server, not before it."""
    Thread(target=warm, daemon=True, name="warm").start()
    yield
    turns.TURNS.close()
    turns.LONG.close()


ROUTES = [
    Route(BASE + "/layers/{name}", layer_data),
    Route(page.TOLD + "{page}", first_map),
    Route(BASE + "/rooms/{code}", room, methods=["GET", "POST"]),
]
try:
    embedders(os.environ.get(EMBEDDED_BY, ""))
except ValueError as error:
    sys.exit(str(error))
MIDDLEWARE = [Middleware(Visitor), Middleware(SecurityHeaders), Middleware(AcceptEncoding), Middleware(FirstPage)]
app = st.App("pages/shell/navigation.py", routes=ROUTES, lifespan=lifespan, middleware=MIDDLEWARE)
