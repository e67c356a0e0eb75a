"""The supply routes' layers, computed and published once."""

from dataclasses import dataclass

import geopandas as gpd
import streamlit as st

from layers import legs as leg_layer
from pages import store


@dataclass(frozen=True)
class SupplyUrls:
    """Where the layers of the supply routes are served."""

    legs: str
    flows: str
    heads: str
    trips: dict[str, str]
    places: str
    names: str


def legs() -> gpd.GeoDataFrame:
    """Every leg with the line it follows."""
    return store.map_data().legs


@st.cache_resource(show_spinner="Laying out the supply routes …")
def urls() -> SupplyUrls:
    """The layers of the supply routes, published."""
    data = store.map_data()
    sent = data.supply(())
    return SupplyUrls(leg_layer.publish(legs()), sent.flows, sent.heads, sent.trips, data.places, data.supply_names)
