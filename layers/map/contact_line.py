"""The contact line, with a light casing so that it stands out on any ground."""

import geopandas as gpd
import pydeck as pdk

from data.time.days import in_words
from layers.looks import published
from layers.looks.clock_filter import ClockView, by_clock, literal, spans
from layers.looks.look import Look
from layers.looks.palette import Role, rgba

SIDES = {"UA": "under Ukrainian control", "RU": "under Russian control", "contested": "contested"}
WIDTH = 3.0
CASING = 6.0


def publish(lines: gpd.GeoDataFrame) -> str:
    """URL of the contact line; `lines` as `data.fronts.contact_line` returns them."""
    shown = lines.assign(
        id="line:" + lines["id"],
        f=spans(lines),
        tip=[
            f"Contact line: {SIDES[row.control_a]} | {SIDES[row.control_b]}\n"
            f"since {in_words(row.start)}; it may lie up to {row.half_width_km:.1f} km to either side"
            for row in lines.itertuples()
        ],
    )
    return published.publish(published.geojson(shown, ["id", "tip", "f"]))


def layers(url: str, look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """Casing below, line above; ids "contact-casing" and "contact-line"."""
    shared = {
        "data": url,
        "stroked": True,
        "filled": False,
        "line_width_units": literal("pixels"),
        "line_cap_rounded": True,
        "line_joint_rounded": True,
        "opacity": look.opacity("contact-line"),
    }
    casing = pdk.Layer(
        "GeoJsonLayer",
        id="contact-casing",
        get_line_width=CASING,
        get_line_color=rgba(Role.PAPER, look.theme, 0.85),
        pickable=False,
        **shared,
        **by_clock(view),
    )
    line = pdk.Layer(
        "GeoJsonLayer",
        id="contact-line",
        get_line_width=WIDTH,
        get_line_color=rgba(Role.INK, look.theme),
        pickable=True,
        **shared,
        **by_clock(view),
    )
    return [casing, line]
