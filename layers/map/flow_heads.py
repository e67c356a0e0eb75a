"""Which way something went: arrow heads along the lines of the flows, seen when their line is seen."""

from collections.abc import Iterator
from math import atan2, cos, degrees, radians
from typing import Final

import geopandas as gpd
import numpy as np
import pydeck as pdk
import shapely

from layers.looks import published
from layers.looks.clock_filter import ClockView, by_clock, literal, spans
from layers.looks.look import FONT, HALO, SDF, Look
from layers.looks.palette import Role, numbered, rgba
from layers.map.flows import ROLES, role_numbers

LONG: Final = 8.0  # degrees: from here on a line carries three heads
AHEAD: Final = 0.05  # of the line over which its direction is taken: a bend of a railway is not its course
GLYPH: Final = "▲"


def publish(flows: gpd.GeoDataFrame) -> str:
    """URL of heads; `flows` as `layers.map.flows.publish` takes them."""
    roles, times = role_numbers(flows["group"], flows["direction"]), spans(flows)
    rows = {
        (point, role, tuple(time)): angle
        for line, role, time in zip(flows.geometry, roles, times, strict=True)
        for point, angle in heads(line)
    }
    return published.publish(
        published.records(
            {
                "t": [GLYPH] * len(rows),
                "p": [list(point) for point, _, _ in rows],
                "a": list(rows.values()),
                "r": [role for _, role, _ in rows],
                "f": [list(time) for _, _, time in rows],
            }
        )
    )


def heads(line: shapely.LineString) -> Iterator[tuple[tuple[float, float], int]]:
    """Points (degrees) of a line's heads, and how each is turned: whole degrees counterclockwise from north."""
    if not line.length:
        return
    for share in (0.25, 0.5, 0.75) if line.length > LONG else (0.5,):
        spots = [line.interpolate(at, normalized=True) for at in (share - AHEAD, share, share + AHEAD)]
        (x0, y0), (x, y), (x1, y1) = shapely.get_coordinates(spots)
        # on a Mercator map a degree of longitude is shorter than one of latitude
        turn = degrees(atan2((x1 - x0) * cos(radians(y)), y1 - y0))
        yield (round(float(x), 3), round(float(y), 3)), round(-float(np.float64(turn)))


def layers(url: str, look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """Arrow heads, id "flow-heads"."""
    return [
        pdk.Layer(
            "TextLayer",
            id="flow-heads",
            data=url,
            get_position="p",
            get_text="t",
            get_angle="a",
            get_size=34 if look.present else 24,
            get_color=numbered(ROLES, "r", look.theme),
            character_set=literal("auto"),
            font_family=literal(FONT),
            font_settings=SDF,
            outline_width=HALO,
            outline_color=rgba(Role.PAPER, look.theme),
            pickable=False,
            opacity=look.opacity("flows"),
            **by_clock(view, values="f"),
        )
    ]
