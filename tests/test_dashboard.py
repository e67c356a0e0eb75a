"""The server's own part: what it adds to the answers of the application."""

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

import dashboard
from tests.event_loop import run


def answer(path: str) -> httpx.Response:
    async def page(_request: object) -> HTMLResponse:
        return HTMLResponse("<p>page</p>")

    async def script(_request: object) -> PlainTextResponse:
        return PlainTextResponse("code", headers={"Cache-Control": "public"})

    app = Starlette(
        routes=[Route("/fronts", page), Route(f"{dashboard.COMPONENT}deckmap-1.js", script)],
        middleware=[Middleware(dashboard.InstantMapEarly)],
    )

    async def get() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
            return await client.get(path)

    return run(get())


def test_a_page_names_the_maps_code_so_that_it_is_fetched_at_once() -> None:
    built = dashboard.bundles()
    assert len(built) == 1
    assert answer("/fronts").headers["link"] == f"<{dashboard.COMPONENT}{built[0]}>; rel=modulepreload"


def test_the_maps_code_is_kept_for_ever_and_nothing_else_is() -> None:
    assert "immutable" in answer(f"{dashboard.COMPONENT}deckmap-1.js").headers["cache-control"]
    assert "cache-control" not in answer("/fronts").headers
    missing = answer(f"{dashboard.COMPONENT}deckmap-2.js")
    assert missing.status_code == httpx.codes.NOT_FOUND
    assert "cache-control" not in missing.headers
