"""What was sent along which way."""

import numpy as np
import shapely

from data.flows import flows
from tests.data import drawn


def test_a_consignment_is_drawn_on_every_leg_of_its_route() -> None:
    found = flows(drawn.evidence(), drawn.legs())
    angara = found[found.consignment_id == "containers-2023-09-angara"]
    legs = drawn.evidence().route_legs.query("route_id == 'rajin_tikhoretsk'").sort_values("seq")
    assert list(angara.leg_id) == list(legs.leg_id)
    assert list(angara.standing)[:2] == ["observed", "inferred"]


def test_figures_stay_as_claimed() -> None:
    found = flows(drawn.evidence(), drawn.legs())
    sent = drawn.evidence().consignments.set_index("id")
    for column in ("low", "high", "start", "end", "known_from"):
        assert np.array_equal(found[column], sent.loc[found.consignment_id, column], equal_nan=True)


def test_lines_run_the_way_the_goods_go() -> None:
    found = flows(drawn.evidence(), drawn.legs()).set_index("id")
    rajin = shapely.Point(130.2831, 42.2556)
    line = found.geometry["containers-2023-09-angara:sea_rajin_dunai"]
    assert shapely.get_point(line, 0).distance(rajin) < 1e-6


def test_ids_are_unique_and_consignments_without_a_route_are_left_out() -> None:
    found = flows(drawn.evidence(), drawn.legs())
    assert found.id.is_unique
    unrouted = set(drawn.evidence().consignments.query("route_id == ''").id)
    assert not unrouted & set(found.consignment_id)
