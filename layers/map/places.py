"""Ports, stations, depots and other places of the supply routes, with their names."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import geopandas as gpd
import pydeck as pdk

from data.time.days import FOREVER
from layers.looks import published
from layers.looks.clock_filter import by_zoom, literal, spans
from layers.looks.look import FONT, HALO, SDF, Look
from layers.looks.palette import Role, rgba

NO_CLOCK: Final[Mapping[str, Any]] = MappingProxyType({})


def publish(places: gpd.GeoDataFrame) -> str:
    """URL of places: id, tip, label, marked, min_zoom, known_from, geometry point in EPSG:4326."""
    always = places.assign(start=0, end=FOREVER, known_to=FOREVER)
    shown = places.assign(m=places["marked"].astype(int), t=places["label"], z=places["min_zoom"], f=spans(always))
    return published.publish(published.geojson(shown, ["id", "tip", "m", "t", "z", "f"]))


def layers(url: str, look: Look, clock: Mapping[str, Any] = NO_CLOCK) -> list[pdk.Layer]:
    """Points, id "places"; a place whose coordinates are unconfirmed is hollow.

    With `clock` (see `clock_filter.by_clock`) only places that had been written about by then are drawn.
    """
    ink, paper = rgba(Role.INK, look.theme), rgba(Role.PAPER, look.theme)
    return [
        pdk.Layer(
            "GeoJsonLayer",
            id="places",
            data=url,
            point_type=literal("circle"),
            filled=True,
            stroked=True,
            pickable=True,
            get_point_radius=5,
            point_radius_units=literal("pixels"),
            get_fill_color=f"properties.m==1?{paper}:{ink}".replace(" ", ""),
            get_line_color=f"properties.m==1?{ink}:{paper}".replace(" ", ""),
            get_line_width=1.6,
            line_width_units=literal("pixels"),
            opacity=look.opacity("places"),
            **{name: each for name, each in clock.items() if name != "transitions"},  # a place is there, or not yet
        )
    ]


def names(url: str, look: Look, zoom: float) -> pdk.Layer:
    """Names of the places seen from `zoom` on, id "place-names"."""
    return pdk.Layer(
        "GeoJsonLayer",
        id="place-names",
        data=url,
        point_type=literal("text"),
        get_text="properties.t",
        get_text_size=look.letters,
        get_text_color=rgba(Role.INK, look.theme),
        get_text_pixel_offset=[0, -14],
        text_font_family=literal(FONT),
        text_character_set=literal("auto"),
        text_font_settings=SDF,
        text_outline_width=HALO,
        text_outline_color=rgba(Role.PAPER, look.theme, 0.9),
        pickable=False,
        **by_zoom(zoom, "properties.z"),
    )
