"""The server's own part: what it adds to the answers of the application."""

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

import dashboard
from layers.looks import map_code
from pages.first import wire
from pages.shell import address, typed
from tests.event_loop import run

SHELL = "<html><head></head><body>page</body></html>"
FRESH = {"ETag": '"1"', "Last-Modified": "Thu, 26 Nov 2026 00:00:00 GMT"}


def answer(path: str, headers: dict[str, str] | None = None, method: str = "GET") -> httpx.Response:
    async def page(request: Request) -> Response:
        if "if-none-match" in request.headers:
            return Response(status_code=304)
        return HTMLResponse(SHELL, headers=FRESH)

    async def moved(_request: Request) -> Response:
        return RedirectResponse("/fronts")

    async def script(_request: Request) -> Response:
        return PlainTextResponse("code", headers={"Cache-Control": "public"})

    app = Starlette(
        routes=[
            Route("/fronts", page),
            Route("/method", page),
            Route("/elsewhere", page),
            Route("/supply", moved),
            Route(f"{wire.COMPONENT}deckmap-1.js", script),
            *dashboard.ROUTES,
        ],
        middleware=[Middleware(wire.FirstPage), Middleware(GZipMiddleware, minimum_size=1)],
    )

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
            return await client.request(method, path, headers=headers)

    return run(ask())


def code() -> str:
    built = map_code.files()
    assert len(built) == 1
    return f"<{wire.COMPONENT}{built[0].name}>; rel=modulepreload"


def test_a_page_names_the_maps_code_so_that_it_is_fetched_at_once() -> None:
    assert answer("/method").headers["link"] == code()
    named = answer("/fronts?date=2024-10-01").headers["link"]
    assert named.startswith(f"{code()}, </first-map/fronts?date=2024-10-01>; rel=preload")


def test_a_page_with_a_map_draws_it_another_keeps_its_history_and_what_is_no_page_is_left_as_it_is() -> None:
    made = answer("/fronts")
    assert "show(map, early)" in made.text
    assert made.headers["content-length"] == str(len(made.content))
    assert "page</body>" in made.text
    assert answer("/method").text == typed.html(address.html(SHELL))
    assert answer("/elsewhere").text == SHELL
    assert answer("/supply").headers["location"] == "/fronts"
    assert answer("/fronts", method="HEAD").text == ""


def test_a_browser_never_keeps_a_page_under_the_name_streamlit_gave_its_own() -> None:
    made = answer("/fronts", {"If-None-Match": '"1"'})
    assert made.status_code == httpx.codes.OK
    assert not {"etag", "last-modified"} & set(made.headers)
    assert answer("/elsewhere", {"If-None-Match": '"1"'}).status_code == httpx.codes.NOT_MODIFIED


def test_the_first_map_is_told_in_json_and_not_kept() -> None:
    told = answer("/first-map/fronts?date=2024-10-01")
    assert told.json()["theme"] == "auto"
    assert told.headers["cache-control"] == "no-store"
    nothing = answer("/first-map/fronts?map=plain")
    assert (nothing.status_code, nothing.content) == (httpx.codes.NO_CONTENT, b"")


def test_the_maps_code_is_kept_for_ever_and_nothing_else_is() -> None:
    assert "immutable" in answer(f"{wire.COMPONENT}deckmap-1.js").headers["cache-control"]
    assert "cache-control" not in answer("/method").headers
    missing = answer(f"{wire.COMPONENT}deckmap-2.js")
    assert missing.status_code == httpx.codes.NOT_FOUND
    assert "cache-control" not in missing.headers
