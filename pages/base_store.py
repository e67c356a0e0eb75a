"""The base map's layers and the names on it, published once."""

import geopandas as gpd
import pandas as pd
import pydeck as pdk
import shapely
import streamlit as st

from data import basemap_layers
from data.label_thinning import min_zooms
from layers import basemap, settlements
from layers.deck import water
from layers.look import Look
from pages import store

ROUTE_COUNTRIES = ("Russia", "Ukraine", "North Korea")
SAME_TOWN_DEG = 0.05  # a town of the gazetteer this near to a settlement of one name is that settlement


@st.cache_resource(show_spinner=False)
def urls() -> dict[str, str]:
    """The base map's layers by name."""
    land = basemap_layers.supply_land()
    own = land["name"].isin(ROUTE_COUNTRIES)
    front = {
        "river": basemap_layers.front_rivers(),
        "raion": boundaries(basemap_layers.raions()),
        "oblast": boundaries(basemap_layers.oblasts()),
        "rail": basemap_layers.front_railways(),
        "border": basemap_layers.border(),
    }
    supply = {
        "river": basemap_layers.supply_rivers(),
        "rail": basemap_layers.supply_railways(),
        "country": basemap_layers.supply_borders(),
    }
    return {
        "ground-supply": basemap.publish_ground(
            {"elsewhere": land.loc[~own], "land": land.loc[own], "lake": basemap_layers.supply_lakes()}, digits=2
        ),
        "ground-front": basemap.publish_ground({"land": basemap_layers.front_land()}),
        "lines-front": basemap.publish_lines(front),
        "lines-supply": basemap.publish_lines(supply, digits=2),
    }


def boundaries(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The outlines of areas, each shared one once."""
    return gpd.GeoDataFrame(geometry=[areas.boundary.union_all()], crs=4326)


def ground(look: Look) -> list[pdk.Layer]:
    """Water and land, from the bottom: coarse everywhere, fine where the fronts are."""
    found = urls()
    return [
        water(look.theme),
        basemap.ground(found["ground-supply"], "supply", look),
        basemap.ground(found["ground-front"], "front", look),
    ]


def lines(look: Look, extent: str) -> list[pdk.Layer]:
    """Borders, rivers and railways of an extent, "front" or "supply"."""
    return [basemap.lines(urls()[f"lines-{extent}"], extent, look)]


@st.cache_resource(show_spinner=False)
def front_names() -> str:
    """Names of towns and settlements near the fronts, published: towns first, then those most was claimed about."""
    towns = _labels(basemap_layers.front_towns())
    places = store.tables().settlements
    villages = pd.DataFrame(
        {"label": places["name"], "text": places["name"], "lon": places["lon"], "lat": places["lat"]}
    )
    claims = store.tables().control_claims["settlement_id"].value_counts()
    villages["rank"] = -places["id"].map(claims).fillna(0)
    points = shapely.STRtree(shapely.points(towns["lon"], towns["lat"]))
    near = points.query(
        shapely.points(villages["lon"], villages["lat"]), predicate="dwithin", distance=SAME_TOWN_DEG
    )
    same = towns["name"].to_numpy()[near[1]] == villages["label"].to_numpy()[near[0]]
    villages = villages.drop(index=villages.index[near[0][same]])
    villages["min_zoom"] = min_zooms(villages, placed=towns)
    return settlements.publish_names(pd.concat([towns, villages], ignore_index=True))


def supply_names(taken: pd.DataFrame) -> str:
    """Names of countries and cities of the supply extent, published, clear of the names in `taken`.

    Args:
        taken: names already on the map: lon, lat, text, min_zoom.
    """
    labels = _labels(basemap_layers.supply_names())
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
