"""The base map's lines by class of `layers.map.basemap.LINES`, as every map draws them, in drawing order."""

from collections.abc import Collection

import geopandas as gpd
import shapely

from data.basemap import layers


def near(oblasts: Collection[str] = ()) -> dict[str, gpd.GeoDataFrame]:
    """Lines of the front extent, EPSG:4326; raions only of these oblasts, all where none is named."""
    raions = layers.raions()
    return {
        "river": layers.front_rivers(),
        "raion": outlines(raions.loc[raions["oblast"].isin(list(oblasts))] if oblasts else raions),
        "oblast": outlines(layers.oblasts()),
        "rail": layers.front_railways(),
        "border": layers.border(),
    }


def far() -> dict[str, gpd.GeoDataFrame]:
    """Lines of the supply extent, EPSG:4326."""
    return {
        "river": layers.supply_rivers(),
        "rail": layers.supply_railways(),
        "country": layers.supply_borders(),
    }


def outlines(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The boundaries of areas, each shared one once."""
    # merged: a union leaves a line for every two vertices, and the map pays for each line's ends
    return gpd.GeoDataFrame(geometry=[shapely.line_merge(areas.boundary.union_all())], crs=4326)
