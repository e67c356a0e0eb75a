"""Without `allow_remote` no other machine is asked, wherever its address stands and however it is spelt."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.browser.deckmap.hand import Hand, OpenMap

REFUSED = "it would ask another machine ({}), which is turned off"


@dataclass
class Stranger:
    """Another machine, to the browser: another port of this one. It would answer anybody and hears everybody."""

    machine: str = ""
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def stranger() -> Iterator[Stranger]:
    found = Stranger()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(b"[]")

        def do_OPTIONS(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """The test run's output is for its results."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found.machine = f"127.0.0.1:{server.server_port}"
    yield found
    server.shutdown()
    server.server_close()


def test_what_would_ask_another_machine_is_refused_by_name_and_nothing_is_asked(
    open_map: OpenMap, stranger: Stranger
) -> None:
    hand = open_map(f"case=addresses&there={stranger.machine}", expect_complaints=True)
    hand.state("'features'")
    errors = dict(hand.ask("map.errors()"))
    assert stranger.asked == []
    named = {"data", "image", "spelt", "icons", "atlas", "features", "letters", "pattern"}
    assert {name: errors.pop(name) for name in named} == dict.fromkeys(named, REFUSED.format(stranger.machine))
    assert "another machine (to which /demo/moved?to=" in errors.pop("moved")
    assert errors == {"content": "what came holds no rows"}
    notice = hand.page.locator(".notice")
    assert "“image” (it would ask another machine" in notice.inner_text()
    assert hand.colour(hand.picture(), 0, -1)[0] > 200, "words that look like an address are words"


def test_with_allow_remote_the_same_map_asks_them(open_map: OpenMap, stranger: Stranger) -> None:
    hand = open_map(f"case=addresses&there={stranger.machine}&anywhere=1", expect_complaints=True)
    hand.state("'features'")  # what comes is no picture
    assert "/a.json" in stranger.asked
    assert stranger.asked.count("/a.png") >= 5


SPELT = st.sampled_from(["http://{}/x.png", "//{}/x.png", r"\\{}\x.png", "hTTp:/\\{}/x.png", "\thttp://{}/x.png",
                         "http:\n//{}/x.json", "ht\ttp://{}/x", "http://user:word@{}/x.svg", "ws://{}/x"])  # fmt: skip
PICTURE = {"width": 8, "height": 8}
FRAME = {"x": 0, "y": 0, **PICTURE}
PLACE = {"type": "Point", "coordinates": [0, 0]}
RING = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}


def row(**more: object) -> dict[str, object]:
    return {"position": [0, 0], **more}


def feature(properties: dict[str, object], geometry: dict[str, object] = PLACE) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def icons(address: str) -> dict[str, Any]:
    return {"@@type": "IconLayer", "data": [row(icon={"url": address, **PICTURE})], "getIcon": "@@=icon"}


# Where an address may stand: each a layer in deck.gl's JSON, made for an address.
WHERE: list[Any] = [
    lambda at: {"@@type": "GeoJsonLayer", "data": at},
    lambda at: {"@@type": "TripsLayer", "data": f"/demo/address?to={at}"},
    lambda at: {"@@type": "BitmapLayer", "image": at, "bounds": [0, 0, 1, 1]},
    icons,
    lambda at: {**icons(at), "loadOptions": {"core": {"baseUrl": at}, "image": {"type": "image"}, "fetch": {}}},
    lambda at: {**icons("x"), "getIcon": f"@@={json.dumps(at)}", "iconAtlas": at, "iconMapping": {"a": FRAME}},
    lambda at: {"@@type": "IconLayer", "data": [row()], "getIcon": "a", "iconAtlas": at, "iconMapping": at},
    lambda at: {
        "@@type": "GeoJsonLayer",
        "data": [feature({"icon": {"url": at, **PICTURE}})],
        "pointType": "icon",
        "getIcon": "@@=properties.icon",
    },
    lambda at: {
        "@@type": "GeoJsonLayer",
        "data": {"type": "FeatureCollection", "features": [feature({"a": [at]})]},
        "iconAtlas": at,
        "pointType": "icon+text",
        "textFontFamily": f"url({at})",
        "getText": "@@=properties.a",
    },
    lambda at: {
        "@@type": "TextLayer",
        "data": [row(text=at)],
        "fontFamily": f"x, url('{at}')",
        "_subLayerProps": {"characters": {"iconAtlas": at, "fetch": "@@=x"}, "background": {"data": at}},
    },
    lambda at: {
        "@@type": "SolidPolygonLayer",
        "data": [{"polygon": RING["coordinates"]}],
        "getFillPattern": "a",
        "extensions": [{"@@type": "FillStyleExtension", "pattern": True}],
        "fillPatternAtlas": at,
        "fillPatternMapping": {"a": FRAME},
    },
    lambda at: {
        "@@type": "GeoJsonLayer",
        "data": [feature({}, RING)],
        "_subLayerProps": {"polygons-fill": {"data": at}},
    },
    lambda at: {
        "@@type": "ScatterplotLayer",
        "data": at,
        "fetch": "@@=x",
        "loaders": [
            {
                "id": "x",
                "name": "x",
                "module": "x",
                "version": "1",
                "worker": True,
                "extensions": ["png", "json"],
                "mimeTypes": [],
                "options": {"x": {"workerUrl": at}},
                "parse": "@@=x",
            }
        ],
        "loadOptions": {
            "worker": True,
            "x": {"workerUrl": at},
            "CDN": at,
            "core": {"CDN": at, "fetch": {"mode": "cors"}},
        },
    },
    lambda at: {"@@type": "ScatterplotLayer", "data": [row(note=at, nested={"a": [{"b": at}]})], at: at},
]


def test_an_address_anywhere_in_a_layer_is_never_asked(open_map: OpenMap, stranger: Stranger) -> None:
    hand = open_map(f"case=addresses&there={stranger.machine}", expect_complaints=True)

    # Shrinking would draw each layer some hundred times more: what failed is one layer as it is.
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(st.sampled_from(WHERE), SPELT)
    def holds(made: Any, spelt: str) -> None:  # noqa: ANN401 - see WHERE
        drawn(hand, {**made(spelt.format(stranger.machine)), "id": "made"})
        assert stranger.asked == []

    holds()
    drawn(
        hand,
        {"@@type": "ScatterplotLayer", "data": [row()], "id": "last", "getFillColor": [255, 0, 0], "getRadius": 1e5},
    )
    assert hand.colour(hand.picture(), 0, 0) == (255, 0, 0), "and the map still draws"


def drawn(hand: Hand, spec: dict[str, Any]) -> None:
    """Draw a layer in place of all, and wait until it has what it may have and some frames passed without another."""
    hand.ask("(map.setLayers([argument]), null)", spec)
    hand.settled()
