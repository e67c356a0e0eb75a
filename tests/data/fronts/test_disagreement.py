import dataclasses

import numpy as np
import pandas as pd
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.basemap.metric import METRIC
from data.belief.known_when import daily_control
from data.belief.perspective import DEFAULT, Rule
from data.belief.states import at
from data.fronts.disagreement import Held, daily_disagreement, disagreement, places_of
from tests.data.fronts.small_front import DAY, NAMES, QUICK, claim, claims, ground, some_claims
from tests.data.fronts.small_fronts import fronts

LATEST = dataclasses.replace(DEFAULT, rule=Rule.LATEST)


@QUICK
@given(some_claims(), some_claims(), st.integers(0, 70), st.integers(0, 90), st.sampled_from(list(Held)))
def test_areas_partition_the_union(a: pd.DataFrame, b: pd.DataFrame, day: int, known: int, held: Held) -> None:
    cells = ground()
    one, other = fronts(a).states, fronts(b, LATEST).states
    shown = at(disagreement(one, other, cells, held), DAY + day, DAY + known)
    wanted = {"UA"} if held is Held.UA else {"UA", "contested"}
    in_either = set()
    for states in (one, other):
        now = at(states, DAY + day, DAY + known)
        in_either |= set(now.loc[now["control"].isin(wanted), "settlement_id"])
    union = cells.loc[cells["settlement_id"].isin(in_either)]
    flat = shown.to_crs(METRIC).geometry.to_numpy()
    pieces = sum(each.area for each in flat)
    assert np.isclose(pieces, union.area.sum(), rtol=1e-6, atol=1)
    assert np.isclose(shapely.union_all(flat).area if len(flat) else 0, union.area.sum(), rtol=1e-6, atol=1)
    assert np.isclose(shown["area_km2"].sum(), union["area_km2"].sum())


@QUICK
@given(some_claims(), some_claims(), st.integers(0, 90))
def test_the_daily_series_adds_up_to_what_each_front_holds(a: pd.DataFrame, b: pd.DataFrame, known: int) -> None:
    cells, days = ground(), (DAY, DAY + 30)
    one, other = fronts(a).states, fronts(b).states
    found = daily_disagreement(one, other, cells, days, DAY + known).groupby("day").sum(numeric_only=True)
    size = cells["area_km2"].to_numpy()
    for states, column in ((one, "only_a_km2"), (other, "only_b_km2")):
        held = size @ (daily_control(states, cells["settlement_id"], *days, DAY + known) == 1)
        assert np.allclose(found["both_km2"] + found[column], held)


def test_a_front_does_not_disagree_with_itself() -> None:
    states = fronts(claims(claim("a1", "UA", 0), claim("b2", "UA", 5))).states
    assert set(disagreement(states, states, ground())["agreement"]) == {"both"}


def test_each_side_names_its_own_claims() -> None:
    mine = claims(claim("a1", "UA", 0))
    theirs = claims(claim("a1", "RU", 0, kind="ru_official"))
    shown = disagreement(fronts(mine).states, fronts(theirs).states, ground())
    assert shown["agreement"].tolist() == ["only_a"]
    assert shown["claims_a"].iloc[0] == tuple(mine["id"])
    assert shown["claims_b"].iloc[0] == tuple(theirs["id"])


def test_nothing_held_is_nothing_to_disagree_on() -> None:
    nobody = fronts(claims()).states
    assert disagreement(nobody, nobody, ground()).empty
    assert len(NAMES) == len(nobody)


@QUICK
@given(some_claims(), some_claims(), st.integers(0, 70))
def test_the_places_of_a_day_make_up_its_figures(a: pd.DataFrame, b: pd.DataFrame, day: int) -> None:
    cells, when = ground(), DAY + day
    one, other = fronts(a).states, fronts(b, LATEST).states
    size = cells.set_index("settlement_id")["area_km2"]
    daily = daily_disagreement(one, other, cells, (when, when), DAY + 99)
    for agreement, places in places_of(one, other, cells, when, DAY + 99).items():
        assert np.isclose(size.loc[places].sum(), daily[f"{agreement}_km2"].sum())
