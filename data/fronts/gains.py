"""Ground gained and lost between two dates: polygons, numbers and the claims behind them."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.basemap.metric import WGS84, on_globe
from data.belief.known_when import Known, as_known, daily_control
from data.belief.states import at
from data.belief.verdict import CONTROLS

COLUMNS: Final = [
    "id", "theatre", "start", "end", "known_from", "before", "after", "change", "area_km2", "settlements", "claims",
    "geometry",
]  # fmt: skip
CONTESTED_ONLY: Final = "contested"


def change_of(before: str, after: str) -> str:
    """What a change of control means for the Ukrainian side: gained, lost, or neither (contested)."""
    if after == "UA":
        return "gained"
    if before == "UA":
        return "lost"
    return CONTESTED_ONLY


def gains(states: pd.DataFrame, cells: gpd.GeoDataFrame, first: int, last: int, known: Known) -> gpd.GeoDataFrame:
    """Ground whose control differs between two days, one row for each theatre and kind of change.

    The rows of a theatre do not overlap. Gained minus lost is the change in ground under Ukrainian control.

    Args:
        states: as `data.belief.states.states` returns them, for every settlement with a cell.
        cells: as `data.fronts.cells.cells` returns them.
        first: the earlier day.
        last: the later day.
        known: as known when, for both days.

    Returns:
        id, theatre, start, end (int64: the change fell after the earlier day and before the day after the later one),
        known_from (int64: the publication that made the last of its settlements so), before, after (UA|RU|contested),
        change (gained|lost: came under or left Ukrainian control;
        contested: neither), area_km2, settlements (tuple of ids), claims (tuple of ids of the claims that decided them
        on either day), geometry (EPSG:4326).
    """
    ids = cells["settlement_id"]
    before, after = (daily_control(states, ids, day, day, known)[:, 0] for day in (first, last))
    flat = as_known(states.assign(published=states["known_from"]), known)
    ends = pd.concat([at(flat, day, 0) for day in (first, last)]).groupby("settlement_id")
    behind, published = ends["claims"].sum(), ends["published"].max()
    shapes, size = on_globe(cells.geometry.to_numpy()), cells["area_km2"].to_numpy()
    rows = []
    for theatre in sorted(set(cells["theatre"])):
        here = np.flatnonzero((cells["theatre"] == theatre).to_numpy() & (before != after))
        for was, now in sorted({(int(before[n]), int(after[n])) for n in here}):
            members = here[(before[here] == was) & (after[here] == now)]
            names = tuple(ids.iloc[members])
            old, new = CONTROLS[was], CONTROLS[now]
            claims = tuple(sorted({claim for name in names for claim in behind.get(name, ())}))
            shape = shapely.coverage_union_all(shapes[members])
            area = float(size[members].sum())
            since = int(published.reindex(names).max())
            rows.append(
                (f"{theatre}-{old}-{new}", theatre, first + 1, last + 1, since, old, new, change_of(old, new), area,
                 names, claims, shape)
            )  # fmt: skip
    found = gpd.GeoDataFrame(rows, columns=COLUMNS, geometry="geometry", crs=WGS84)
    whole: gpd.GeoDataFrame = found.astype(dict.fromkeys(("start", "end", "known_from"), "int64"))
    return whole


def balance(changes: gpd.GeoDataFrame) -> pd.DataFrame:
    """Sums of `gains`: one row for each theatre with theatre, gained_km2, lost_km2, net_km2."""
    sums = changes.pivot_table(index="theatre", columns="change", values="area_km2", aggfunc="sum", fill_value=0.0)
    sums = sums.reindex(columns=["gained", "lost"], fill_value=0.0)
    found = sums.rename(columns={"gained": "gained_km2", "lost": "lost_km2"}).reset_index()
    found.columns.name = None
    net: pd.DataFrame = found.assign(net_km2=found["gained_km2"] - found["lost_km2"])
    return net
