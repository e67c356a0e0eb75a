import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.belief.known_when import After, as_known, daily_control, until
from data.belief.states import at
from data.belief.verdict import CONTROLS
from tests.data.fronts.small_front import DAY, NAMES, QUICK, claim, claims, some_claims
from tests.data.fronts.small_fronts import fronts

NAMED = pd.Series(NAMES)


@QUICK
@given(some_claims(), st.integers(-2, 90), st.integers(0, 40))
def test_the_matrix_of_days_says_what_the_state_table_says(table: pd.DataFrame, day: int, lag: int) -> None:
    states = fronts(table).states
    for known, by in ((DAY + lag, DAY + lag), (After(lag), DAY + day + lag)):
        found = daily_control(states, NAMED, DAY + day, DAY + day, known)[:, 0]
        told = at(states, DAY + day, by).set_index("settlement_id").loc[list(NAMES), "control"]
        assert [CONTROLS[code] for code in found] == told.tolist()


@QUICK
@given(some_claims(), st.integers(0, 60))
def test_knowing_less_is_never_having_heard_what_came_later(table: pd.DataFrame, known: int) -> None:
    less = fronts(table.loc[table["known_from"] <= DAY + known])
    days = (DAY - 1, DAY + 80)
    then = daily_control(fronts(table).states, NAMED, *days, DAY + known)
    assert np.array_equal(then, daily_control(less.states, NAMED, *days, DAY + 9999))


def test_what_came_out_late_is_missing_on_the_evening_and_there_a_week_later() -> None:
    states = fronts(claims(claim("a1", "UA", 3, known=8))).states
    held = [daily_control(states, NAMED[:1], DAY + 3, DAY + 9, After(lag))[0].tolist() for lag in (0, 5)]
    assert held == [[0, 0, 0, 0, 0, 1, 1], [1, 1, 1, 1, 1, 1, 1]]


def test_rows_nobody_knew_are_gone() -> None:
    states = fronts(claims(claim("a1", "UA", 3, known=8))).states
    flat = as_known(states, DAY + 7)
    assert set(flat["control"]) == {"RU"}
    assert set(flat["known_from"]) == {0}


@QUICK
@given(some_claims(), st.integers(0, 90), st.integers(0, 40))
def test_what_stood_on_a_day_knows_nothing_of_later_ones(table: pd.DataFrame, known: int, delay: int) -> None:
    held, ids = fronts(table).states, NAMED
    now = DAY + known
    stood = until(held, now)
    assert (daily_control(stood, ids, DAY, DAY + 60, now + 500) == daily_control(held, ids, DAY, DAY + 60, now)).all()
    later = daily_control(stood, ids, now, now + 30, After(delay))
    assert (later == daily_control(held, ids, now, now + 30, now)).all()
