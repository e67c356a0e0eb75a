"""Control areas: who holds which ground, contested ground hatched."""

import geopandas as gpd
import pydeck as pdk

from data.days import in_words
from layers import published
from layers.clock_filter import ClockView, by_clock
from layers.hatch import EXTENSION, hatched
from layers.look import Look
from layers.palette import Role, rgba

ROLES = {"RU": Role.RU, "UA": Role.UA, "contested": Role.CONTESTED}
WORDS = {"RU": "Under Russian control", "UA": "Under Ukrainian control", "contested": "Contested"}
FILL = 0.40
HATCH_SCALE = 90.0


def tip(control: str, theatre: str, start: int, end: int, area_km2: float, claims: int) -> str:
    """What, when and on how many claims, in one line a reader takes in at a glance."""
    until = "" if end >= 10_000 else f" to {in_words(end - 1)}"
    said = f"{claims} claim{'s' if claims != 1 else ''}"
    return (
        f"{WORDS[control]}, {theatre}: about {area_km2:,.0f} km²\n"
        f"from {in_words(start)}{until} · {said}: click for who says so"
    ).replace(",", "\u2009", area_km2 >= 1000)


def publish(areas: gpd.GeoDataFrame) -> dict[str, str]:
    """URL of each control's areas; `areas` as `data.front.areas` returns them."""
    urls = {}
    for control in ROLES:
        part = areas.loc[areas["control"] == control]
        shown = part.assign(
            id="area:" + part["id"],
            s=part["start"],
            e=part["end"],
            k=part["known_from"],
            u=part["known_to"],
            tip=[
                tip(row.control, row.theatre, row.start, row.end, row.area_km2, len(row.claims))
                for row in part.itertuples()
            ],
        )
        urls[control] = published.publish(published.geojson(shown, ["id", "tip", "s", "e", "k", "u"]))
    return urls


def layers(urls: dict[str, str], look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """One polygon layer for each control, id "control-UA" and so on, filtered by the clock."""
    drawn = []
    for control, role in ROLES.items():
        contested = control == "contested"
        strength = 0.75 if contested else FILL
        if control == "RU":
            strength = 0.22  # the ground nobody else claims is the setting, not the news
        extras = [EXTENSION] if contested else []
        drawn.append(
            pdk.Layer(
                "GeoJsonLayer",
                id=f"control-{control}",
                data=urls[control],
                filled=True,
                stroked=False,
                pickable=True,
                auto_highlight=False,
                get_fill_color=rgba(role, look.theme, strength),
                opacity=look.opacity("control"),
                **(hatched(HATCH_SCALE) if contested else {}),
                **by_clock(view, *extras),
            )
        )
    return drawn
