"""Cuts the railways of Russia and North Korea out of scgraph_data's world graph (OpenStreetMap, ODbL)."""

import ast
import importlib.util
from pathlib import Path
from typing import Final, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from shapely.geometry.base import BaseGeometry

FOLDER: Final = Path(__file__).parent
CELL: Final = 0.005  # degrees: nodes of one cell (yards, second tracks) are one node
TOLERANCE: Final = 0.004  # degrees of simplification between junctions
DIGITS: Final = 3  # decimals of the source, about 100 m
STUB: Final = 0.6  # degrees: dead ends shorter than this lead to no place we know
NEAR: Final = 0.12  # degrees round a place within which its dead end is kept

Lines = NDArray[np.object_]
Edges: TypeAlias = gpd.GeoDataFrame  # one row an edge: km, geometry


def world() -> Edges:
    """Every edge of the source: km as it states them, geometry LineString with lon and lat at 3 decimals.

    Its module cannot be imported without an old scgraph, so the two literals in it are read as text.
    """
    spec = importlib.util.find_spec("scgraph_data")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("scgraph_data is not installed; see data/basemap/requirements.txt")
    text = (Path(spec.origin).parent / "world_railways.py").read_text().splitlines()
    nodes, graph = (ast.literal_eval(line.split("=", 1)[1]) for key in ("nodes=", "graph=")
                    for line in text if line.startswith(key))
    points = np.array(nodes, dtype=float)[:, ::-1]  # the source has lat, lon
    rows = [(a, b, km) for a, near in enumerate(graph) for b, km in near.items() if a < b]
    ends = np.array(rows)[:, :2].astype(int)
    return gpd.GeoDataFrame({"km": [row[2] for row in rows]}, geometry=shapely.linestrings(points[ends]), crs=4326)


def within(edges: Edges, area: BaseGeometry) -> Edges:
    """The edges that run wholly within `area`."""
    edges = edges[edges.intersects(shapely.box(*area.bounds))]
    shapely.prepare(area)
    return edges[shapely.covered_by(edges.geometry.to_numpy(), area)]


def merged(edges: Edges, cell: float = CELL) -> Edges:
    """The edges with all nodes of one cell of `cell` degrees made one, at their mean; the shortest of equals."""
    points = shapely.get_coordinates(edges.geometry.to_numpy())
    _, group = np.unique(np.floor(points / cell), axis=0, return_inverse=True)
    size = np.bincount(group)
    means = np.stack([np.bincount(group, points[:, k]) / size for k in (0, 1)], axis=1).round(DIGITS)
    ends = np.sort(group.reshape(-1, 2), axis=1)
    table = pd.DataFrame({"a": ends[:, 0], "b": ends[:, 1], "km": edges.km.to_numpy()}).sort_values("km")
    table = table[table.a != table.b].drop_duplicates(["a", "b"])
    return gpd.GeoDataFrame(table[["km"]], geometry=shapely.linestrings(means[table[["a", "b"]].to_numpy()]), crs=4326)


def by_hand(segments: pd.DataFrame, lines: Lines, reach: float = 0.02) -> gpd.GeoDataFrame:
    """Hand-listed lines (id, seq, lon, lat) with their ends moved to the nearest node within `reach` degrees."""
    known = np.unique(shapely.get_coordinates(lines), axis=0)
    rows = []
    for path in _paths(segments):
        gaps = np.hypot(*(known[:, None] - path[None]).transpose(2, 0, 1))
        close = gaps.min(axis=0) < reach
        rows.append(shapely.linestrings(np.where(close[:, None], known[gaps.argmin(axis=0)], path)))
    return gpd.GeoDataFrame({"id": segments.id.unique()}, geometry=rows, crs=4326)


def _paths(segments: pd.DataFrame) -> list[NDArray[np.float64]]:
    groups = segments.sort_values("seq").groupby("id", sort=False)
    return [group[["lon", "lat"]].to_numpy(float) for _, group in groups]


def connected(lines: Lines, point: tuple[float, float]) -> NDArray[np.bool_]:
    """Which lines belong to the connected part that comes nearest to `point` (lon, lat)."""
    first, last = (shapely.get_coordinates(shapely.get_point(lines, k)) for k in (0, -1))
    nodes, number = np.unique(np.concatenate([first, last]), axis=0, return_inverse=True)
    a, b = number.reshape(2, -1)
    matrix = coo_array((np.ones(len(a)), (a, b)), shape=(len(nodes),) * 2)
    _, label = connected_components(matrix, directed=False)
    return np.asarray(label[a] == label[np.hypot(*(nodes - point).T).argmin()])


def pruned(lines: Lines, keep: NDArray[np.float64], stub_length: float = STUB) -> Lines:
    """Chains between junctions, without dead ends shorter than `stub_length` unless a point of `keep` is near."""
    tree = shapely.STRtree(shapely.points(keep))
    while True:
        chains: Lines = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
        ends = np.concatenate([shapely.get_point(chains, 0), shapely.get_point(chains, -1)])
        _, number, count = np.unique(shapely.get_coordinates(ends), axis=0, return_inverse=True, return_counts=True)
        dead = count[number] == 1
        dead[tree.query(ends, predicate="dwithin", distance=NEAR)[0]] = False
        stub = dead.reshape(2, -1).any(axis=0) & (shapely.length(chains) < stub_length)
        if not stub.any():
            return chains
        lines = chains[~stub]


def chain_km(chains: Lines, edges: Edges) -> NDArray[np.float64]:
    """Length of each chain: the sum of the km the source states for the edges it is made of."""
    points, chain = shapely.get_coordinates(chains, return_index=True)
    steps = np.stack([points[:-1], points[1:]], axis=1)[chain[:-1] == chain[1:]]
    known = shapely.get_coordinates(edges.geometry.to_numpy()).reshape(-1, 2, 2)
    stated = dict(zip(map(_key, known), edges.km, strict=True))
    km = [stated[_key(step)] for step in steps]
    lengths = np.bincount(chain[:-1][chain[:-1] == chain[1:]], np.array(km), minlength=len(chains))
    return np.asarray(lengths, dtype=np.float64)


def _key(step: NDArray[np.float64]) -> tuple[tuple[float, ...], ...]:
    return tuple(sorted(tuple(point) for point in step.tolist()))


def railways(area: BaseGeometry, segments: pd.DataFrame, keep: NDArray[np.float64]) -> gpd.GeoDataFrame:
    """The network within `area`: hand, km, MultiLineString geometry, EPSG:4326.

    What the source has is one feature for ten degrees of longitude; each part of it is a line between two
    junctions, with its length in the list `km`. `hand` is the id of a hand-drawn line, else null.
    """
    edges = merged(within(world(), area))
    lines = edges.geometry.to_numpy()
    hand = by_hand(segments, lines)
    both = np.concatenate([lines, hand.geometry.to_numpy()])
    lines = lines[connected(both, (130.643, 42.416))[: len(lines)]]
    chains = pruned(lines, np.concatenate([keep, segments[["lon", "lat"]].to_numpy(float)]))
    km, west = chain_km(chains, edges).round(1), np.floor(shapely.bounds(chains)[:, 0] / 10)
    chains = shapely.simplify(chains, TOLERANCE)
    blocks = np.unique(west)
    return gpd.GeoDataFrame(
        {"hand": [None] * len(blocks) + list(hand.id),
         "km": [km[west == block].tolist() for block in blocks] + [None] * len(hand)},
        geometry=[*(shapely.multilinestrings(chains[west == block]) for block in blocks), *hand.geometry], crs=4326)
