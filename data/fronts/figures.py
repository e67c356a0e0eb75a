"""The front in figures, day by day: ground, length of the line, depth, speed, settlements changed."""

from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from data.basemap.metric import METRIC, metric_points
from data.belief.known_when import Known, as_known, daily_control
from data.belief.verdict import CONTESTED, UA
from data.fronts.area import SLIVER_KM2
from data.fronts.fronts import Fronts

SPEED_DAYS: Final = 7
COLUMNS: Final = [
    "theatre", "day", "ua_km2", "contested_km2", "length_km", "depth_km", "depth_with_contested_km",
    "speed_km2_per_day", "settlements_changed",
]  # fmt: skip
Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]


def front_figures(fronts: Fronts, border: gpd.GeoDataFrame, days: tuple[int, int], known: Known) -> pd.DataFrame:
    """The front's figures for every day.

    Args:
        fronts: the front.
        border: the state border as lines, EPSG:4326.
        days: first and last day, both included.
        known: as known when.

    Returns:
        One row for each theatre and day: theatre, day (int64), ua_km2 and contested_km2 (ground), length_km (of the
        contact line), depth_km and depth_with_contested_km (how far from the border the farthest settlement lies
        that is under Ukrainian control, or also contested; 0 where there is none), speed_km2_per_day (change of
        ua_km2 over the seven days to this one, per day; NaN in the first seven), settlements_changed (settlements
        whose control differs from the day before).
    """
    cells, edges = fronts.ground.cells, fronts.ground.edges
    codes = daily_control(fronts.states, cells["settlement_id"], days[0] - 1, days[1], known)
    changed = codes[:, 1:] != codes[:, :-1]
    codes = codes[:, 1:]
    from_border = _from_border(fronts, border)
    pairs = edges[["a", "b"]].to_numpy()
    line = codes[pairs[:, 0]] != codes[pairs[:, 1]]
    theatre, size = cells["theatre"].to_numpy(str), cells["area_km2"].to_numpy()
    parts = []
    for name in np.unique(theatre):
        here = theatre == name
        ua, contested = (np.where(here, size, 0.0) @ (codes == code) for code in (UA, CONTESTED))
        length = np.where(here[pairs[:, 0]], edges.length.to_numpy() / 1000, 0.0) @ line
        deep = np.where(here, from_border, 0.0)[:, None]
        parts.append(
            pd.DataFrame(
                {
                    "theatre": name,
                    "day": np.arange(days[0], days[1] + 1),
                    "ua_km2": ua,
                    "contested_km2": contested,
                    "length_km": length,
                    "depth_km": np.where(codes == UA, deep, 0.0).max(axis=0, initial=0.0),
                    "depth_with_contested_km": np.where((codes == UA) | (codes == CONTESTED), deep, 0.0).max(
                        axis=0, initial=0.0
                    ),
                    "speed_km2_per_day": _speed(ua),
                    "settlements_changed": (changed & here[:, None]).sum(axis=0),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)[COLUMNS]


def daily_band(fronts: Fronts, days: tuple[int, int], known: Known) -> pd.DataFrame:
    """Ground on which the contact line may run, for every day.

    Returns:
        One row for each theatre and day: theatre, day (int64), band_km2.
    """
    bands = as_known(fronts.uncertainty[["theatre", "start", "end", "known_from", "known_to", "area_km2"]], known)
    length, parts = days[1] - days[0] + 1, []
    for theatre in np.unique(fronts.ground.cells["theatre"].to_numpy(str)):
        here = bands.loc[bands["theatre"] == theatre]
        change = np.zeros(length + 1)
        for column, sign in (("start", 1.0), ("end", -1.0)):
            at = np.clip(here[column].to_numpy() - days[0], 0, length)
            np.add.at(change, at, sign * here["area_km2"].to_numpy())
        band = change.cumsum()[:length]
        band[band < SLIVER_KM2] = 0.0  # what floating point leaves of a band that ended
        parts.append(pd.DataFrame({"theatre": theatre, "day": np.arange(days[0], days[1] + 1), "band_km2": band}))
    return pd.concat(parts, ignore_index=True)


def places_behind(
    fronts: Fronts, border: gpd.GeoDataFrame, measure: str, theatre: str, day: int, known: Known
) -> list[str]:
    """Ids of the settlements that make one figure of one theatre on one day what it is.

    Args:
        fronts: the front.
        border: the state border as lines, EPSG:4326.
        measure: length_km (both sides of every piece of the line), depth_km (the farthest place held),
            speed_km2_per_day (places that came or went in the seven days) or settlements_changed.
        theatre: id of a front.
        day: the day.
        known: as known when.
    """
    cells, pairs = fronts.ground.cells, fronts.ground.edges[["a", "b"]].to_numpy()
    codes = daily_control(fronts.states, cells["settlement_id"], day - SPEED_DAYS, day, known)
    today, here = codes[:, -1], (cells["theatre"] == theatre).to_numpy()
    if measure == "length_km":
        behind = np.isin(np.arange(len(here)), pairs[today[pairs[:, 0]] != today[pairs[:, 1]]])
    elif measure == "depth_km":
        far = np.where(here & (today == UA), _from_border(fronts, border), 0.0)
        behind = (far > 0) & (far == far.max(initial=0.0))
    elif measure == "speed_km2_per_day":
        behind = (codes[:, 0] == UA) != (today == UA)
    else:
        behind = codes[:, -2] != today
    return [str(name) for name in cells["settlement_id"].loc[here & behind]]


def _speed(ground: Floats) -> Floats:
    speed = np.full(len(ground), np.nan)
    speed[SPEED_DAYS:] = (ground[SPEED_DAYS:] - ground[:-SPEED_DAYS]) / SPEED_DAYS
    return speed


def _from_border(fronts: Fronts, border: gpd.GeoDataFrame) -> Floats:
    """Distance of each cell's settlement from the border, km."""
    places = fronts.ground.settlements.set_index("id").loc[fronts.ground.cells["settlement_id"]].reset_index()
    line = shapely.union_all(border.to_crs(METRIC).geometry.to_numpy())
    found: Floats = shapely.distance(metric_points(places), line) / 1000
    return found
