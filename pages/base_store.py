"""The base map's layers and the names on it, published once."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pydeck as pdk
import shapely
import streamlit as st

from data import basemap_layers
from data.label_thinning import min_zooms
from layers import basemap, settlements
from layers.look import Look
from pages import store

ROUTE_COUNTRIES = ("Russia", "Ukraine", "North Korea")
CITY = 50_000  # inhabitants from which a town is named before any settlement of the front
FAR = 100_000  # further apart than any two ranks
OWN_CITY = 300_000  # inhabitants from which a city of the countries shown is named on the supply map
OTHER_CITY = 4_000_000
SAME_TOWN_DEG = 0.05  # a town of the gazetteer this near to a settlement of one name is that settlement


@st.cache_resource(show_spinner=False)
def ground_url() -> str:
    """Sea and land, published."""
    land = basemap_layers.supply_land()
    own = land["name"].isin(ROUTE_COUNTRIES)
    sea = gpd.GeoDataFrame(geometry=[shapely.box(-179, -84, 179, 84).segmentize(30)], crs=4326)
    return basemap.publish_ground(
        {
            "sea": sea,
            "elsewhere": land.loc[~own],
            "land": land.loc[own],
            "lake": basemap_layers.supply_lakes(),
            "near": basemap_layers.front_land(),
        }
    )


@st.cache_resource(show_spinner=False)
def line_url(extent: str, hidden: tuple[str, ...]) -> str:
    """The lines of an extent, published: those of the supply routes far off, with finer ones near the fronts."""
    raions = basemap_layers.raions()
    supply = {
        "river": basemap_layers.supply_rivers(),
        "rail": basemap_layers.supply_railways(),
        "country": basemap_layers.supply_borders(),
    }
    front = {
        "river": joined(supply["river"], basemap_layers.front_rivers()),
        "raion": boundaries(raions.loc[raions["oblast"].isin(["Kursk", "Belgorod"])]),
        "oblast": boundaries(basemap_layers.oblasts()),
        "rail": joined(supply["rail"], basemap_layers.front_railways()),
        "country": supply["country"],
        "border": basemap_layers.border(),
    }
    parts = {"front": front, "supply": supply}[extent]
    shown = {name: frame for name, frame in parts.items() if name not in hidden}
    return basemap.publish_lines(shown, digits=4 if extent == "front" else 2)


def joined(*frames: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The geometries of several frames in one."""
    return gpd.GeoDataFrame(pd.concat([frame[["geometry"]] for frame in frames], ignore_index=True), crs=4326)


def boundaries(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The outlines of areas, each shared one once."""
    return gpd.GeoDataFrame(geometry=[areas.boundary.union_all()], crs=4326)


def ground(look: Look) -> list[pdk.Layer]:
    """Sea and land: coarse everywhere, fine where the fronts are."""
    return [basemap.ground(ground_url(), look)]


def lines(look: Look, extent: str) -> list[pdk.Layer]:
    """Borders, rivers and railways of an extent, "front" or "supply", without the classes that are switched off."""
    hidden = tuple(sorted(each for each in basemap.LINES if not look.shows(each)))
    return [basemap.lines(line_url(extent, hidden), look)]


@st.cache_resource(show_spinner=False)
def front_names() -> str:
    """Names near the fronts, published: cities, then settlements by how much was claimed about them, then towns."""
    towns = _labels(basemap_layers.front_towns())
    towns["population"] = basemap_layers.front_towns()["population"].to_numpy()
    places = store.tables().settlements
    claims = store.tables().control_claims["settlement_id"].value_counts()
    villages = pd.DataFrame(
        {
            "name": places["name"],
            "label": places["name"],
            "text": places["name"],
            "lon": places["lon"],
            "lat": places["lat"],
            "rank": -places["id"].map(claims).fillna(0),
        }
    )
    found = shapely.STRtree(shapely.points(villages["lon"], villages["lat"]))
    near = found.query(shapely.points(towns["lon"], towns["lat"]), predicate="dwithin", distance=SAME_TOWN_DEG)
    same = towns["name"].to_numpy()[near[0]] == villages["name"].to_numpy()[near[1]]
    towns = towns.drop(index=towns.index[near[0][same]])
    towns["rank"] = towns["rank"].rank() + np.where(towns["population"] >= CITY, -FAR, FAR)
    labels = pd.concat([towns, villages], ignore_index=True)
    labels["min_zoom"] = min_zooms(labels)
    return settlements.publish_names(labels)


def supply_names(taken: pd.DataFrame) -> str:
    """Names of countries and cities of the supply extent, published, clear of the names in `taken`.

    Args:
        taken: names already on the map: lon, lat, text, min_zoom.
    """
    named = basemap_layers.supply_names()
    own = named["country"].isin(["RU", "KP", "UA"])
    telling = (named["kind"] == "country") | (own & (named["population"] >= OWN_CITY)) | (
        named["population"] >= OTHER_CITY
    )
    labels = _labels(named.loc[telling])
    labels["min_zoom"] = min_zooms(labels, placed=taken)
    return settlements.publish_names(labels)


def _labels(named: gpd.GeoDataFrame) -> pd.DataFrame:
    label = [
        f"{row.name}\n{row.name_local}" if row.name_local and row.name_local != row.name else row.name
        for row in named[["name", "name_local"]].itertuples(index=False)
    ]
    return pd.DataFrame(
        {
            "name": named["name"].to_numpy(),
            "label": label,
            "text": label,
            "lon": named.geometry.x.to_numpy(),
            "lat": named.geometry.y.to_numpy(),
            "rank": named["rank"].to_numpy(),
            "min_zoom": named["min_zoom"].to_numpy(),
        }
    )
