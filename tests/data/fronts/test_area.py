import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.belief.perspective import DEFAULT
from data.belief.states import at, states
from data.fronts.area import EACH_DAY, daily_area, ground_by_raion
from data.fronts.front import areas
from data.time.days import FOREVER, day_number
from tests.data.fronts import real_fronts
from tests.data.fronts.small_front import DAY, NAMES, QUICK, claim, claims, ground, some_claims

FIRST, LAST = DAY - 3, DAY + 90
moments = st.integers(DAY - 2, DAY + 90)


@QUICK
@given(some_claims(), moments, moments)
def test_a_days_figures_are_the_areas_on_the_map(table: pd.DataFrame, day: int, known_by: int) -> None:
    held = states(table, NAMES, DEFAULT)
    figures = daily_area(held, ground(), FIRST, LAST, known_by).query("day == @day").set_index("theatre")
    drawn = at(areas(held, ground()), day, known_by).groupby(["theatre", "control"])["area_km2"].sum()
    for theatre, row in figures.iterrows():
        for control in ("UA", "contested", "RU"):
            expected = drawn.get((theatre, control), 0.0)
            assert row[f"{control.lower()}_km2"] == pytest.approx(expected, abs=1e-6)


@QUICK
@given(some_claims(), moments)
def test_as_known_each_day_is_as_known_by_that_day(table: pd.DataFrame, day: int) -> None:
    held = states(table, NAMES, DEFAULT)
    then = daily_area(held, ground(), FIRST, LAST, EACH_DAY).query("day == @day").reset_index(drop=True)
    by_then = daily_area(held, ground(), FIRST, LAST, day).query("day == @day").reset_index(drop=True)
    pd.testing.assert_frame_equal(then, by_then)


def test_contested_ground_is_the_difference_between_low_and_high() -> None:
    table = claims(claim("a1", "UA", 0), claim("a2", "contested", 0))
    figures = daily_area(states(table, NAMES, DEFAULT), ground(), DAY, DAY, DAY).set_index("theatre").loc["kursk"]
    size = ground().set_index("settlement_id")["area_km2"]
    assert figures["low_km2"] == pytest.approx(size["a1"])
    assert figures["high_km2"] == pytest.approx(size["a1"] + size["a2"])


def test_raions_share_out_every_cell() -> None:
    shared = real_fronts.ground().by_raion.groupby("settlement_id")["area_km2"].sum()
    whole = real_fronts.ground().cells.set_index("settlement_id")["area_km2"]
    np.testing.assert_allclose(shared, whole[shared.index])
    assert len(shared) == len(whole)


def test_raions_sum_to_theatres() -> None:
    fronts, day = real_fronts.fronts(), day_number("2024-10-01")
    by_raion = fronts.daily_area(day, day, FOREVER - 1, by="raion")
    by_theatre = fronts.daily_area(day, day, FOREVER - 1)
    for column in ("ua_km2", "contested_km2", "ru_km2"):
        assert by_raion[column].sum() == pytest.approx(by_theatre[column].sum())
    assert by_raion.set_index("raion")["ua_km2"].idxmax() == "Sudzhansky"


def test_no_ground_changes_hands_before_the_first_claim() -> None:
    first = day_number("2023-05-01")
    found = real_fronts.fronts().daily_area(first, first + 10, FOREVER - 1)
    assert found["high_km2"].eq(0).all()


def test_the_whole_history_of_every_raion_takes_well_under_a_second() -> None:
    fronts, first, last = real_fronts.fronts(), day_number("2023-05-01"), day_number("2026-11-01")
    assert len(fronts.states) and len(fronts.ground.by_raion)
    started = time.perf_counter()
    fronts.daily_area(first, last, EACH_DAY, by="raion")
    assert time.perf_counter() - started < 1


def test_an_overlay_with_one_raion_gives_the_cells_back() -> None:
    raion = real_fronts.ground().raions.dissolve().assign(name="all", oblast="Kursk")
    shared = ground_by_raion(real_fronts.ground().cells, raion)
    assert shared["area_km2"].sum() == pytest.approx(real_fronts.ground().cells["area_km2"].sum())
