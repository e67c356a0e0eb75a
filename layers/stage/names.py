"""Which names a briefing's maps write: countries and cities along the routes, towns and settlements near the fronts."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.basemap import layers
from data.basemap.label_thinning import min_zooms
from data.tables.tables import Tables

OWN: Final = ("RU", "KP", "UA")
OWN_CITY: Final = 300_000  # inhabitants from which a city of the countries shown is named on the supply map
OTHER_CITY: Final = 4_000_000
CITY: Final = 50_000  # inhabitants from which a town is named before any settlement of the front
FAR: Final = 100_000  # further apart than any two ranks
SAME_TOWN_DEG: Final = 0.05  # a town of the gazetteer this near to a settlement of one name is that settlement


def along_routes(placed: pd.DataFrame) -> pd.DataFrame:
    """Names of countries and of the cities that tell where one is, clear of those `placed` already.

    Args:
        placed: lon, lat (EPSG:4326), text and min_zoom of names that stand.

    Returns:
        name, label, text, lon, lat, rank, min_zoom.
    """
    named = layers.supply_names()
    own = named["country"].isin(OWN)
    telling = (named["population"] >= OTHER_CITY) | (own & (named["population"] >= OWN_CITY))
    found = _labels(named.loc[telling | (named["kind"] == "country")])
    found["min_zoom"] = min_zooms(found, placed=placed)
    return found


def near_fronts(tables: Tables) -> pd.DataFrame:
    """Names near the fronts: cities, then settlements by how much was claimed about them, then towns.

    Returns:
        name, label, text, lon, lat, rank, min_zoom and, for settlements, id ("settlement:sudzha").
    """
    towns, villages = _labels(layers.front_towns()), tables.settlements
    population = layers.front_towns()["population"].to_numpy()
    claims = villages["id"].map(tables.control_claims["settlement_id"].value_counts()).fillna(0).astype(float)
    names = villages[["name", "lon", "lat"]].assign(
        label=villages["name"], text=villages["name"], rank=-claims, id="settlement:" + villages["id"]
    )
    found = shapely.STRtree(shapely.points(names["lon"], names["lat"]))
    near = found.query(shapely.points(towns["lon"], towns["lat"]), predicate="dwithin", distance=SAME_TOWN_DEG)
    same = towns["name"].to_numpy()[near[0]] == names["name"].to_numpy()[near[1]]
    towns["rank"] = towns["rank"].rank() + np.where(population >= CITY, -FAR, FAR)
    labels: pd.DataFrame = pd.concat([towns.drop(index=towns.index[near[0][same]]), names], ignore_index=True)
    labels["min_zoom"] = min_zooms(labels)
    return labels


def _labels(named: gpd.GeoDataFrame) -> pd.DataFrame:
    """Both names of towns where they differ: name, label, text, lon, lat, rank, min_zoom."""
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
