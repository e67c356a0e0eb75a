"""The course of one leg: which network carries it is a matter of its mode."""

from collections.abc import Sequence
from typing import Final

from data.ways import air, rail, sea
from data.ways.course import Course, Stop, UnroutableError

ROAD_METHOD: Final = "notional: straight line, there is no road network here"


def leg_course(leg: str, mode: str, stops: Sequence[Stop]) -> Course:
    """The course of a leg through its stops.

    Raises:
        UnroutableError: no network of its mode carries it, or it leads nowhere: it ends at the point it begins at.
    """
    if (stops[0].lon, stops[0].lat) == (stops[-1].lon, stops[-1].lat):
        raise UnroutableError(f"Leg {leg}: {stops[0].id} and {stops[-1].id} are the same point")
    if mode == "sea":
        return sea.course(leg, stops[0], stops[-1])
    if mode == "rail":
        return rail.course(leg, stops)
    if mode == "air":
        return air.course(stops)
    if mode == "road":
        straight = air.course(stops)
        return Course(straight.points, straight.km, ROAD_METHOD)
    raise UnroutableError(f"Leg {leg}: there is no way to draw the mode {mode!r}")
