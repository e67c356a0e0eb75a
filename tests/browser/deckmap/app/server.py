"""The demo's server: Streamlit and the data routes in one process, as the real dashboard has them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

sys.path.insert(0, str(Path(__file__).parent))

import data

requests: dict[str, int] = {}
# Rows whose ids a browser's numbers would not keep.
IDS = '[{"p": [-1, 0], "id": 9007199254740993}, {"p": [0, 0], "id": 5.0}, {"p": [1, 0], "id": "5"}]'


async def serve(request: Request) -> Response:
    name = request.path_params["name"]
    requests[name] = requests.get(name, 0) + 1
    if name == "counts":
        return Response(json.dumps(requests), media_type="application/json")
    if name == "moved":
        return RedirectResponse(request.query_params["to"])
    if name == "address":  # where rows are expected
        return Response(json.dumps(request.query_params["to"]), media_type="application/json")
    if name == "ids":
        return Response(IDS, media_type="application/json")
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
