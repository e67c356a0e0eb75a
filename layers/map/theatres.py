"""Where the fronts lie, on maps on which they are a few pixels: a ring and a name for each."""

from collections.abc import Sequence

import pydeck as pdk

from layers.looks import published
from layers.looks.clock_filter import literal
from layers.looks.look import FONT, Look
from layers.looks.palette import Role, rgba

ASIDE = 18  # px from the ring to its name
LINE = 22  # px from name to name: the fronts lie close together


def publish(points: Sequence[tuple[str, str, float, float]]) -> str:
    """URL of theatres; `points` are (id, words, longitude, latitude) in EPSG:4326."""
    southward = sorted(range(len(points)), key=lambda n: -points[n][3])
    beside = {n: (ASIDE, round((place - (len(points) - 1) / 2) * LINE)) for place, n in enumerate(southward)}
    return published.publish(
        published.records(
            {
                "id": [f"theatre:{name}" for name, *_ in points],
                "t": [words for _, words, _, _ in points],
                "tip": [f"{words}: click for its figures" for _, words, _, _ in points],
                "p": [[round(lon, 3), round(lat, 3)] for *_, lon, lat in points],
                "o": [beside[n] for n in range(len(points))],
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
