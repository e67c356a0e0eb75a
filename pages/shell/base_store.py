"""The base map's layers and the names on it."""

import pydeck as pdk

from layers.looks.look import Look
from layers.map import basemap
from pages.shell import store


def ground(look: Look) -> list[pdk.Layer]:
    """Sea and land: coarse everywhere, fine where the fronts are."""
    return [basemap.ground(store.map_data().ground, look)]


def lines(look: Look, extent: str) -> list[pdk.Layer]:
    """Borders, rivers and railways of an extent, "front" or "supply", without the classes that are switched off."""
    hidden = tuple(sorted(each for each in basemap.LINES if not look.shows(each)))
    return [basemap.lines(line_url(extent, hidden), look)]


def line_url(extent: str, hidden: tuple[str, ...]) -> str:
    """The lines of an extent, published."""
    data = store.map_data()
    if hidden:
        return data.lines(extent, hidden)
    return data.front_lines if extent == "front" else data.supply_lines


def front_names() -> str:
    """Names near the fronts, published."""
    return store.map_data().front_names
