"""The wire between windows of one room: what happens on the stage is posted, what others did is waited for.

A window that waits holds one request open until something changes, five seconds at most: nobody is asked ten times a
second, and a server that stops need not wait for its audience.
"""

import asyncio
import json
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pages.present_rooms import ROOMS, Room

LONGEST: Final = 5.0  # seconds a window waits before it asks again
EVERY: Final = 0.04  # seconds between two looks at the room, in this process
MOST_BYTES: Final = 1000  # of what a window says
GONE: Final = {"error": "There is no such room."}


async def heard(request: Request) -> Response:
    """Where the room stands once it is past the version `after`, or after a while as it is; without one at once."""
    code = request.path_params["code"]
    room = ROOMS.led(code) or ROOMS.followed(code)
    if room is None:
        return JSONResponse(GONE, 404)
    after = request.query_params.get("after")
    if after is not None:
        await _news(room, int(after) if after.isdigit() and len(after) < 10 else 0)
    return JSONResponse({"version": room.version, "at": room.at}, headers={"Cache-Control": "no-store"})


async def _news(room: Room, after: int) -> None:
    """Return once the room is past the version `after`, or has waited long enough."""
    for _ in range(round(LONGEST / EVERY)):
        if room.version > after:
            return
        await asyncio.sleep(EVERY)


async def said(request: Request) -> Response:
    """Take what a window that leads says: 204; 404 where it leads nothing, 400 where it makes no sense."""
    room = ROOMS.led(request.path_params["code"])
    if room is None:
        return JSONResponse(GONE, 404)
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > MOST_BYTES:
            return Response(status_code=413)
    try:
        room.move(json.loads(content))
    except ValueError:
        return Response(status_code=400)
    return Response(status_code=204)
