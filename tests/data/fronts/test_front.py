import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.basemap.metric import on_globe
from data.belief.perspective import BUILT_IN, DEFAULT
from data.belief.states import at, states
from data.fronts.front import areas, areas_at
from data.time.days import FOREVER, day_number
from tests.data.fronts import real_fronts
from tests.data.fronts.small_front import DAY, NAMES, QUICK, claim, claims, ground, some_claims

BELT_KM2 = ground()["area_km2"].sum()
moments = st.integers(DAY - 2, DAY + 99)


def front(table: pd.DataFrame) -> pd.DataFrame:
    return areas(states(table, NAMES, DEFAULT), ground())


@QUICK
@given(some_claims(), moments, moments)
def test_the_areas_of_one_moment_are_those_of_all_that_hold_then(table: pd.DataFrame, day: int, known_by: int) -> None:
    found = states(table, NAMES, DEFAULT)
    every, one = at(areas(found, ground()), day, known_by), areas_at(found, ground(), day, known_by)
    order = ["theatre", "control", "id"]
    every, one = (each.sort_values(order, ignore_index=True) for each in (every, one))
    assert every.drop(columns="geometry").to_dict("records") == one.drop(columns="geometry").to_dict("records")
    assert every.geometry.geom_equals_exact(one.geometry, 0).all()


@QUICK
@given(some_claims(), moments, moments)
def test_areas_never_overlap_and_together_cover_the_belt(table: pd.DataFrame, day: int, known_by: int) -> None:
    shown = at(front(table), day, known_by)
    assert shapely.coverage_is_valid(shown.geometry.to_numpy())
    assert shown["area_km2"].sum() == pytest.approx(BELT_KM2)
    belt = shapely.coverage_union_all(on_globe(ground().geometry.to_numpy()))
    covered = shapely.coverage_union_all(shown.geometry.to_numpy())
    assert shapely.symmetric_difference(belt, covered).area < 1e-12


@QUICK
@given(some_claims(), moments, moments)
def test_every_village_lies_in_an_area_of_its_own_control(table: pd.DataFrame, day: int, known_by: int) -> None:
    held = states(table, NAMES, DEFAULT)
    now = dict(at(held, day, known_by)[["settlement_id", "control"]].itertuples(index=False))
    shown = at(areas(held, ground()), day, known_by)
    inside = shapely.point_on_surface(on_globe(ground().geometry.to_numpy()))
    for settlement, spot in zip(ground()["settlement_id"], inside, strict=True):
        assert set(shown.loc[shown.contains(spot), "control"]) == {now[settlement]}


def test_an_area_lists_the_claims_that_made_it() -> None:
    table = claims(claim("a1", "UA", 0), claim("a2", "UA", 0), claim("a3", "contested", 0))
    shown = at(front(table), DAY + 1, FOREVER - 1).set_index("control")
    assert shown.loc["UA", "claims"] == (table["id"][0], table["id"][1])
    assert shown.loc["contested", "claims"] == (table["id"][2],)


def test_a_publication_that_changes_nothing_makes_no_new_area() -> None:
    alone = claims(claim("a1", "UA", 0, kind="map"))
    echoed = claims(claim("a1", "UA", 0, kind="map"), claim("a1", "UA", 9, kind="research"))
    assert len(front(echoed)) == len(front(alone))


def test_a_change_in_one_theatre_leaves_the_other_alone() -> None:
    table = claims(claim("a1", "UA", 0), claim("c1", "UA", 5), claim("c1", "RU", 9))
    kursk = front(table).query("theatre == 'kursk' and control == 'UA'")
    assert len(kursk) == 1
    assert kursk["end"].iloc[0] == FOREVER


def test_ids_are_unique() -> None:
    assert real_fronts.fronts().areas["id"].is_unique


@pytest.mark.parametrize("name", list(BUILT_IN))
def test_areas_of_the_evidence_cover_the_belt_in_every_perspective(name: str) -> None:
    fronts = real_fronts.fronts(name)
    for day in ("2023-05-22", "2024-08-15", "2025-03-12"):
        shown = at(fronts.areas, day_number(day), day_number(day) + 3)
        assert shown["area_km2"].sum() == pytest.approx(fronts.ground.cells["area_km2"].sum())
        assert shapely.coverage_is_valid(shown.geometry.to_numpy())


def test_a_year_of_fronts_as_known_on_any_day_is_a_few_thousand_areas_at_most() -> None:
    assert len(real_fronts.fronts().areas) < 3000


def test_every_area_but_untouched_russian_ground_names_its_claims() -> None:
    areas_ = real_fronts.fronts().areas
    assert areas_.loc[areas_["control"] != "RU", "claims"].map(len).gt(0).all()
    known = set(real_fronts.evidence().control_claims["id"])
    assert {claim_id for ids in areas_["claims"] for claim_id in ids} <= known
