"""How much ground each side holds on each day: km² by control, theatre or raion."""

from typing import Final, Literal

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from data.basemap.metric import METRIC
from data.belief.verdict import CONTESTED, CONTROLS, UA

EachDay = Literal["each day"]
EACH_DAY: Final[EachDay] = "each day"
SLIVER_KM2: Final = 1e-4  # 100 m²: what two outlines of one boundary differ by


def ground_by_raion(cells: gpd.GeoDataFrame, raions: gpd.GeoDataFrame) -> pd.DataFrame:
    """How much of each cell lies in which raion: settlement_id, theatre, raion, oblast, area_km2.

    Args:
        cells: as `data.fronts.cells.cells` returns them.
        raions: name, oblast and polygons that tile Russia's side, as `basemap_layers.raions` returns them.

    Returns:
        One row for each cell and raion it reaches into; a cell's rows sum to its area. Part of a settlement's
        ground may lie in another raion than the settlement.
    """
    shapes, districts = cells.geometry.to_numpy(), raions.to_crs(METRIC).geometry.to_numpy()
    cell, raion = shapely.STRtree(districts).query(shapes, predicate="intersects")
    size = shapely.area(shapely.intersection(shapes[cell], districts[raion])) / 1e6
    kept = size > SLIVER_KM2
    cell, raion, size = cell[kept], raion[kept], size[kept]
    whole = np.bincount(cell, weights=size, minlength=len(cells))
    return pd.DataFrame(
        {
            "settlement_id": cells["settlement_id"].to_numpy()[cell],
            "theatre": cells["theatre"].to_numpy()[cell],
            "raion": raions["name"].to_numpy()[raion],
            "oblast": raions["oblast"].to_numpy()[raion],
            "area_km2": size * cells["area_km2"].to_numpy()[cell] / whole[cell],
        }
    )


def daily_area(
    states: pd.DataFrame,
    ground: pd.DataFrame,
    first: int,
    last: int,
    known_by: int | EachDay,
    by: Literal["theatre", "raion"] = "theatre",
) -> pd.DataFrame:
    """Ground by control for every day from `first` to `last`, both included.

    Args:
        states: as `data.belief.states.states` returns them.
        ground: settlement_id, area_km2 and the column `by`: cells, or `ground_by_raion` of them.
        first: first day number.
        last: last day number.
        known_by: the last publication day that counts; `EACH_DAY` counts for each day what was out by then.
        by: what to sum over.

    Returns:
        One row for each group and day: `by`, day (int64), ua_km2, contested_km2, ru_km2, low_km2 and high_km2
        (ground under Ukrainian control without and with the contested). The first three sum to the belt.
    """
    groups, group = np.unique(ground[by].to_numpy(str), return_inverse=True)
    held = ground[["settlement_id", "area_km2"]].assign(group=group)
    moved = held.merge(states.loc[states["control"] != "RU"], on="settlement_id")
    days = last - first + 1
    found = np.zeros((len(CONTROLS), len(groups), days))
    for code in (UA, CONTESTED):
        rows = moved.loc[moved["control"] == CONTROLS[code]]
        found[code] = _summed(rows, len(groups), first, days, known_by)
    belt = np.bincount(group, weights=held["area_km2"], minlength=len(groups))
    ua, contested = found[UA].ravel(), found[CONTESTED].ravel()
    return pd.DataFrame(
        {
            by: np.repeat(groups, days),
            "day": np.tile(np.arange(first, last + 1), len(groups)),
            "ua_km2": ua,
            "contested_km2": contested,
            "ru_km2": np.repeat(belt, days) - ua - contested,
            "low_km2": ua,
            "high_km2": ua + contested,
        }
    )


def _summed(
    rows: pd.DataFrame, groups: int, first: int, days: int, known_by: int | EachDay
) -> npt.NDArray[np.float64]:
    """Area of `rows` over the days they hold, (groups, days): gains when they start, losses when they end."""
    start, end = rows["start"].to_numpy(), rows["end"].to_numpy()
    known_from, known_to = rows["known_from"].to_numpy(), rows["known_to"].to_numpy()
    if known_by == EACH_DAY:
        start, end = np.maximum(start, known_from), np.minimum(end, known_to)
        counts = start < end
    else:
        counts = (known_from <= known_by) & (known_to > known_by)
    change = np.zeros((groups, days + 1))
    group, size = rows["group"].to_numpy()[counts], rows["area_km2"].to_numpy()[counts]
    np.add.at(change, (group, np.clip(start[counts] - first, 0, days)), size)
    np.add.at(change, (group, np.clip(end[counts] - first, 0, days)), -size)
    total = change.cumsum(axis=1)[:, :days]
    return np.where(total < SLIVER_KM2, 0.0, total)
