"""The internationally recognised extent of Ukraine, from the OpenStreetMap-derived time zones."""

import importlib

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from data.basemap.extents import FRONT


def zone(name: str) -> BaseGeometry:
    """The polygon of a time zone in EPSG:4326, territorial waters included (timezonefinder, ODbL)."""
    finder = importlib.import_module("timezonefinder").TimezoneFinder()
    rings = finder.get_geometry(tz_name=name, coords_as_pairs=True)
    return shapely.union_all([shapely.make_valid(Polygon(shell, holes)) for shell, *holes in rings])


def crimea() -> BaseGeometry:
    """Crimea and Sevastopol with their waters: Ukraine (UN General Assembly resolution 68/262)."""
    return zone("Europe/Simferopol")


def ukraine() -> BaseGeometry:
    """All of Ukraine within its internationally recognised borders, waters included."""
    return shapely.union_all([zone("Europe/Kyiv"), crimea()], grid_size=1e-6)


def front_sides(tolerance: float = 0.0003) -> tuple[BaseGeometry, BaseGeometry, BaseGeometry]:
    """Russia's side, Ukraine's side and the border between them, in the front extent.

    Within that extent there is no third country, so Russia is what Ukraine is not. `tolerance` in
    degrees: 0.0003 is 30 metres.
    """
    near = ukraine().intersection(FRONT.buffer(0.1))
    ours = shapely.simplify(near, tolerance).intersection(FRONT)
    russia = FRONT.difference(ours)
    border = shapely.line_merge(russia.intersection(ours))
    return russia, ours, border
