"""Legs by rail: along real lines, through the places named, never through a third country."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from data.ways import rail
from data.ways.course import Stop, UnroutableError, leaps
from tests.data.supply import drawn

SIMPLIFIED = 0.05  # degrees the base map's borders may be off, being drawn for small scales


def by_rail() -> gpd.GeoDataFrame:
    return drawn.legs().query("mode == 'rail'")


def test_ussuriysk_to_khabarovsk_is_as_long_as_the_railway() -> None:
    assert by_rail().set_index("id").length_km["rail_ussuriysk_khabarovsk"] == pytest.approx(649, abs=10)


def test_no_rail_leg_leads_through_a_third_country() -> None:
    others = drawn.countries().drop(["Russia", "North Korea"])
    others = gpd.GeoSeries(shapely.buffer(others.to_numpy(), -SIMPLIFIED), index=others.index, crs=4326)
    for leg in by_rail().itertuples():
        crossed = others[others.intersects(leg.geometry)]
        assert list(crossed.index) == [], leg.id


def test_the_trans_siberian_passes_over_tyumen_and_not_through_kazakhstan() -> None:
    leg = by_rail().set_index("id").geometry["rail_novosibirsk_yekaterinburg"]
    assert leg.distance(shapely.Point(65.53, 57.15)) < 0.05
    assert leg.distance(shapely.Point(69.15, 54.87)) > 0.5, "Petropavl, Kazakhstan"


def test_every_leg_comes_near_each_place_on_its_way() -> None:
    places = drawn.evidence().places.set_index("id")
    for leg in by_rail().itertuples():
        for name in filter(None, leg.way.split(";")):
            here = places.loc[name]
            km = leaps(np.array([(here.lon, here.lat), *shapely.get_coordinates(
                shapely.get_point(shapely.shortest_line(leg.geometry, shapely.Point(here.lon, here.lat)), 0))]))[0]
            assert km <= rail.REACH_KM + here.precision_km, (leg.id, name)


def test_the_drawn_line_is_little_shorter_than_the_railway() -> None:
    drawn_km = np.array([leaps(shapely.get_coordinates(line)).sum() for line in by_rail().geometry])
    ratio = drawn_km / by_rail().length_km.to_numpy()
    assert ratio.min() > 0.84
    assert ratio.max() <= 1.0 + 1e-6


def test_hand_drawn_stretches_are_counted() -> None:
    by_hand = by_rail().set_index("id").by_hand_km
    assert by_hand["rail_dunai_ussuriysk"] == pytest.approx(49, abs=3), "Smolyaninovo-Dunai is in no source"
    assert by_hand["rail_ussuriysk_khabarovsk"] == 0


def test_a_place_without_railway_is_named() -> None:
    with pytest.raises(UnroutableError, match=r"Leg far_out: magadan is \d+ km from the nearest railway"):
        rail.course("far_out", [Stop("khabarovsk", 135.1, 48.46), Stop("magadan", 150.8, 59.56)])


@pytest.fixture
def small(tmp_path: Path) -> rail.Graph:
    """A line from west to east with a spur north in its middle, and an island of track."""
    chains = {
        "main west": ([[100, 50], [100.5, 50]], 36.0), "main east": ([[100.5, 50], [101, 50]], 36.0),
        "spur": ([[100.5, 50], [100.5, 50.1]], 11.2), "island": ([[103, 50], [104, 50]], 72.0),
    }  # fmt: skip
    features = [{
        "type": "Feature", "properties": {"km": [km for _, km in chains.values()]},
        "geometry": {"type": "MultiLineString", "coordinates": [points for points, _ in chains.values()]},
    }]  # fmt: skip
    path = tmp_path / "rail.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return rail.graph(path)


WEST, EAST, SPUR, ISLAND = Stop("west", 100, 50), Stop("east", 101, 50), Stop("spur", 100.5, 50.1), Stop("i", 104, 50)


def test_a_leg_runs_from_place_to_place(small: rail.Graph) -> None:
    course = rail.course("leg", [WEST, EAST], small)
    assert course.points[0].tolist() == [100, 50]
    assert course.points[-1].tolist() == [101, 50]
    assert course.km == pytest.approx(72, abs=0.1)


def test_a_stop_on_a_spur_is_passed_without_running_to_and_fro(small: rail.Graph) -> None:
    through = rail.course("leg", [WEST, SPUR, EAST], small)
    assert through.km == pytest.approx(rail.course("leg", [WEST, EAST], small).km)


def test_long_pieces_are_divided_so_that_a_place_beside_them_is_near(small: rail.Graph) -> None:
    halfway = rail.course("leg", [WEST, Stop("beside", 100.25, 50.02)], small)
    assert halfway.km == pytest.approx(18, abs=6)


def test_places_that_no_railway_joins_are_named(small: rail.Graph) -> None:
    with pytest.raises(UnroutableError, match="Leg nowhere: no railway leads on to i"):
        rail.course("nowhere", [WEST, ISLAND], small)
