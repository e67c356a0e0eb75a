"""Consignments lie along the legs of their routes, in order, and none is given a way it does not have."""

import shapely

from data.supply.flow_segments import flow_segments
from data.supply.routes import leg_lines
from data.tables.tables import load


def test_each_consignment_follows_its_route_leg_by_leg_without_a_gap() -> None:
    tables = load()
    legs = leg_lines(tables)
    found = flow_segments(tables, legs)
    for _, part in found.groupby("id"):
        ends = shapely.get_point(part.geometry.to_numpy(), -1)[:-1]
        starts = shapely.get_point(part.geometry.to_numpy(), 0)[1:]
        assert (shapely.distance(ends, starts) < 0.3).all()  # ports and stations of one town stand apart a little
        assert part["seq"].is_monotonic_increasing


def test_what_has_no_route_is_a_figure_and_no_line() -> None:
    tables = load()
    found = flow_segments(tables, leg_lines(tables))
    routed = tables.consignments.loc[tables.consignments["route_id"] != ""]
    assert set(found["id"]) == set(routed["id"])
    assert "missiles-2024-msmt" not in set(found["id"])


def test_a_segment_is_as_sure_as_its_leg() -> None:
    tables = load()
    found = flow_segments(tables, leg_lines(tables))
    standing = tables.legs.set_index("id")["standing"]
    assert (found["standing"].to_numpy() == standing[found["leg_id"]].to_numpy()).all()
