"""Taking the supply along: the ways as lines, and what was sent along them."""

import geopandas as gpd

from data.supply.routes import route_lines
from data.time.days import FOREVER
from pages.analysis import downloads
from pages.shell import store, supply_store


def draw(perspective: str, known_by: int) -> None:
    """Two menus: the legs, and the consignments, each as far as it was known."""
    downloads.menu("legs", "the ways", perspective, known_by, lambda: ways(known_by), mapped=True)
    downloads.menu(
        "consignments", "what was sent", perspective, known_by, lambda: sent(perspective, known_by), mapped=True
    )


def ways(known_by: int) -> gpd.GeoDataFrame:
    """Legs published by `known_by` as lines: they are drawn whoever is believed."""
    legs = supply_store.legs()
    return legs.loc[legs["known_from"] <= known_by].assign(known_to=FOREVER)


def sent(perspective: str, known_by: int) -> gpd.GeoDataFrame:
    """Consignments that a perspective (as text) believes, published by `known_by`, along their routes where known."""
    rows = store.consignments(perspective)
    rows = rows.loc[rows["known_from"] <= known_by].assign(known_to=FOREVER)
    lines = route_lines(store.tables(), supply_store.legs()).set_index("id").geometry
    shapes = gpd.GeoSeries(rows["route_id"].map(lines), crs=4326)
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=4326)
