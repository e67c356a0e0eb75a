"""Made-up shapes for the map component's tests: a front that moves west to east, events, one route, one voyage."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
from deckmap import FOREVER, columns

FIRST, LAST = 700, 1300
WEST, SOUTH = 34.6, 51.0


@cache
def events(rows: int) -> bytes:
    """Events on random days at random places, three categories."""
    random = np.random.default_rng(7)
    return columns.encode(
        random.uniform(34.2, 36.4, rows),
        random.uniform(50.9, 51.9, rows),
        random.integers(FIRST, LAST, rows),
        category=random.integers(0, 3, rows),
        categories=[
            columns.Category("Strike", (136, 34, 85, 220), (204, 102, 153, 230)),
            columns.Category("Clash", (17, 119, 51, 220), (68, 187, 153, 230)),
            columns.Category("Other", (90, 90, 90, 220), (190, 190, 190, 230)),
        ],
    )


@cache
def event_rows(rows: int) -> bytes:
    """The same events as JSON rows, as Streamlit's own chart takes them by URL: x, y, day, category."""
    random = np.random.default_rng(7)
    x, y = random.uniform(34.2, 36.4, rows), random.uniform(50.9, 51.9, rows)
    day, kind = random.integers(FIRST, LAST, rows), random.integers(0, 3, rows)
    each = zip(x.round(5).tolist(), y.round(5).tolist(), day.tolist(), kind.tolist(), strict=True)
    return json.dumps([dict(zip("xydc", row, strict=True)) for row in each], separators=(",", ":")).encode()


@cache
def areas() -> bytes:
    """A western and an eastern area; every ten days the line between them moves, and one day is later corrected."""
    features = []
    for step, day in enumerate(range(FIRST, LAST, 10)):
        line = WEST + 0.15 + 1.2 * (0.5 - 0.5 * np.cos(step / 9))
        for name, west, east in (("west", WEST, line), ("east", line, WEST + 1.6)):
            features.append(area(f"{name}-{day}", name, west, east, day, day + 10, 0, FOREVER))
    # Until day 1250 the first area was thought to reach further.
    features.append(area("early", "west", WEST, WEST + 1.2, FIRST, FIRST + 10, 0, 1250))
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@cache
def coasts() -> bytes:
    """The same areas with a ragged eastern side, heavy enough to be cut into pieces."""
    features = json.loads(areas())["features"]
    for feature in features:
        (west, south), (east, _), (_, north) = feature["geometry"]["coordinates"][0][:3]
        steps = np.linspace(0, 1, 500)
        side = [[float(east + 0.02 * np.sin(90 * t)), float(south + t * (north - south))] for t in steps]
        feature["geometry"]["coordinates"] = [[[west, south], *side, [west, north], [west, south]]]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def area(name: str, side: str, west: float, east: float, *span: float) -> dict[str, object]:
    start, end, known_from, known_to = span
    ring = [[west, SOUTH], [east, SOUTH], [east, SOUTH + 0.7], [west, SOUTH + 0.7], [west, SOUTH]]
    return {
        "type": "Feature",
        "properties": {
            "id": name,
            "side": side,
            "fill": [0, 114, 178, 110] if side == "west" else [213, 94, 0, 110],
            "tip": f"Area {name}\nsaid <b>nobody</b>",
            "start": start,
            "end": end,
            "known_from": known_from,
            "known_to": known_to,
        },
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


@cache
def voyages() -> bytes:
    """One voyage along an arc, day by day."""
    days = np.linspace(FIRST, LAST, 60)
    path = [[float(34.3 + 2 * t), float(51.2 + 0.5 * np.sin(6 * t))] for t in np.linspace(0, 1, 60)]
    return json.dumps([{"id": "voyage", "path": path, "timestamps": days.tolist(), "tip": "Voyage"}]).encode()
