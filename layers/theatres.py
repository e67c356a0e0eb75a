"""Where the fronts lie, on maps on which they are a few pixels: a ring and a name for each."""

from collections.abc import Sequence

import pydeck as pdk

from layers import published
from layers.clock_filter import literal
from layers.look import FONT, Look
from layers.palette import Role, rgba

NAMES = {"kursk": "Kursk front", "belgorod": "Belgorod front"}
BESIDE = {"kursk": (18, -11), "belgorod": (18, 11)}  # px: the two lie close together


def publish(points: Sequence[tuple[str, float, float]]) -> str:
    """URL of theatres; `points` are (theatre, longitude, latitude) in EPSG:4326."""
    return published.publish(
        published.records(
            {
                "id": [f"theatre:{name}" for name, _, _ in points],
                "t": [NAMES[name] for name, _, _ in points],
                "tip": [f"{NAMES[name]}: click for its figures" for name, _, _ in points],
                "p": [[round(lon, 3), round(lat, 3)] for _, lon, lat in points],
                "o": [BESIDE[name] for name, _, _ in points],
            }
        )
    )


def layers(url: str, look: Look) -> list[pdk.Layer]:
    """Rings and names, ids "theatres" and "theatre-names"."""
    return [
        pdk.Layer(
            "ScatterplotLayer",
            id="theatres",
            data=url,
            get_position="p",
            get_radius=8,
            radius_units=literal("pixels"),
            filled=True,
            get_fill_color=rgba(Role.UA, look.theme, 0.35),
            stroked=True,
            get_line_color=rgba(Role.INK, look.theme),
            get_line_width=2.5,
            line_width_units=literal("pixels"),
            pickable=True,
        ),
        pdk.Layer(
            "TextLayer",
            id="theatre-names",
            data=url,
            get_text="t",
            get_position="p",
            get_size=15,
            get_color=rgba(Role.INK, look.theme),
            get_text_anchor=literal("start"),
            get_pixel_offset="o",
            font_family=literal(FONT),
            font_weight=literal("700"),
            character_set=literal("auto"),
            background=True,  # names of cities lie below: a front is what this map is about
            get_background_color=rgba(Role.PAPER, look.theme, 0.92),
            background_padding=[5, 2],
            pickable=False,
        ),
    ]
