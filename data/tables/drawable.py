"""What the map can draw of the evidence: points with ground of their own, legs that a network carries."""

from collections.abc import Iterator
from typing import Final

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.basemap import layers
from data.basemap.metric import metric_points
from data.tables.problem import Problem
from data.tables.references import Evidence, problem_at, problems_at
from data.time.days import FIRST_DAY, date_of
from data.ways.course import Stop, UnroutableError
from data.ways.leg_course import leg_course

OWN_POINT: Final = "a point no other settlement has: each has ground of its own"
OUR_SIDE: Final = "a point on Russia's side of the border, within the base map of the front"
SHOWN: Final = f"a day from {date_of(FIRST_DAY).isoformat()} on, the first that can be shown"
PLACED: Final = ("id", "lon", "lat", "precision_km")


def check(evidence: Evidence) -> Iterator[Problem]:
    """Every row that would be accepted as it stands and yet not be on the map."""
    yield from _settlements(evidence)
    yield from _legs(evidence)
    yield from _days(evidence)


def _settlements(evidence: Evidence) -> Iterator[Problem]:
    sheet = evidence.sheets["settlements"]
    rows = evidence.frames["settlements"].dropna(subset=["lon", "lat"])
    yield from problems_at(sheet, "lon", twins(rows), OWN_POINT)
    yield from problems_at(sheet, "lat", beyond(rows, layers.russia()), OUR_SIDE)


def _legs(evidence: Evidence) -> Iterator[Problem]:
    """Legs with all their places known: those without are listed as such."""
    places = evidence.frames["places"][list(PLACED)].dropna()
    stops = {str(row[0]): Stop(*row) for row in places.itertuples(index=False, name=None)}
    legs = evidence.frames["legs"][["id", "mode", "origin", "way", "destination"]]
    for line, name, mode, origin, way, destination in legs.fillna("").itertuples(name=None):
        named = [origin, *filter(None, way.split(";")), destination]
        if mode and all(each in stops for each in named):
            try:
                leg_course(name, mode, [stops[each] for each in named])
            except UnroutableError as error:
                yield problem_at(evidence.sheets["legs"], line, "mode", f"a way that can be drawn. {error}")


def _days(evidence: Evidence) -> Iterator[Problem]:
    for name in ("control_claims", "events"):
        rows = evidence.frames[name]
        yield from problems_at(evidence.sheets[name], "start", rows["start"] < FIRST_DAY, SHOWN)
    for name in ("consignments", "voyages"):
        rows = evidence.frames[name]
        over = rows["end"].fillna(rows["start"]) < FIRST_DAY
        for column, there in (("end", rows["end"].notna()), ("start", rows["end"].isna())):
            yield from problems_at(evidence.sheets[name], column, over & there, SHOWN)
    for name in ("legs", "routes"):
        ends: pd.Series[float] = evidence.frames[name]["end"]
        yield from problems_at(evidence.sheets[name], "end", ends < FIRST_DAY, SHOWN)


def twins(settlements: pd.DataFrame) -> "pd.Series[bool]":
    """Which settlements lie on a point that another one has too, so that neither has ground of its own."""
    spots = pd.Series(shapely.to_wkt(metric_points(settlements)), settlements.index, dtype=object)
    return spots.duplicated(keep=False)


def beyond(settlements: pd.DataFrame, russia: BaseGeometry) -> "pd.Series[bool]":
    """Which settlements do not lie on Russia's side (`russia`, EPSG:4326), so that they may have no ground."""
    lon, lat = (settlements[name].to_numpy(float) for name in ("lon", "lat"))
    return pd.Series(~shapely.contains_xy(russia, lon, lat), settlements.index)
