"""What a search found, as rings on the map; what lies on one spot is one ring with a number."""

from typing import Final

import pandas as pd
import pydeck as pdk

from layers.looks import published
from layers.looks.clock_filter import literal
from layers.looks.look import FONT, HALO, SDF, Look
from layers.looks.palette import Role, rgba
from layers.map.legend import Row

LEGEND: Final = (Row("point", Role.SELECTED, "found here, with how many", size=12),)
MOST_NAMED: Final = 3


def publish(rows: pd.DataFrame) -> str:
    """URL of found rows by spot: `rows` has id, kind, title, lon, lat (degrees); without a place they are left out."""
    placed = rows.dropna(subset=["lon", "lat"])
    spots = placed.groupby(["lon", "lat"], sort=False)
    records: dict[str, list[object]] = {"p": [], "n": [], "id": [], "tip": []}
    for (lon, lat), here in spots:
        titles = here["title"].tolist()
        more = f"\nand {len(titles) - MOST_NAMED} more" if len(titles) > MOST_NAMED else ""
        records["p"].append([lon, lat])
        records["n"].append(str(len(titles)) if len(titles) > 1 else "")
        records["id"].append(f"here:{here['kind'].iloc[0]}.{here['id'].iloc[0]}")
        records["tip"].append("\n".join(titles[:MOST_NAMED]) + more)
    return published.publish(published.records(records))


def layers(url: str, look: Look) -> list[pdk.Layer]:
    """Rings, id "found", and their numbers, id "found-numbers"."""
    return [
        pdk.Layer(
            "ScatterplotLayer",
            id="found",
            data=url,
            get_position="p",
            get_radius=9,
            radius_units=literal("pixels"),
            filled=True,
            stroked=True,
            pickable=True,
            get_fill_color=rgba(Role.SELECTED, look.theme, 0.55),
            get_line_color=rgba(Role.INK, look.theme),
            get_line_width=2,
            line_width_units=literal("pixels"),
        ),
        pdk.Layer(
            "TextLayer",
            id="found-numbers",
            data=url,
            get_position="p",
            get_text="n",
            get_size=look.letters,
            get_color=rgba(Role.INK, look.theme),
            get_pixel_offset=[16, 0],
            font_family=literal(FONT),
            font_weight=literal("600"),
            font_settings=SDF,
            outline_width=HALO,
            outline_color=rgba(Role.PAPER, look.theme, 0.9),
            pickable=False,
        ),
    ]
