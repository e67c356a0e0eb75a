"""Fronts over the nine villages of `small_front`, for whatever claims a test makes up."""

from functools import cache

import geopandas as gpd
import pandas as pd

from data.belief.perspective import DEFAULT, Perspective
from data.fronts.fronts import Fronts, Ground
from data.fronts.line_shift import LineShift
from tests.data.fronts import small_front


@cache
def ground() -> Ground:
    """The ground of the nine villages; none of these tests asks for raions."""
    places = small_front.settlements().assign(name=list(small_front.NAMES), precision_km=1.0)
    return Ground(places, gpd.GeoDataFrame(), small_front.ground(), small_front.sides())


def fronts(claims: pd.DataFrame, perspective: Perspective = DEFAULT) -> Fronts:
    """The fronts these claims make."""
    return Fronts(ground(), claims, perspective)


@cache
def line_shift() -> LineShift:
    """Distances between the edges of the nine villages."""
    return LineShift.of(ground())
