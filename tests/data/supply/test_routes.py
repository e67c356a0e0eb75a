"""Every leg and route of the evidence has a line, and the lines hang together."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely

from data.supply.routes import leg_lines, route_lines
from data.tables.tables import Tables
from data.time.days import FOREVER
from data.ways.course import UnroutableError, leaps
from tests.data.supply import drawn


def with_leg(**changes: object) -> Tables:
    """The evidence with its first leg changed."""
    legs = drawn.evidence().legs.copy()
    for column, value in changes.items():
        legs[column] = legs[column].astype(object)
        legs.loc[0, column] = value
    return replace(drawn.evidence(), legs=legs)


def test_every_leg_runs_from_its_origin_to_its_destination() -> None:
    places = drawn.evidence().places.set_index("id")[["lon", "lat"]]
    legs = drawn.legs()
    assert list(legs.id) == list(drawn.evidence().legs.id)
    for end, column in ((0, "origin"), (-1, "destination")):
        points = shapely.get_coordinates(shapely.get_point(legs.geometry.to_numpy(), end))
        assert np.allclose(points, places.loc[legs[column]].to_numpy(), atol=1e-6)


def test_a_leg_is_never_shorter_than_the_straight_line() -> None:
    for leg in drawn.legs().itertuples():
        ends = shapely.get_coordinates(leg.geometry)[[0, -1]]
        assert leg.length_km >= leaps(ends)[0] - 1e-6, leg.id


def test_every_leg_says_how_it_was_drawn_and_how_it_is_known() -> None:
    legs = drawn.legs()
    assert (legs.method != "").all()
    assert set(legs.standing) <= {"observed", "inferred", "claimed"}
    assert (legs.known_to == FOREVER).all()
    assert (legs.start < legs.end).all()


def test_sea_and_air_legs_are_called_notional() -> None:
    assert drawn.legs().query("mode in ('sea', 'air')").method.str.startswith("notional").all()


def test_routes_join_their_legs_end_to_end() -> None:
    routes, legs = drawn.routes().set_index("id"), drawn.legs().set_index("id")
    assert set(routes.index) == set(drawn.evidence().route_legs.route_id)
    for route in routes.itertuples():
        assert route.length_km == pytest.approx(legs.loc[list(route.leg_ids)].length_km.sum())
        assert route.geometry.geom_type == "LineString"
        ends = [shapely.get_point(line, k).wkt for line in legs.geometry[list(route.leg_ids)] for k in (0, -1)]
        assert ends[1:-1:2] == ends[2::2], "each leg starts where the one before it ends"


def test_a_route_is_as_sure_as_its_least_sure_leg() -> None:
    standing = drawn.routes().set_index("id").standing
    assert standing["rajin_dunai"] == "observed"
    assert standing["rajin_tikhoretsk"] == "inferred", "seen at sea, its railway assumed"


def test_rajin_to_tikhoretsk_is_over_ten_thousand_km() -> None:
    assert drawn.routes().set_index("id").length_km["rajin_tikhoretsk"] == pytest.approx(10_400, rel=0.03)


def test_every_leg_that_cannot_be_drawn_is_named_in_one_error() -> None:
    legs = drawn.evidence().legs.copy()
    legs.loc[[0, 1], "destination"] = "moscow"
    with pytest.raises(UnroutableError) as caught:
        leg_lines(replace(drawn.evidence(), legs=legs))
    assert all(f"Leg {name}:" in str(caught.value) for name in legs.id[:2])


def test_a_place_that_is_not_in_the_table_is_named() -> None:
    with pytest.raises(UnroutableError, match=r"atlantis is not in places\.csv"):
        leg_lines(with_leg(mode="rail", way="atlantis"))


def test_a_road_leg_is_a_straight_line_and_says_so() -> None:
    leg = leg_lines(with_leg(mode="road")).iloc[0]
    assert leg.length_km < 250
    assert "no road network" in leg.method


def test_legs_in_the_wrong_order_are_named() -> None:
    members = pd.DataFrame({"route_id": "rajin_tikhoretsk", "seq": [1, 2],
                            "leg_id": ["rail_moscow_kursk", "sea_rajin_dunai"]})  # fmt: skip
    with pytest.raises(UnroutableError, match="sea_rajin_dunai starts at rajin_port, but rail_moscow_kursk ends"):
        route_lines(replace(drawn.evidence(), route_legs=members), drawn.legs())
