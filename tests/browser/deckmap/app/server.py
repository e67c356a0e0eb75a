"""The demo's server: Streamlit and the data routes in one process, as the real dashboard has them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

sys.path.insert(0, str(Path(__file__).parent))

import data

requests: dict[str, int] = {}


async def serve(request: Request) -> Response:
    name = request.path_params["name"]
    requests[name] = requests.get(name, 0) + 1
    if name == "counts":
        return Response(json.dumps(requests), media_type="application/json")
    if name.startswith("events-"):
        body, media = data.events(int(name.removeprefix("events-"))), "application/x-deckmap-columns"
    elif name.startswith("rows-"):
        body, media = data.event_rows(int(name.removeprefix("rows-"))), "application/json"
    elif name in {"areas", "coasts", "voyages"}:
        body, media = getattr(data, name)(), "application/json"
    else:
        return Response("not here", status_code=404)
    return Response(body, media_type=media, headers={"Cache-Control": "public, max-age=31536000, immutable"})


app = st.App("page.py", routes=[Route("/demo/{name}", serve)])
