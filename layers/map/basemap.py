"""The offline base map: ground, lines and names, two layers and one of names whatever it shows."""

from collections.abc import Mapping

import geopandas as gpd
import pandas as pd
import pydeck as pdk

from layers.looks import published
from layers.looks.clock_filter import literal
from layers.looks.look import Look
from layers.looks.palette import Role, rgba

GROUND = {"sea": Role.WATER, "land": Role.LAND, "elsewhere": Role.ELSEWHERE, "lake": Role.WATER, "near": Role.LAND}
LINES = {  # class: colour, width in px, from the faintest
    "raion": (Role.INNER_BORDER, 0.8),
    "oblast": (Role.INNER_BORDER, 1.6),
    "river": (Role.WATER, 1.4),
    "rail": (Role.RAIL, 0.9),
    "country": (Role.INNER_BORDER, 1.0),
    "border": (Role.BORDER, 2.0),
}


def _classed(parts: Mapping[str, gpd.GeoDataFrame], roles: Mapping[str, Role], digits: int) -> bytes:
    """Shapes by class with their colour in each theme (l, d), so that a map need not spell the colours out."""
    frames = [
        frame[["geometry"]].assign(
            l=[rgba(roles[name], "light")] * len(frame),
            d=[rgba(roles[name], "dark")] * len(frame),
            w=LINES[name][1] if name in LINES else 0,
        )
        for name, frame in parts.items()
    ]
    return published.geojson(gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), crs=4326), ["l", "d", "w"], digits)


def publish_ground(parts: Mapping[str, gpd.GeoDataFrame], digits: int = 4) -> str:
    """URL of polygons by class (keys of GROUND), drawn in the mapping's order."""
    return published.publish(_classed(parts, GROUND, digits))


def publish_lines(parts: Mapping[str, gpd.GeoDataFrame], digits: int = 4) -> str:
    """URL of lines by class (keys of LINES), drawn in the mapping's order."""
    return published.publish(_classed(parts, {name: role for name, (role, _) in LINES.items()}, digits))


def ground(url: str, look: Look) -> pdk.Layer:
    """Sea, land and lakes, id "ground"."""
    return pdk.Layer(
        "GeoJsonLayer", id="ground", data=url, stroked=False, pickable=False, get_fill_color=_colour(look)
    )


def lines(url: str, look: Look) -> pdk.Layer:
    """Borders, rivers and railways, id "lines"."""
    return pdk.Layer(
        "GeoJsonLayer",
        id="lines",
        data=url,
        filled=False,
        stroked=True,
        pickable=False,
        get_line_color=_colour(look),
        get_line_width="properties.w",
        line_width_units=literal("pixels"),
        line_joint_rounded=True,
    )


def _colour(look: Look) -> str:
    return "properties.l" if look.theme == "light" else "properties.d"
