"""Ground and lines of the base map as a briefing draws them: from far off with few vertices, in full from near."""

from collections.abc import Iterable, Sequence
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from data.basemap import layers
from layers.map import base_lines, basemap

ROUTE_COUNTRIES: Final = ("Russia", "Ukraine", "North Korea")
NEAR_DEG: Final = {"border": 0.0005, "river": 0.001, "rail": 0.001, "oblast": 0.002, "raion": 0.003}  # 0.4 to 2.5 px
INNER_DEG: Final = 0.0005  # 35 to 55 m: a faint line under a pixel off at zoom 10
FAR_DEG: Final = 0.05  # a pixel at the zoom that shows the way from Pyongyang to Kursk


def ground() -> str:
    """Publish sea and land: coarse everywhere, fine where the fronts are."""
    land = layers.supply_land()
    own = land["name"].isin(ROUTE_COUNTRIES)
    sea = gpd.GeoDataFrame(geometry=[shapely.box(-179, -84, 179, 84).segmentize(30)], crs=4326)
    parts = {
        "sea": sea,
        "elsewhere": land.loc[~own],
        "land": land.loc[own],
        "lake": layers.supply_lakes(),
        "near": layers.front_land(),
    }
    return basemap.publish_ground(parts)


def at_front(oblasts: Sequence[str]) -> str:
    """Publish the front's lines and nothing beyond, with few vertices: each costs where the processor draws."""
    parts = base_lines.near(oblasts)
    return basemap.publish_lines({name: _simpler(frame, NEAR_DEG[name]) for name, frame in parts.items()})


def of_supply(boxes: Sequence[tuple[float, float, float, float]] = ()) -> str:
    """Publish the supply routes' lines as seen from far off, or in full those within `boxes`.

    Args:
        boxes: west, south, east, north (degrees) of what is seen from near; far off all is seen, coarsely.
    """
    parts = base_lines.far()
    if boxes:
        seen = shapely.union_all([shapely.box(*each) for each in boxes])
        return basemap.publish_lines({name: frame.clip(seen) for name, frame in parts.items()}, digits=3)
    return basemap.publish_lines({name: _simpler(frame, FAR_DEG) for name, frame in parts.items()}, digits=2)


def of(extent: str, oblasts: Sequence[str], hidden: Iterable[str] = ()) -> str:
    """Publish the lines of an extent, "front" (near `oblasts`) or "supply", without the classes in `hidden`."""
    parts = far = base_lines.far()
    if extent == "front":
        near = base_lines.near(oblasts)
        parts = {
            "river": _joined(far["river"], near["river"]),
            "raion": _simpler(near["raion"], INNER_DEG),
            "oblast": _simpler(near["oblast"], INNER_DEG),
            "rail": _joined(far["rail"], near["rail"]),
            "country": far["country"],
            "border": near["border"],
        }
    shown = {name: frame for name, frame in parts.items() if name not in hidden}
    return basemap.publish_lines(shown, digits=4 if extent == "front" else 2)


def _joined(*frames: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(pd.concat([frame[["geometry"]] for frame in frames], ignore_index=True), crs=4326)


def _simpler(frame: gpd.GeoDataFrame, degrees: float) -> gpd.GeoDataFrame:
    """`frame` with fewer vertices, none further than `degrees` from where it was."""
    return frame.set_geometry(frame.geometry.simplify(degrees))
