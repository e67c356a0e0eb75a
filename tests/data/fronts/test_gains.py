import numpy as np
import pandas as pd
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.basemap.metric import METRIC
from data.belief.known_when import daily_control
from data.fronts.gains import balance, gains
from tests.data.fronts.small_front import DAY, QUICK, claim, claims, ground, some_claims
from tests.data.fronts.small_fronts import fronts


@QUICK
@given(some_claims(), st.integers(0, 60), st.integers(0, 60), st.integers(0, 90))
def test_gained_minus_lost_is_the_change_in_area(table: pd.DataFrame, one: int, other: int, known: int) -> None:
    cells, states = ground(), fronts(table).states
    first, last = DAY + min(one, other), DAY + max(one, other)
    size = cells["area_km2"].to_numpy()
    held = [
        size @ (daily_control(states, cells["settlement_id"], day, day, DAY + known)[:, 0] == 1)
        for day in (first, last)
    ]
    found = gains(states, cells, first, last, DAY + known)
    assert np.isclose(balance(found)["net_km2"].sum(), held[1] - held[0])


@QUICK
@given(some_claims(), st.integers(1, 60))
def test_changed_ground_is_drawn_once(table: pd.DataFrame, last: int) -> None:
    found = gains(fronts(table).states, ground(), DAY, DAY + last, DAY + 99)
    flat = found.to_crs(METRIC).geometry.to_numpy()
    assert np.isclose(sum(each.area for each in flat), shapely.union_all(flat).area if len(flat) else 0, atol=1)
    assert np.isclose(sum(each.area for each in flat) / 1e6, found["area_km2"].sum(), rtol=1e-6, atol=1e-6)


def test_a_change_names_its_settlements_and_the_claims_on_either_side() -> None:
    table = claims(claim("a1", "UA", 0), claim("a1", "RU", 9, kind="map"))
    found = gains(fronts(table).states, ground(), DAY + 2, DAY + 30, DAY + 99)
    assert found[["before", "after", "change"]].values.tolist() == [["UA", "RU", "lost"]]
    assert found["settlements"].iloc[0] == ("a1",)
    assert set(found["claims"].iloc[0]) == set(table["id"])


def test_days_on_which_nothing_differs_give_nothing() -> None:
    found = gains(fronts(claims(claim("a1", "UA", 0))).states, ground(), DAY + 1, DAY + 2, DAY + 99)
    assert found.empty
    assert balance(found).empty
