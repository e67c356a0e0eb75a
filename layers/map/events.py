"""Events where they happened, kept in sight for a week so that playback does not flash past them."""

import geopandas as gpd
import pydeck as pdk

from layers.looks import published
from layers.looks.clock_filter import ClockView, by_clock, literal, spans
from layers.looks.look import Look
from layers.looks.palette import Role, rgba

LINGER = 7  # days an event stays on the map


def publish(events: gpd.GeoDataFrame) -> str:
    """URL of located events: id, tip, start, known_from, geometry point in EPSG:4326."""
    shown = events.assign(f=spans(events.assign(end=events["end"] + LINGER - 1)))
    return published.publish(published.geojson(shown, ["id", "tip", "f"]))


def layers(url: str, look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """Ringed dots, id "events"."""
    return [
        pdk.Layer(
            "GeoJsonLayer",
            id="events",
            data=url,
            point_type=literal("circle"),
            filled=True,
            stroked=True,
            pickable=True,
            get_point_radius=7,
            point_radius_units=literal("pixels"),
            get_fill_color=rgba(Role.SELECTED, look.theme, 0.95),
            get_line_color=rgba(Role.EVENT, look.theme),
            get_line_width=2,
            line_width_units=literal("pixels"),
            opacity=look.opacity("events"),
            **by_clock(view),
        )
    ]
