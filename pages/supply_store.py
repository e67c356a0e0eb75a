"""The supply routes' layers, computed and published once."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st

from data import quantities, vocabulary
from data.days import in_words
from data.flow_segments import flow_segments
from data.label_thinning import min_zooms
from data.routes import leg_lines, route_lines
from data.voyages import trips
from layers import flows, places, voyages
from layers import legs as leg_layer
from pages import base_store, store


@dataclass(frozen=True)
class SupplyUrls:
    """Where the layers of the supply routes are served."""

    legs: str
    flows: str
    trips: dict[str, str]
    places: str
    names: str


@st.cache_resource(show_spinner=False)
def legs() -> gpd.GeoDataFrame:
    """Every leg with the line it follows."""
    return leg_lines(store.tables())


@st.cache_resource(show_spinner="Laying out the supply routes …")
def urls() -> SupplyUrls:
    """The layers of the supply routes, published."""
    tables = store.tables()
    sent = flow_segments(tables, legs())
    return SupplyUrls(
        legs=leg_layer.publish(legs()),
        flows=flows.publish(sent.assign(id="consignment:" + sent["id"], tip=flow_tips(sent))),
        trips=voyages.publish(moving()),
        places=places.publish(place_points()),
        names=base_store.supply_names(place_points()[["lon", "lat", "text", "min_zoom"]]),
    )


def moving() -> pd.DataFrame:
    """What moves, with a line that says what, when and by whose word."""
    runs = trips(store.tables(), route_lines(store.tables(), legs()))
    tips = [
        f"{row.name} · {in_words(row.start)} – {in_words(row.end - 1)}\n{row.claimant}" for row in runs.itertuples()
    ]
    return runs.assign(tip=tips)


def flow_tips(sent: pd.DataFrame) -> list[str]:
    """What, when, who says so, for each consignment and leg."""
    return [
        f"{quantities.in_words(row.low, row.high, row.qualifier, vocabulary.GROUP_WORDS[row.group])}, "
        f"{vocabulary.DIRECTION_WORDS[row.direction]}\n"
        f"{in_words(row.start)} – {in_words(row.end - 1)} · {row.claimant} · way {row.standing}"
        for row in sent.itertuples()
    ]


def place_points() -> gpd.GeoDataFrame:
    """Places that something starts from, ends at or was seen at; waypoints of the railway are left out."""
    found = store.tables().places
    shown = found.loc[~found["kind"].isin(["rail waypoint", "border crossing", "city"])].reset_index(drop=True)
    labels = shown.assign(
        label=shown["name"].str.split(r" \(", n=1, regex=True).str[0],
        rank=np.arange(len(shown)),
        id="place:" + shown["id"],
        tip=[
            f"{row.name} {row.name_local}\n{row.role}" + (f"\n{row.mark_reason}" if row.mark_reason else "")
            for row in shown[["name", "name_local", "role", "mark_reason"]].itertuples(index=False)
        ],
    )
    labels["text"] = labels["label"]
    labels["min_zoom"] = min_zooms(labels)
    return gpd.GeoDataFrame(labels, geometry=gpd.points_from_xy(labels["lon"], labels["lat"]), crs=4326)
