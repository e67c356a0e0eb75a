"""Legs by air are geodesics."""

import numpy as np
import pytest

from data.ways import air
from data.ways.course import GEOD, Stop, leaps

SUNAN, KNEVICHI = Stop("sunan", 125.6931, 39.2032), Stop("vladivostok_airport", 132.1871, 43.4022)
MOSCOW = Stop("moscow", 37.6178, 55.752)


def test_an_air_leg_is_as_long_as_the_geodesic() -> None:
    straight = GEOD.inv(SUNAN.lon, SUNAN.lat, KNEVICHI.lon, KNEVICHI.lat)[2] / 1000
    assert air.course([SUNAN, KNEVICHI]).km == pytest.approx(straight, rel=1e-6)


def test_its_points_are_close_enough_to_show_the_bend() -> None:
    course = air.course([MOSCOW, SUNAN])
    assert leaps(course.points).max() <= air.STEP_KM + 0.1
    assert course.points[:, 1].max() > MOSCOW.lat + 3, "the great circle runs north of both ends"


def test_it_passes_over_the_places_on_its_way() -> None:
    course = air.course([MOSCOW, KNEVICHI, SUNAN])
    assert [KNEVICHI.lon, KNEVICHI.lat] in course.points.tolist()
    assert len(np.unique(course.points, axis=0)) == len(course.points)


def test_a_hop_shorter_than_a_step_is_one_straight_piece() -> None:
    near = Stop("near", SUNAN.lon + 0.1, SUNAN.lat)
    assert air.course([SUNAN, near]).points.tolist() == [[SUNAN.lon, SUNAN.lat], [near.lon, near.lat]]
