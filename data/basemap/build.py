"""Writes the committed base map and networks: `python -m data.basemap.build` from the repository's root.

A maintainer's script. It needs the packages of data/basemap/requirements.txt (Python 3.12, in a virtual
environment of its own) and two folders from npm; nothing at run time does. See NOTICE.md beside it for
what comes from where and how to fetch it.
"""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import geopandas as gpd
import shapely

from data.basemap import labels, natural_earth
from data.basemap.admin import oblasts, russian_raions
from data.basemap.extents import write
from data.basemap.front_railways import front_railways
from data.basemap.network import build as network
from data.basemap.ukraine import front_sides, ukraine


def front(_: Path) -> None:
    """Write the layers of the front extent."""
    russia, ours, border = front_sides()
    land = gpd.GeoDataFrame({"country": ["RU", "UA"], "name": ["Russia", "Ukraine"]},
                            geometry=[russia, ours], crs=4326)
    line = gpd.GeoDataFrame({"name": ["Russia–Ukraine border"]}, geometry=[border], crs=4326)
    raions = russian_raions(russia)
    _report("front_land", write(land, "front_land", digits=4))
    _report("front_border", write(line, "front_border", digits=4))
    _report("front_raions", write(raions, "front_raions", digits=4))
    _report("front_oblasts", write(oblasts(raions, ours), "front_oblasts", digits=4))
    _report("front_rivers", write(natural_earth.front_rivers(), "front_rivers", digits=3))
    _report("front_railways", write(front_railways(), "front_railways", digits=3))
    _report("front_towns", write(labels.front_towns(land), "front_towns", digits=4))


def supply(npm: Path) -> None:
    """Write the layers of the supply extent."""
    land = natural_earth.countries(npm, shapely.simplify(ukraine(), 0.003))
    _report("supply_land", write(land, "supply_land", digits=3))
    _report("supply_borders", write(natural_earth.borders(land), "supply_borders", digits=3))
    _report("supply_rivers", write(natural_earth.rivers(npm), "supply_rivers", digits=2))
    _report("supply_lakes", write(natural_earth.lakes(npm), "supply_lakes", digits=2))
    _report("supply_names", write(labels.supply_names(land), "supply_names", digits=3))


def networks(npm: Path) -> None:
    """Write the railway graph and the sea lines."""
    land = natural_earth.countries(npm, shapely.simplify(ukraine(), 0.0005), natural_earth.no_tolerance)
    _report("rail", network.rail(land))
    _report("sea_lines", network.sea(land))


PARTS: Final[dict[str, Callable[[Path], None]]] = {"front": front, "supply": supply, "network": networks}


def _report(name: str, size: int) -> None:
    print(f"{name:16} {size / 1000:7.0f} kB")


def main() -> None:
    """Write the parts named on the command line, all of them if none is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="front, supply, network (default: all)")
    parser.add_argument("--npm", type=Path, default=Path("npm"),
                        help="folder with world-atlas/ and mapeo-offline-map/ (default: ./npm)")
    options = parser.parse_args()
    for part in options.parts or PARTS:
        partial(PARTS[part], options.npm)()


if __name__ == "__main__":
    main()
