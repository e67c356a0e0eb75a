"""The server: `streamlit run dashboard.py` starts the pages and serves layer data beside them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from layers import published

FOR_EVER = "public, max-age=31536000, immutable"  # the name is the hash of the bytes: it cannot change


async def layer_data(request: Request) -> Response:
    """One version of a layer's data, compressed and cacheable for ever."""
    found = published.find(request.path_params["name"])
    if found is None:
        return PlainTextResponse("No such layer data: reload the page to get the current one.", 404)
    etag = f'"{request.path_params["name"]}"'
    headers = {"Cache-Control": FOR_EVER, "ETag": etag, "X-Content-Type-Options": "nosniff"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(found.body, media_type=found.media_type, headers=headers)


def warm() -> None:
    """Import and fill what the first page needs."""
    from pages.warm import warm as fill  # noqa: PLC0415 - the server answers before geometry is imported

    fill()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm up beside the server, not before it."""
    Thread(target=warm, daemon=True, name="warm").start()
    yield


app = st.App("pages/shell.py", routes=[Route("/layers/{name}", layer_data)], lifespan=lifespan)
