"""The ways themselves, thin and grey, patterned by how they are known: what was sent is drawn over them."""

import geopandas as gpd
import pydeck as pdk

from data.supply.in_use import in_use
from data.supply.quantities import number_words
from data.time.days import in_words
from layers.looks import published
from layers.looks.clock_filter import ClockView, by_clock, literal, spans
from layers.looks.look import Look
from layers.looks.palette import Role, rgba
from layers.map.flows import DASH, DASHES


def publish(legs: gpd.GeoDataFrame) -> str:
    """URL of legs: columns as `data.supply.routes` gives them; a leg is there as far as its use was known."""
    legs = in_use(legs)
    tips = [
        f"{row.origin_name} – {row.destination_name}, by {row.mode}, about {number_words(row.length_km)} km\n"
        f"{row.standing}: {row.claimant}, {in_words(row.start)} on{' · ' * bool(row.mark_reason)}{row.mark_reason}"
        for row in legs.itertuples()
    ]
    shown = legs.assign(
        id="leg:" + legs["id"],
        tip=tips,
        f=spans(legs),
        d=[DASHES[each] for each in legs["standing"]],
    )
    return published.publish(published.geojson(shown, ["id", "tip", "f", "d"], digits=3))


def layers(url: str, look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """One line layer, id "legs"."""
    return [
        pdk.Layer(
            "GeoJsonLayer",
            id="legs",
            data=url,
            filled=False,
            stroked=True,
            pickable=True,
            get_line_color=rgba(Role.QUIET, look.theme, 0.75),
            get_line_width=1.8,
            line_width_units=literal("pixels"),
            line_joint_rounded=True,
            get_dash_array="properties.d",
            opacity=look.opacity("legs"),
            **by_clock(view, DASH),
        )
    ]
