"""What a scene points at, as points, lines and ground: whatever kind of thing its ids name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from data.tables.tables import Tables

ON_ROUTES: Final = {"consignment": "consignments", "voyage": "voyages"}


@dataclass(frozen=True)
class Point:
    """A point in degrees (EPSG:4326), `name` as a map writes it and `title` as a reader is told it."""

    id: str
    name: str
    title: str
    lon: float
    lat: float


@dataclass(frozen=True)
class Shape:
    """A line or a piece of ground, EPSG:4326."""

    id: str
    geometry: BaseGeometry


@dataclass(frozen=True)
class Highlights:
    """What is marked, each once, in the order of the tables.

    Attributes:
        points: settlements, places and events, and the ends of what was sent on a way nobody reports.
        lines: legs; a route, voyage or consignment is the legs it goes along.
        ground: the ground of the settlement that a control claim speaks of.
    """

    points: tuple[Point, ...] = ()
    lines: tuple[Shape, ...] = ()
    ground: tuple[Shape, ...] = ()


def highlights(tables: Tables, legs: gpd.GeoDataFrame, cells: gpd.GeoDataFrame, ids: Sequence[str]) -> Highlights:
    """Where the things named by `ids` ("kind:id", kinds of `data.briefings.scenes.HIGHLIGHT_KINDS`) lie.

    Args:
        tables: the evidence.
        legs: `data.supply.routes.leg_lines(tables)`.
        cells: the cells of the settlements, `data.fronts.cells.cells`, in their own CRS.
        ids: names of things; those without a place on the map (a missile nobody saw leave) mark nothing.
    """
    routes, ends = _routes_and_ends(tables, ids)
    on_routes = tables.route_legs.loc[tables.route_legs["route_id"].isin(routes), "leg_id"]
    wanted = set(on_routes) | set(_names("leg", ids))
    lines = legs.loc[legs["id"].isin(wanted)]
    claims = tables.control_claims
    held = set(claims.loc[claims["id"].isin(_names("control", ids)), "settlement_id"])
    ground = cells.loc[cells["settlement_id"].isin(held)].to_crs(4326)
    return Highlights(
        tuple(_points(tables, [*ids, *(f"place:{each}" for each in ends)])),
        tuple(Shape(f"leg:{name}", line) for name, line in zip(lines["id"], lines.geometry, strict=True)),
        tuple(
            Shape(f"settlement:{name}", area)
            for name, area in zip(ground["settlement_id"], ground.geometry, strict=True)
        ),
    )


def _names(kind: str, ids: Iterable[str]) -> list[str]:
    return [name for each, _, name in (one.partition(":") for one in ids) if each == kind]


def _routes_and_ends(tables: Tables, ids: Sequence[str]) -> tuple[set[str], list[str]]:
    """The routes that what moves goes along, and the places at the ends of what has no route."""
    routes, ends = set(_names("route", ids)), []
    for kind, table in ON_ROUTES.items():
        rows: pd.DataFrame = getattr(tables, table)
        found = rows.loc[rows["id"].isin(_names(kind, ids))]
        routes |= set(found["route_id"]) - {""}
        loose = found.loc[found["route_id"] == ""]
        ends += [place for place in (*loose["origin"], *loose["destination"]) if place]
    return routes, ends


def _points(tables: Tables, ids: Sequence[str]) -> Iterator[Point]:
    for kind, frame, label in (
        ("settlement", tables.settlements, "name"),
        ("place", tables.places, "name"),
        ("event", tables.events, "place"),
    ):
        found = frame.loc[frame["id"].isin(_names(kind, ids))].dropna(subset=["lon", "lat"])
        for row in found.to_dict("records"):
            name = str(row[label]).split(" (", maxsplit=1)[0]
            title = str(row["title"]) if kind == "event" else name
            yield Point(f"{kind}:{row['id']}", name, title, float(row["lon"]), float(row["lat"]))
