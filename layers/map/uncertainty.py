"""The uncertainty band: how far to either side the contact line may lie."""

import geopandas as gpd
import pydeck as pdk
import shapely

from layers.looks import published
from layers.looks.clock_filter import ClockView, by_clock, literal, spans
from layers.looks.look import Look
from layers.looks.palette import Role, rgba

CORE = 0.16
STRAY = 0.0008  # degrees, under half a pixel at zoom 9: the rim is softer than that
RIM = 0.07  # a broad, faint rim makes the edge soft: the band itself has no sharp end


def publish(bands: gpd.GeoDataFrame) -> str:
    """URL of the bands; `bands` as `data.fronts.uncertainty` returns them."""
    rough = bands.set_geometry(shapely.simplify(bands.geometry.to_numpy(), STRAY), crs=bands.crs)
    shown = rough.assign(f=spans(bands))
    return published.publish(published.geojson(shown, ["id", "f"], digits=4))


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
