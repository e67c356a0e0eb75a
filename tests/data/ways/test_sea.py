"""Legs by sea: notional, but at sea."""

import numpy as np
import pytest
import shapely

from data.ways import sea
from data.ways.course import Stop, UnroutableError, leaps
from tests.data.supply import drawn

QUAY_KM = 5.0  # a place is the centre of its port town: so far its quay may be, or as far as it is imprecise

RAJIN, VOSTOCHNY = Stop("rajin_port", 130.2831, 42.2556, 5), Stop("vostochny_port", 133.0838, 42.7301, 3)


def test_no_sea_leg_runs_over_land_beyond_its_quays() -> None:
    ashore = drawn.countries().clip((126, 37, 136, 45)).union_all()
    places = drawn.evidence().places.set_index("id")
    for leg in drawn.legs().query("mode == 'sea'").itertuples():
        for piece in shapely.get_parts(leg.geometry.intersection(ashore)):
            for point in shapely.get_coordinates(piece):
                away = {end: leaps(np.array([point, (places.lon[end], places.lat[end])]))[0]
                        for end in (leg.origin, leg.destination)}  # fmt: skip
                assert any(km <= max(QUAY_KM, places.precision_km[end]) for end, km in away.items()), (leg.id, point)


def test_rajin_to_vostochny_is_265_km_from_quay_to_quay() -> None:
    points, method = sea.lines()["rajin_port", "vostochny_port"]
    assert leaps(points).sum() == pytest.approx(265, abs=1)
    assert method.startswith("notional")


def test_every_line_says_that_it_is_notional() -> None:
    assert all(method.startswith("notional") for _, method in sea.lines().values())


def test_the_way_back_is_the_way_there() -> None:
    there, back = sea.course("there", RAJIN, VOSTOCHNY), sea.course("back", VOSTOCHNY, RAJIN)
    assert np.array_equal(there.points, back.points[::-1])
    assert there.km == pytest.approx(back.km)
    assert there.points[0].tolist() == [RAJIN.lon, RAJIN.lat]


def test_two_ports_that_no_line_joins_are_named() -> None:
    with pytest.raises(UnroutableError, match="Leg new: no sea line between rajin_port and busan"):
        sea.course("new", RAJIN, Stop("busan", 129.04, 35.10))
