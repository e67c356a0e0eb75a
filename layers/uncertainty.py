"""The uncertainty band: how far to either side the contact line may lie."""

import geopandas as gpd
import pydeck as pdk

from layers import published
from layers.clock_filter import ClockView, by_clock, literal
from layers.look import Look
from layers.palette import Role, rgba

CORE = 0.16
RIM = 0.07  # a broad, faint rim makes the edge soft: the band itself has no sharp end


def publish(bands: gpd.GeoDataFrame) -> str:
    """URL of the bands; `bands` as `data.uncertainty` returns them."""
    shown = bands.assign(s=bands["start"], e=bands["end"], k=bands["known_from"], u=bands["known_to"])
    return published.publish(published.geojson(shown, ["id", "s", "e", "k", "u"], digits=4))


def layers(url: str, look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """One polygon layer, id "uncertainty"."""
    return [
        pdk.Layer(
            "GeoJsonLayer",
            id="uncertainty",
            data=url,
            filled=True,
            stroked=True,
            pickable=False,
            get_fill_color=rgba(Role.INK, look.theme, CORE),
            get_line_color=rgba(Role.INK, look.theme, RIM),
            get_line_width=7,
            line_width_units=literal("pixels"),
            line_joint_rounded=True,
            opacity=look.opacity("uncertainty"),
            **by_clock(view),
        )
    ]
