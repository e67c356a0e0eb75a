"""Notional sea lines: the shortest water path between two ports that keeps off the coast where it can.

Ships on these runs switch their transponders off, so no track is public. A line only says "by sea from
here to there"; every one of them is labelled notional.
"""

import importlib
from typing import Final

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

CELL: Final = 0.01  # degrees
OFF_KM: Final = 8.0  # water nearer to land than this costs more, the nearer the more
QUAY_KM: Final = 20.0  # how far from the town's centre its water may be

Floats = NDArray[np.float64]


class Sea:
    """Water round the ports as a grid of costs: 1 offshore, up to 4 at the coast, -1 on land."""

    def __init__(self, land: BaseGeometry, extent: tuple[float, float, float, float]) -> None:
        west, south, east, north = extent
        self.lon, self.lat = np.arange(west, east, CELL), np.arange(south, north, CELL)
        shapely.prepare(land)
        dry = shapely.intersects_xy(land, *np.meshgrid(self.lon, self.lat))
        offshore = distance_transform_edt(~dry, sampling=(CELL * 110.6, CELL * 111.3 * np.cos(np.radians(42))))
        self.cost = np.where(dry, -1.0, 1 + 3 * np.clip(1 - offshore / OFF_KM, 0, 1))
        self.land = land

    def path(self, start: Point, end: Point) -> LineString:
        """The cheapest water path between the quays of two towns, with few points.

        Raises:
            ValueError: a town has no water within QUAY_KM, or there is no way by water.
        """
        ends = [self._quay(start), self._quay(end)]
        graph = importlib.import_module("skimage.graph")
        squash = float(np.cos(np.radians(42)))
        finder = graph.MCP_Geometric(self.cost, sampling=(1.0, squash))
        finder.find_costs([ends[0]], [ends[1]])
        cells = np.array(finder.traceback(ends[1]))
        return self._fewer(np.stack([self.lon[cells[:, 1]], self.lat[cells[:, 0]]], axis=1))

    def _quay(self, town: Point) -> tuple[int, int]:
        east = (self.lon - town.x) * 111.3 * np.cos(np.radians(town.y))
        north = (self.lat - town.y) * 110.6
        away = np.where(self._open, np.hypot(*np.meshgrid(east, north)), np.inf)
        row, column = np.unravel_index(int(away.argmin()), away.shape)
        if away[row, column] > QUAY_KM:
            raise ValueError(f"No water within {QUAY_KM:.0f} km of {town.wkt}")
        return int(row), int(column)

    @property
    def _open(self) -> NDArray[np.bool_]:
        """Cells of the largest connected water: a lagoon is no port."""
        measure = importlib.import_module("skimage.measure")
        label = measure.label(self.cost > 0, connectivity=1)
        return np.asarray(label == np.bincount(label[label > 0]).argmax())

    def _fewer(self, points: Floats) -> LineString:
        """The path drawn tight: a point is left out where the straight line is neither wet feet nor much dearer."""
        kept, here = [0], 0
        while here < len(points) - 1:
            ahead = next(k for k in range(len(points) - 1, here, -1) if k == here + 1 or self._clear(points, here, k))
            kept.append(ahead)
            here = ahead
        return LineString(points[kept].round(2))

    def _clear(self, points: Floats, a: int, b: int) -> bool:
        """Whether the straight line from a to b stays in water and costs no more than 2 % above the path."""
        if shapely.intersects(self.land, LineString(points[[a, b]])):
            return False
        straight = np.linspace(points[a], points[b], 2 * abs(b - a) + 2)
        return self._dear(straight) <= 1.02 * self._dear(points[a : b + 1])

    def _dear(self, points: Floats) -> float:
        column = np.clip(np.rint((points[:, 0] - self.lon[0]) / CELL).astype(int), 0, len(self.lon) - 1)
        row = np.clip(np.rint((points[:, 1] - self.lat[0]) / CELL).astype(int), 0, len(self.lat) - 1)
        steps = np.hypot(*(np.diff(points, axis=0) * (0.74, 1.0)).T)
        cost = self.cost[row, column]
        return float(((cost[1:] + cost[:-1]) / 2 * steps).sum())


METHOD: Final = "notional: cheapest water path off Natural Earth land"


def missing(legs: pd.DataFrame, known: pd.DataFrame) -> list[tuple[str, str]]:
    """Pairs of place ids that a sea leg joins and no known line does, in either direction."""
    there = {frozenset(pair) for pair in known[["origin", "destination"]].to_numpy().tolist()}
    wanted = legs.loc[legs["mode"] == "sea", ["origin", "destination"]].to_numpy().tolist()
    return sorted({tuple(sorted(pair)) for pair in wanted if frozenset(pair) not in there})


def rows(pairs: list[tuple[str, str]], places: pd.DataFrame, sea: Sea) -> pd.DataFrame:
    """Points of a line for each pair of place ids: line, origin, destination, method, seq, lon, lat."""
    at = {row.id: Point(row.lon, row.lat) for row in places.itertuples()}
    found = []
    for a, b in pairs:
        points = shapely.get_coordinates(sea.path(at[a], at[b]))
        found += [(f"{a}--{b}", a, b, METHOD, k, *point) for k, point in enumerate(points.tolist(), start=1)]
    return pd.DataFrame(found, columns=["line", "origin", "destination", "method", "seq", "lon", "lat"])
