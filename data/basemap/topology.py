"""TopoJSON arcs, simplified one by one: neighbours that share an arc go on sharing it."""

import heapq
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import Polygon

Points = NDArray[np.float64]
Tolerance = Callable[[Points], NDArray[np.float64]]


def arcs(topology: dict[str, Any]) -> list[Points]:
    """Every arc as an array (n, 2) of lon, lat in degrees (TopoJSON specification, section 2.1.4)."""
    transform = topology["transform"]
    return [np.cumsum(arc, axis=0) * transform["scale"] + transform["translate"] for arc in topology["arcs"]]


def simplified(line: Points, tolerance: Tolerance) -> Points:
    """`line` without the points whose triangle is smaller than half the squared tolerance where they lie.

    Visvalingam and Whyatt 1993, "Line generalisation by repeated elimination of points"; the ends stay,
    and a closed line keeps at least four points.
    """
    smallest = tolerance(line) ** 2 / 2
    before, after = np.arange(len(line)) - 1, np.arange(len(line)) + 1

    def ratio(i: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = line[before[i]], line[i], line[after[i]]
        return float(abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 / smallest[i])

    ratios = {i: ratio(i) for i in range(1, len(line) - 1)}
    heap = [(value, i) for i, value in ratios.items()]
    heapq.heapify(heap)
    closed = len(line) > 2 and bool((line[0] == line[-1]).all())
    while heap and heap[0][0] < 1 and (not closed or len(ratios) > 2):
        value, i = heapq.heappop(heap)
        if ratios.get(i) != value:
            continue
        del ratios[i]
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (int(before[i]), int(after[i])):
            if j in ratios:
                ratios[j] = max(ratio(j), value)
                heapq.heappush(heap, (ratios[j], j))
    return line[[0, *sorted(ratios), len(line) - 1]]


def polygons(shape: dict[str, Any], lines: Sequence[Points]) -> list[Polygon]:
    """The polygons of a TopoJSON Polygon or MultiPolygon from `lines`; collapsed rings are left out."""
    parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]

    def ring(indices: Sequence[int]) -> Points:
        pieces = [lines[i] if i >= 0 else lines[~i][::-1] for i in indices]
        points = np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
        across_the_date_line = np.ptp(points[:, 0]) > 180  # else a ring of Russia would run round the world
        return points + np.where(across_the_date_line & (points[:, :1] < 0), (360.0, 0.0), 0.0)

    rings = [[points for indices in part if len(points := ring(indices)) >= 4] for part in parts]
    return [Polygon(part[0], part[1:]) for part in rings if part]
