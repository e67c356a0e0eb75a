"""Legs and routes as lines on the map, computed from the evidence tables."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.tables.tables import Tables
from data.time.days import FOREVER
from data.ways.course import Course, Points, Stop, UnroutableError
from data.ways.leg_course import leg_course

SURENESS: Final = ("inferred", "claimed", "observed")  # a route is as sure as its least sure leg


def leg_lines(tables: Tables) -> gpd.GeoDataFrame:
    """Every leg with the line it follows.

    Returns:
        All columns of `tables.legs`, and: origin_name, destination_name (str); method (how the line was
        found, in words), length_km (by rail what the railway measures, else geodesic), by_hand_km (of it on
        hand-drawn railway); known_to (int, FOREVER); geometry LineString in EPSG:4326 from origin to
        destination. Rows in the table's order.

    Raises:
        UnroutableError: legs that no network carries, all of them named.
    """
    stops = _stops(tables.places)
    courses: list[Course] = []
    failures: list[str] = []
    for name, mode, origin, way, destination in zip(
        *(tables.legs[column].tolist() for column in ("id", "mode", "origin", "way", "destination")), strict=True
    ):
        try:
            ids = (origin, *filter(None, way.split(";")), destination)
            courses.append(leg_course(name, mode, [_stop(name, place, stops) for place in ids]))
        except UnroutableError as error:
            failures.append(str(error))
    if failures:
        raise UnroutableError("\n".join(failures))
    names = tables.places.set_index("id")["name"]
    return gpd.GeoDataFrame(
        tables.legs.assign(
            origin_name=tables.legs.origin.map(names), destination_name=tables.legs.destination.map(names),
            method=[course.method for course in courses], length_km=[course.km for course in courses],
            by_hand_km=[course.by_hand_km for course in courses], known_to=FOREVER),
        geometry=[shapely.LineString(course.points) for course in courses], crs=4326)


def _stops(places: pd.DataFrame) -> dict[str, Stop]:
    columns = (places[column].tolist() for column in ("id", "lon", "lat", "precision_km"))
    return {row[0]: Stop(*row) for row in zip(*columns, strict=True)}


def _stop(leg: str, place: str, stops: dict[str, Stop]) -> Stop:
    if place not in stops:
        raise UnroutableError(f"Leg {leg}: {place} is not in places.csv")
    return stops[place]


def route_lines(tables: Tables, legs: gpd.GeoDataFrame | None = None) -> gpd.GeoDataFrame:
    """Every route that has legs, as one line from its first place to its last.

    Args:
        tables: the evidence.
        legs: `leg_lines(tables)`, if it is at hand already.

    Returns:
        All columns of `tables.routes`, and: leg_ids (tuple of str, in order), modes (str, "sea+rail"),
        standing (that of the least sure leg: inferred, then claimed, then observed), length_km,
        known_to (FOREVER), geometry LineString in EPSG:4326.
    """
    by_id = (leg_lines(tables) if legs is None else legs).set_index("id")
    members = tables.route_legs.sort_values(["route_id", "seq"]).groupby("route_id")["leg_id"].agg(tuple)
    routes = tables.routes[tables.routes.id.isin(members.index)].reset_index(drop=True)
    parts = [by_id.loc[list(members[route])] for route in routes.id]
    return gpd.GeoDataFrame(
        routes.assign(
            leg_ids=[members[route] for route in routes.id],
            modes=["+".join(dict.fromkeys(part["mode"])) for part in parts],
            standing=[min(part.standing, key=SURENESS.index) for part in parts],
            length_km=[float(part.length_km.sum()) for part in parts], known_to=FOREVER),
        geometry=[shapely.LineString(_end_to_end(part)) for part in parts], crs=4326)


def _end_to_end(legs: gpd.GeoDataFrame) -> Points:
    """The points of legs in order, without a point twice in a row.

    Raises:
        UnroutableError: a leg does not start where the one before it ends.
    """
    for before, after in zip(legs.itertuples(), legs.iloc[1:].itertuples(), strict=False):
        if before.destination != after.origin:
            raise UnroutableError(
                f"Leg {after.Index} starts at {after.origin}, but {before.Index} ends at {before.destination}")
    points = shapely.get_coordinates(legs.geometry.to_numpy())
    fresh = np.r_[True, (np.diff(points, axis=0) != 0).any(axis=1)]
    return np.asarray(points[fresh], dtype=np.float64)
