"""Our ground in the terms of published maps: held, lost, or held with the contested."""

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.belief.states import at
from data.fronts.fronts import Fronts
from data.time.days import FOREVER, day_number

TODAY = FOREVER - 1  # with everything known by now


def ours(fronts: Fronts, shows: str, day: str) -> BaseGeometry:
    """What a map that `shows` "held", "lost" or "held or contested" would show on that day, in METRIC."""
    now = at(fronts.states, day_number(day), TODAY).set_index("settlement_id")["control"]
    if shows == "held":
        return _together(fronts, now.index[now == "UA"])
    if shows == "held or contested":
        return _together(fronts, now.index[now != "RU"])
    return _together(fronts, now.index[(now == "RU") & now.index.isin(_once_held(fronts, day))])


def _once_held(fronts: Fronts, day: str) -> pd.Index:
    known = fronts.states.loc[fronts.states["known_to"] > TODAY]
    held = known.loc[(known["control"] == "UA") & (known["start"] <= day_number(day))]
    return pd.Index(held["settlement_id"].unique())


def _together(fronts: Fronts, settlements: pd.Index) -> BaseGeometry:
    cells = fronts.ground.cells
    return shapely.coverage_union_all(cells.loc[cells["settlement_id"].isin(settlements)].geometry.to_numpy())
