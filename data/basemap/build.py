"""Writes the committed base map: `python -m data.basemap.build` from the repository's root.

A maintainer's script. It needs the packages of data/basemap/requirements.txt (Python 3.12, in a virtual
environment of its own); nothing at run time does. See NOTICE.md for where each layer comes from.
"""

import geopandas as gpd

from data.basemap.admin import oblasts, russian_raions
from data.basemap.extents import write
from data.basemap.ukraine import front_sides


def front() -> None:
    """Write the layers of the front extent."""
    russia, ukraine, border = front_sides()
    land = gpd.GeoDataFrame({"country": ["RU", "UA"], "name": ["Russia", "Ukraine"]},
                            geometry=[russia, ukraine], crs=4326)
    line = gpd.GeoDataFrame({"name": ["Russia–Ukraine border"]}, geometry=[border], crs=4326)
    raions = russian_raions(russia)
    for name, frame in {"front_land": land, "front_border": line, "front_raions": raions,
                        "front_oblasts": oblasts(raions, ukraine)}.items():
        print(name, write(frame, name, digits=4))


if __name__ == "__main__":
    front()
