"""Where two cells meet: the only places a contact line can run, and how far it may be off there."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from data.basemap.metric import METRIC, metric_points


def edges(cells: gpd.GeoDataFrame, settlements: pd.DataFrame) -> gpd.GeoDataFrame:
    """One row for each pair of cells that share a boundary.

    Args:
        cells: as `data.fronts.cells.cells` returns them.
        settlements: id, lon, lat of at least the settlements with a cell.

    Returns:
        a, b (positions of the two cells in `cells`, a < b), half_width_km (half the distance between the two
        settlements: if they disagree, the line runs somewhere that near), geometry in METRIC (metres): the
        shared boundary as one LineString, or a MultiLineString where it is broken.
    """
    owner, ends = _segments(cells.geometry.to_numpy())
    pair, line = _shared(owner, ends)
    keys, group = np.unique(pair, axis=0, return_inverse=True)
    segments = shapely.linestrings(line.reshape(-1, 2, 2))
    of_pair = np.split(segments[np.argsort(group, kind="stable")], np.cumsum(np.bincount(group))[:-1])
    merged = [shapely.line_merge(shapely.multilinestrings(each)) for each in of_pair[: len(keys)]]
    places = settlements.set_index("id").loc[cells["settlement_id"]].reset_index()
    points = metric_points(places)
    apart = shapely.distance(points[keys[:, 0]], points[keys[:, 1]])
    return gpd.GeoDataFrame(
        {"a": keys[:, 0], "b": keys[:, 1], "half_width_km": apart / 2000},
        geometry=np.array(merged, dtype=object),
        crs=METRIC,
    )


def _segments(shapes: npt.NDArray[np.object_]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Every segment of every ring: whose it is (s,), and its two ends (s, 4), the lesser end first."""
    parts, of_shape = shapely.get_parts(shapes, return_index=True)
    rings, of_part = shapely.get_rings(parts, return_index=True)
    xy, of_ring = shapely.get_coordinates(rings, return_index=True)
    joined = of_ring[1:] == of_ring[:-1]
    first, second = xy[:-1][joined], xy[1:][joined]
    swap = (first[:, 0] > second[:, 0]) | ((first[:, 0] == second[:, 0]) & (first[:, 1] > second[:, 1]))
    ends = np.where(swap[:, None], np.hstack([second, first]), np.hstack([first, second]))
    return of_shape[of_part[of_ring[:-1][joined]]].astype(np.int64), ends


def _shared(
    owner: npt.NDArray[np.int64], ends: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Segments two shapes have in common: the pair of shapes (m, 2), ascending, and the segment (m, 4)."""
    order = np.lexsort(ends.T)
    same = (ends[order[1:]] == ends[order[:-1]]).all(axis=1)
    pair = np.sort(np.column_stack([owner[order[:-1]][same], owner[order[1:]][same]]), axis=1)
    return pair, ends[order[:-1]][same]
