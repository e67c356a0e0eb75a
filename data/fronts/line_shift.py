"""How far one contact line lies from another: the largest distance anywhere along the two."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import KDTree

from data.fronts.fronts import Ground

SPACING_M: Final = 250.0  # between sampled points of an edge: distances are good to about 0.1 km
Codes = npt.NDArray[np.int8]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class LineShift:
    """Every edge between two cells as points, close enough that the nearest point tells how far an edge is.

    Attributes:
        pairs: (m, 2) positions of the two cells of each edge.
        theatre: (m,) the theatre of each edge.
        edge_of: (p,) which edge each point is on.
        xy: (p, 2) the points, METRIC.
    """

    pairs: npt.NDArray[np.int64]
    theatre: npt.NDArray[np.str_]
    edge_of: npt.NDArray[np.int64]
    xy: npt.NDArray[np.float64]

    @classmethod
    def of(cls, ground: Ground) -> "LineShift":
        """The points of a ground's edges, the same for every perspective."""
        if ground.edges.empty:  # one settlement, or none, has no neighbour
            none = np.empty(0, np.int64)
            return cls(none.reshape(0, 2), none.astype(str), none, np.empty((0, 2)))
        lines = shapely.segmentize(ground.edges.geometry.to_numpy(), SPACING_M)
        xy, edge_of = shapely.get_coordinates(lines, return_index=True)
        pairs = ground.edges[["a", "b"]].to_numpy()
        theatre = ground.cells["theatre"].to_numpy(str)[pairs[:, 0]]
        return cls(pairs, theatre, edge_of, xy)

    def line(self, codes: Codes) -> Bools:
        """Which edges are contact line where cells have these control codes (n,): (m,)."""
        lying: Bools = codes[self.pairs[:, 0]] != codes[self.pairs[:, 1]]
        return lying

    def km(self, before: Codes, after: Codes) -> float | None:
        """The Hausdorff distance of two contact lines, in km: the largest of the theatres that have both.

        A line that is not there has no distance: `lineless` says where. None where that leaves no theatre.
        """
        lines = self._by_theatre(before, after).values()
        both = [(one, other) for one, other in lines if one.any() and other.any()]
        if not both and any(one.any() or other.any() for one, other in lines):
            return None
        return max((max(self._reach(one, other), self._reach(other, one)) for one, other in both), default=0.0)

    def lineless(self, before: Codes, after: Codes) -> tuple[str, ...]:
        """The theatres that have a line in only one of the two."""
        lines = self._by_theatre(before, after)
        return tuple(theatre for theatre, (one, other) in lines.items() if one.any() != other.any())

    def _by_theatre(self, before: Codes, after: Codes) -> dict[str, tuple[Bools, Bools]]:
        one, other = self.line(before), self.line(after)
        here = {str(name): self.theatre == name for name in np.unique(self.theatre)}
        return {name: (one & part, other & part) for name, part in here.items()}

    def _reach(self, line: Bools, other: Bools) -> float:
        """How far the points of `line` that are not on `other` get from it."""
        away = (line & ~other)[self.edge_of]
        if not away.any():
            return 0.0
        distance, _ = KDTree(self.xy[other[self.edge_of]]).query(self.xy[away])
        return float(np.float32(np.max(distance) / 1000))
