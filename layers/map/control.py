"""Control areas: who holds which ground, contested ground hatched."""

from collections.abc import Callable

import geopandas as gpd
import pydeck as pdk

from data.supply.quantities import number_words
from data.time.days import FOREVER, in_words
from layers.looks import published
from layers.looks.clock_filter import ClockView, by_clock, spans
from layers.looks.hatch import EXTENSION, hatched
from layers.looks.look import Look
from layers.looks.palette import Role, rgba

ROLES = {"RU": Role.RU, "UA": Role.UA, "contested": Role.CONTESTED}
WORDS = {"RU": "Under Russian control", "UA": "Under Ukrainian control", "contested": "Contested"}
# the ground nobody else claims is the setting, not the news; a hatch covers half its ground
STRENGTH = {"UA": 0.40, "RU": 0.22, "contested": 0.75}
HATCH_SCALE = 90.0
PARTS = ("held", "contested")


def tip(control: str, theatre: str, start: int, end: int, area_km2: float, claims: int) -> str:
    """What, when and on how many claims, in one line a reader takes in at a glance."""
    until = "" if end >= FOREVER else f" to {in_words(end - 1)}"
    said = f"{claims} claim{'s' if claims != 1 else ''}"
    return (
        f"{WORDS[control]}, {theatre}: about {number_words(round(area_km2))} km²\n"
        f"from {in_words(start)}{until} · {said}: click for who says so"
    )


def publish(areas: gpd.GeoDataFrame, named: Callable[[str], str]) -> dict[str, str]:
    """URLs of ground that is held ("held") and contested ("contested"); `areas` as `data.fronts.front` gives them.

    `named` gives the short name of a theatre by its id.
    """
    shown = areas.assign(
        id="area:" + areas["id"],
        f=spans(areas),
        c=areas["control"],
        tip=[
            tip(row.control, named(row.theatre), row.start, row.end, row.area_km2, len(row.claims))
            for row in areas.itertuples()
        ],
    )
    contested = shown["control"] == "contested"
    return {
        "held": published.publish(published.geojson(shown.loc[~contested], ["id", "tip", "c", "f"])),
        "contested": published.publish(published.geojson(shown.loc[contested], ["id", "tip", "f"])),
    }


def layers(urls: dict[str, str], look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """Ground that is held and, above it and hatched, contested; ids "control-held" and "control-contested"."""
    ua, ru = (rgba(ROLES[each], look.theme, STRENGTH[each]) for each in ("UA", "RU"))
    held = pdk.Layer(
        "GeoJsonLayer",
        id="control-held",
        data=urls["held"],
        stroked=False,
        pickable=True,
        get_fill_color=f"properties.c=='UA'?{ua}:{ru}".replace(" ", ""),
        opacity=look.opacity("control"),
        **by_clock(view),
    )
    contested = pdk.Layer(
        "GeoJsonLayer",
        id="control-contested",
        data=urls["contested"],
        stroked=False,
        pickable=True,
        get_fill_color=rgba(Role.CONTESTED, look.theme, STRENGTH["contested"]),
        opacity=look.opacity("control"),
        **hatched(HATCH_SCALE),
        **by_clock(view, EXTENSION),
    )
    return [held, contested]
