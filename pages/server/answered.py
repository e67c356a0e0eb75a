"""Answers of the server's own addresses that may have to be made: at once, in turn, or not now, said politely."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from layers.looks import turns

T = TypeVar("T")


class Visitor:
    """Notes who is being answered. Behind a proxy on this machine that is whom the proxy names."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does; 429 where the visitor has asked for too much already."""
        token = turns.VISITOR.set((scope.get("client") or (turns.HERE,))[0])
        try:
            await self.app(scope, receive, send)
        finally:
            turns.VISITOR.reset(token)


async def answered(make: Callable[[], T], what: str) -> T:
    """What `make` gives: at once where all of it is there, else in its turn. No thread waits meanwhile.

    Raises:
        layers.looks.turns.BusyError: the visitor waits for too much already.
    """

    def at_once() -> T:
        with turns.TURNS.at_once():
            return make()

    try:
        return await run_in_threadpool(at_once)
    except turns.NotNowError:
        async with turns.TURNS.awaited(what):
            return await run_in_threadpool(make)


def refused(busy: turns.BusyError) -> Response:
    """That the visitor has asked for too much, and when to ask again."""
    return PlainTextResponse(str(busy), HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(turns.SOON)})
