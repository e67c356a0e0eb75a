import dataclasses

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from data.belief.known_when import daily_control
from data.fronts.sensitivity import sensitivity
from tests.data.fronts.small_front import DAY, QUICK, claim, claims, ground, some_claims
from tests.data.fronts.small_fronts import fronts, line_shift


@QUICK
@given(some_claims())
def test_leaving_a_source_out_moves_as_much_as_drawing_the_front_without_it(table: pd.DataFrame) -> None:
    whole, days = fronts(table), (DAY, DAY + 75)
    cells = ground()
    base = daily_control(whole.states, cells["settlement_id"], *days, DAY + 99)
    for row in sensitivity(whole, line_shift(), days, DAY + 99).itertuples():
        fewer = dataclasses.replace(whole.perspective, excluded_sources=frozenset({row.source_id}))
        left = daily_control(fronts(table, fewer).states, cells["settlement_id"], *days, DAY + 99)
        moved = cells["area_km2"].to_numpy() @ (left != base)
        assert np.isclose(row.moved_km2, moved.max())
        assert np.isclose(row.mean_km2, moved.mean())
        assert np.isclose(moved[row.moved_day - DAY], row.moved_km2)


def test_the_source_that_moves_most_ground_comes_first() -> None:
    table = claims(
        claim("a1", "UA", 0, kind="map"), claim("a2", "UA", 0, kind="map"), claim("b2", "UA", 0, kind="map"),
        claim("a3", "UA", 0, kind="press"), claim("a1", "UA", 1, kind="research"),
    )  # fmt: skip
    found = sensitivity(fronts(table), line_shift(), (DAY + 20, DAY + 20), DAY + 99)
    assert found["source_id"].tolist()[:2] == ["ds_archive", "paper"]
    assert found.set_index("source_id").loc["institute", "moved_km2"] == 0


def test_the_line_shifts_by_the_distance_to_the_nearest_line_left() -> None:
    table = claims(claim("a1", "UA", 0, kind="map"), claim("a3", "UA", 0, kind="press"))
    found = sensitivity(fronts(table), line_shift(), (DAY, DAY), DAY).set_index("source_id")
    # without the map only a3, 8 km east of a1, has a line: a1's western edges lie that far and some away from it
    assert found.loc["ds_archive", "shift_km"] == pytest.approx(8, abs=4)
    assert found.loc["ds_archive", "lineless_days"] == 0


def test_a_line_that_is_gone_has_no_distance() -> None:
    found = sensitivity(fronts(claims(claim("a1", "UA", 0))), line_shift(), (DAY, DAY + 4), DAY)
    assert np.isnan(found["shift_km"].iloc[0])
    assert found["lineless_days"].iloc[0] == 5


def test_nobody_believed_is_no_source_to_leave_out() -> None:
    nobody = dataclasses.replace(fronts(claims()).perspective, kinds=frozenset())
    assert sensitivity(fronts(claims(claim("a1", "UA", 0)), nobody), line_shift(), (DAY, DAY), DAY).empty
