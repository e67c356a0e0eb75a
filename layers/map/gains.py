"""Ground gained and lost between two dates, with a pattern beside each colour."""

from collections.abc import Mapping
from typing import Final

import geopandas as gpd
import pydeck as pdk

from layers.looks import published
from layers.looks.clock_filter import literal
from layers.looks.look import Look
from layers.looks.palette import Role, rgba
from layers.looks.patterns import EXTENSION, Pattern, patterned
from layers.map.legend import Row

ROLES: Final[Mapping[str, Role]] = {"gained": Role.UA, "lost": Role.RU, "contested": Role.CONTESTED}
PATTERNS: Final[Mapping[str, Pattern]] = {"gained": "rising", "lost": "falling", "contested": "dots"}
WORDS: Final = {"UA": "Ukrainian control", "RU": "Russian control", "contested": "contested"}
LEGEND: Final = (
    Row("hatch", Role.UA, "came under Ukrainian control"),
    Row("hatch", Role.RU, "left Ukrainian control"),
    Row("hatch", Role.CONTESTED, "became or stopped being contested (dots on the map)"),
)


def publish(changes: gpd.GeoDataFrame) -> str:
    """URL of the changes; `changes` as `data.fronts.gains.gains` returns them."""
    shown = changes.assign(
        id="gain:" + changes["id"],
        c=changes["change"],
        tip=[
            f"{WORDS[row.before]} → {WORDS[row.after]}: about {row.area_km2:,.0f} km²\n"
            f"{len(row.settlements)} settlements · click for who says so".replace(",", "\u2009")
            for row in changes.itertuples()
        ],
    )
    return published.publish(published.geojson(shown, ["id", "tip", "c"]))


def layers(url: str, look: Look) -> list[pdk.Layer]:
    """One polygon layer for each kind of change, ids "gain-gained" and so on; the two dates are in the data."""
    return [
        pdk.Layer(
            "GeoJsonLayer",
            id=f"gain-{change}",
            data=url,
            filled=True,
            stroked=True,
            pickable=True,
            get_fill_color=f"properties.c == '{change}' ? {rgba(role, look.theme, 0.95)} : [0, 0, 0, 0]",
            get_line_color=f"properties.c == '{change}' ? {rgba(role, look.theme)} : [0, 0, 0, 0]",
            get_line_width=1.5,
            line_width_units=literal("pixels"),
            # what this layer does not show must not be picked through it
            get_filter_value=f"properties.c == '{change}' ? 1 : 0",
            filter_range=[1, 1],
            extensions=[{"@@type": "DataFilterExtension", "filterSize": 1}, EXTENSION],
            **patterned(PATTERNS[change]),
        )
        for change, role in ROLES.items()
    ]
