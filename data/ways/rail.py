"""Legs by rail: the shortest way over the committed railway graph, from place to place along the reported way.

The graph ends at the borders of Russia and North Korea, so no way can lead through a third country.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra

from data.ways.course import Course, Points, Stop, UnroutableError, leaps

FILE: Final = Path(__file__).parents[1] / "basemap" / "network" / "rail.geojson"
LONGEST_KM: Final = 10.0  # longer straight pieces get nodes in between, so that a place finds one near it
METHOD: Final = "shortest way over OpenStreetMap railways along the places named"
REACH_KM: Final = 10.0  # how far beyond its own precision a place may lie from the railway

@dataclass(frozen=True)
class Graph:
    """Nodes (n, 2) as lon, lat; symmetric lengths in km; pairs of nodes whose edge was drawn by hand."""

    nodes: Points
    km: csr_array
    hand: frozenset[tuple[int, int]]


@cache
def graph(path: Path = FILE) -> Graph:
    """The committed graph: one node a vertex, pieces longer than LONGEST_KM divided. Read once."""
    pieces, lengths, by_hand = [], [], []
    for points, stated_km, is_hand in _chains(path):
        straight = leaps(points)
        pieces.append(np.stack([points[:-1], points[1:]], axis=1))
        lengths.append(straight if stated_km is None else straight * max(1.0, stated_km / straight.sum()))
        by_hand.append(np.full(len(straight), is_hand))
    segments, km, hand = _divided(*(np.concatenate(parts) for parts in (pieces, lengths, by_hand)))
    nodes, number = np.unique(segments.reshape(-1, 2), axis=0, return_inverse=True)
    a, b = number.reshape(-1, 2).T
    table = coo_array((np.tile(np.maximum(km, 1e-6), 2), (np.r_[a, b], np.r_[b, a])), shape=(len(nodes),) * 2)
    drawn = frozenset((int(min(p)), int(max(p))) for p in zip(a[hand], b[hand], strict=True))
    return Graph(nodes, table.tocsr(), drawn)


def _chains(path: Path) -> Iterator[tuple[Points, float | None, bool]]:
    """Each line between two junctions, its length in km if the source states it, and whether it is hand-drawn."""
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        shape, properties = feature["geometry"], feature["properties"]
        if shape["type"] == "LineString":
            yield np.array(shape["coordinates"]), None, True
        else:
            for part, km in zip(shape["coordinates"], properties["km"], strict=True):
                yield np.array(part), km, False


def _divided(
    segments: Points, km: Points, hand: NDArray[np.bool_]
) -> tuple[Points, Points, NDArray[np.bool_]]:
    """Segments (n, 2, 2) longer than LONGEST_KM cut into equal parts, with their lengths and flags."""
    parts = np.maximum(1, np.ceil(km / LONGEST_KM)).astype(int)
    start, step = segments[:, 0], (segments[:, 1] - segments[:, 0]) / parts[:, None]
    which = np.repeat(np.arange(len(parts)), parts)
    nth = np.arange(parts.sum()) - np.repeat(np.cumsum(parts) - parts, parts)
    cut = [start[which] + step[which] * (nth + k)[:, None] for k in (0, 1)]
    return np.stack(cut, axis=1).round(5), (km / parts)[which], hand[which]


def course(leg: str, stops: Sequence[Stop], network: Graph | None = None) -> Course:
    """The course of a leg over the railway through its stops.

    The first and last points are the places themselves, joined to the railway in a straight line. The
    length is the railway's as the source states it, which a drawn line of few points falls short of.

    Raises:
        UnroutableError: a stop is too far from any railway, or two stops are not connected.
    """
    network = network or graph()
    on_line = [_snapped(leg, stop, network) for stop in stops]
    way: list[int] = on_line[:1]
    for start, end, stop in zip(on_line, on_line[1:], stops[1:], strict=False):
        way += _shortest(network, start, end, f"Leg {leg}: no railway leads on to {stop.id}")[1:]
    way = _straightened(way)
    ends = [np.array([[stop.lon, stop.lat]]) for stop in (stops[0], stops[-1])]
    points = np.concatenate([ends[0], network.nodes[way], ends[1]])
    steps = [(min(step), max(step)) for step in pairwise(way)]
    lengths = [float(network.km[step]) for step in steps]
    stubs = leaps(points[:2]).sum() + leaps(points[-2:]).sum()
    drawn = sum(km for km, step in zip(lengths, steps, strict=True) if step in network.hand)
    return Course(points, sum(lengths) + float(stubs), METHOD, drawn)


def _snapped(leg: str, stop: Stop, network: Graph) -> int:
    """The node nearest to a stop."""
    squash = np.cos(np.radians(stop.lat))
    away = np.hypot((network.nodes[:, 0] - stop.lon) * squash, network.nodes[:, 1] - stop.lat)
    node = int(away.argmin())
    (km,) = leaps(np.array([(stop.lon, stop.lat), network.nodes[node]]))
    if km > REACH_KM + stop.precision_km:
        raise UnroutableError(f"Leg {leg}: {stop.id} is {km:.0f} km from the nearest railway")
    return node


def _shortest(network: Graph, start: int, end: int, problem: str) -> list[int]:
    """Node numbers from `start` to `end`, both included (Dijkstra 1959, scipy.sparse.csgraph)."""
    (straight,) = leaps(network.nodes[[start, end]])
    reach = 200 + 3 * float(straight)  # no railway winds more: looking further only takes time
    before = dijkstra(network.km, indices=[start], return_predecessors=True, limit=reach)[1][0]
    way = [end]
    while way[-1] != start:
        if before[way[-1]] < 0:
            raise UnroutableError(problem)
        way.append(int(before[way[-1]]))
    return way[::-1]


def _straightened(way: list[int]) -> list[int]:
    """The way without running to and fro: a spur into a station and back out is left out."""
    kept: list[int] = []
    for node in way:
        if len(kept) > 1 and kept[-2] == node:
            kept.pop()
        else:
            kept.append(node)
    return kept
