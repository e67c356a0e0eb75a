"""The supply routes' layers, computed and published once."""

from dataclasses import dataclass

import geopandas as gpd

from data.belief import perspective_text
from pages.shell import store
from pages.shell.evidence_store import of_evidence


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


@of_evidence(max_entries=12)
def urls(perspective: str = "") -> SupplyUrls:
    """The layers of the supply routes, published: what moves on them only as far as the perspective believes it."""
    data = store.map_data()
    sent = data.believing(perspective_text.read(perspective)).supply(())
    return SupplyUrls(data.leg_url, sent.flows, sent.heads, sent.trips, data.places, data.route_names)
