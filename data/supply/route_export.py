"""The legs of the supply routes as GeoJSON for other programs: property names here are a promise."""

from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from data.supply.routes import leg_lines
from data.tables.credit import CREDIT
from data.tables.tables import Tables
from data.time import dates

DECIMALS: Final = 4  # of a degree, 10 m: ten times finer than the railway's points
AS_THEY_ARE: Final = (
    "id", "mode", "standing", "origin", "destination", "origin_name", "destination_name", "method", "qualifier",
    "credibility", "reliability", "claimant", "source_id", "last_source_id", "marked", "mark_reason", "note",
)  # fmt: skip
DAYS: Final = ("start", "end", "known_from", "last_known_from")


def routes_geojson(tables: Tables) -> dict[str, object]:
    """Every leg as a feature of a GeoJSON FeatureCollection (RFC 7946, WGS84), with the routes it belongs to.

    A feature is a LineString from origin to destination. Its properties: `id`, `mode` (sea|rail|air|road),
    `standing` (observed|inferred|claimed), `origin`, `destination` (ids in places.csv) and their names,
    `method` (how the line was found), `length_km`, `by_hand_km` (of it on railway drawn by hand), `routes`
    (ids in routes.csv), `first_day`, `last_day` (ISO dates, in use on both; null where open),
    `known_from` (ISO date of publication), `last_known_from`, `last_source_id` (of the latest report that speaks
    of its use; `known_from` and "" where there is no later one), `qualifier`, `credibility`, `reliability`,
    `claimant`, `source_id`, `marked`, `mark_reason`, `note`. The collection carries `credit` and `dates` (what
    the dates mean).

    Raises:
        UnroutableError: legs that no network carries, all of them named.
    """
    legs = leg_lines(tables)
    members = {str(leg): list(routes) for leg, routes in tables.route_legs.groupby("leg_id")["route_id"]}
    return {"type": "FeatureCollection", "dates": dates.RULE, "credit": CREDIT, "features": _features(legs, members)}


def _features(legs: gpd.GeoDataFrame, members: dict[str, list[str]]) -> list[dict[str, object]]:
    lines = shapely.transform(legs.geometry.to_numpy(), lambda points: np.round(points, DECIMALS))
    return [
        {
            "type": "Feature",
            "properties": {name: row[name] for name in AS_THEY_ARE}
            | {"length_km": round(row["length_km"], 1), "by_hand_km": round(row["by_hand_km"], 1)}
            | {"routes": members.get(row["id"], [])}
            | {dates.NAMES[name]: dates.iso(name, row[name]) for name in DAYS},
            "geometry": line.__geo_interface__,
        }
        for row, line in zip(legs.drop(columns="geometry").to_dict("records"), lines, strict=True)
    ]
