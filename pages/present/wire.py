"""The wire between windows of one room: what happens on the stage is posted, what others did is waited for.

A window that waits holds one request open until something changes, five seconds at most: nobody is asked ten times a
second, and a server that stops need not wait for its audience.
"""

import asyncio
import json
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pages.present.rooms import LATEST_DAY, NAME, ROOMS, Room, understood

LONGEST: Final = 5.0  # seconds a window waits before it asks again
EVERY: Final = 0.04  # seconds between two looks at the room, in this process
MOST_BYTES: Final = 1000  # of what a window says
GONE: Final = "There is no such room."
NOT_JSON: Final = "What a window says is JSON: send it as application/json."
TOO_LONG: Final = f"What a window says is not longer than {MOST_BYTES} bytes."
NONSENSE: Final = (
    'A window says where it is: {{"me": letters and digits, {name} at most, "seq": a whole number from 0, '
    '"scene": 0 to {last}, "black": true or false, "started": milliseconds from 0 to {latest}}}.'
)


async def heard(request: Request) -> Response:
    """Where the room stands once it is past the version `after`, or after a while as it is; without one at once."""
    code = request.path_params["code"]
    room = ROOMS.led(code) or ROOMS.followed(code)
    if room is None:
        return _refused(HTTPStatus.NOT_FOUND, GONE)
    after = request.query_params.get("after")
    if after is not None:
        await _news(room, int(after) if after.isdecimal() and len(after) < 10 else 0)
    return JSONResponse({"version": room.version, "at": room.at}, headers={"Cache-Control": "no-store"})


async def _news(room: Room, after: int) -> None:
    """Return once the room is past the version `after`, or has waited long enough."""
    for _ in range(round(LONGEST / EVERY)):
        if room.version > after:
            return
        await asyncio.sleep(EVERY)


async def said(request: Request) -> Response:
    """Take what a window that leads says: 204, also where it was said before; else why not, in words.

    404 where it leads nothing, 415 where it is not sent as JSON, 413 where it is too long, 400 where it makes no sense.
    """
    room = ROOMS.led(request.path_params["code"])
    if room is None:
        return _refused(HTTPStatus.NOT_FOUND, GONE)
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        return _refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, NOT_JSON)
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > MOST_BYTES:
            return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LONG)
    last = len(room.briefing.scenes) - 1
    at = understood(_read(content), last + 1)
    if at is None:
        return _refused(HTTPStatus.BAD_REQUEST, NONSENSE.format(name=NAME, last=last, latest=LATEST_DAY))
    room.move(at)
    return Response(status_code=204)


def _read(content: bytes) -> object:
    """What JSON says; None, which no window says, where it is none."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _refused(status: HTTPStatus, words: str) -> Response:
    return JSONResponse({"error": words}, status, headers={"Cache-Control": "no-store"})
