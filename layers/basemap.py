"""The offline base map: ground, lines and names, two layers and one of names whatever it shows."""

from collections.abc import Mapping, Sequence

import geopandas as gpd
import pandas as pd
import pydeck as pdk

from layers import published
from layers.clock_filter import literal
from layers.look import Look
from layers.palette import Role, rgba

GROUND = {"sea": Role.WATER, "land": Role.LAND, "elsewhere": Role.ELSEWHERE, "lake": Role.WATER, "near": Role.LAND}
LINES = {  # class: colour, width in px, from the faintest
    "raion": (Role.INNER_BORDER, 0.8),
    "oblast": (Role.INNER_BORDER, 1.6),
    "river": (Role.WATER, 1.4),
    "rail": (Role.RAIL, 0.9),
    "country": (Role.INNER_BORDER, 1.0),
    "border": (Role.BORDER, 2.0),
}


def _classed(parts: Mapping[str, gpd.GeoDataFrame], digits: int) -> bytes:
    frames = [frame[["geometry"]].assign(c=name) for name, frame in parts.items() if len(frame)]
    return published.geojson(gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), crs=4326), ["c"], digits)


def publish_ground(parts: Mapping[str, gpd.GeoDataFrame], digits: int = 4) -> str:
    """URL of polygons by class (keys of GROUND), drawn in the mapping's order."""
    return published.publish(_classed(parts, digits))


def publish_lines(parts: Mapping[str, gpd.GeoDataFrame], digits: int = 4) -> str:
    """URL of lines by class (keys of LINES), drawn in the mapping's order."""
    return published.publish(_classed(parts, digits))


def _choose(values: Mapping[str, object], otherwise: object) -> str:
    chosen = str(otherwise).replace(" ", "")
    for name, value in values.items():
        chosen = f"properties.c=='{name}'?{value}:{chosen}".replace(" ", "")
    return chosen


def ground(url: str, look: Look) -> pdk.Layer:
    """Sea, land and lakes, id "ground"."""
    colours = {each: rgba(role, look.theme) for each, role in GROUND.items() if role is not Role.LAND}
    return pdk.Layer(
        "GeoJsonLayer",
        id="ground",
        data=url,
        filled=True,
        stroked=False,
        pickable=False,
        get_fill_color=_choose(colours, rgba(Role.LAND, look.theme)),
    )


def lines(url: str, look: Look, classes: Sequence[str] = tuple(LINES)) -> pdk.Layer:
    """Borders, rivers and railways of `classes`, id "lines"; what the look hides is transparent."""
    drawn = {each: LINES[each] for each in classes}
    colours = {each: rgba(role, look.theme, 1.0 if look.shows(each) else 0.0) for each, (role, _) in drawn.items()}
    widths = {each: width for each, (_, width) in drawn.items()}
    return pdk.Layer(
        "GeoJsonLayer",
        id="lines",
        data=url,
        filled=False,
        stroked=True,
        pickable=False,
        get_line_color=_choose(colours, [0, 0, 0, 0]),
        get_line_width=_choose(widths, 1),
        line_width_units=literal("pixels"),
        line_joint_rounded=True,
        line_cap_rounded=True,
    )
