import dataclasses
import itertools

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.belief.perspective import DEFAULT, Rule, named
from data.belief.states import at, states
from data.time.days import FOREVER
from tests.data.fronts.small_front import DAY, NAMES, QUICK, claim, claims, some_claims

PERSPECTIVES = [dataclasses.replace(DEFAULT, rule=rule) for rule in Rule]
perspectives = st.sampled_from(PERSPECTIVES)
moments = st.integers(DAY - 2, DAY + 99)


def controls(table: pd.DataFrame, day: int, known_by: int) -> dict[str, str]:
    shown = at(table, day, known_by)
    return dict(zip(shown["settlement_id"], shown["control"], strict=True))


@QUICK
@given(some_claims(), perspectives)
def test_states_tile_event_time_and_publication_time(table: pd.DataFrame, perspective: object) -> None:
    for _, rows in states(table, NAMES, perspective).groupby("settlement_id"):
        span = rows[["start", "end", "known_from", "known_to"]].to_numpy()
        assert ((span[:, 1] - span[:, 0]) * (span[:, 3] - span[:, 2])).sum() == FOREVER**2
        for one, other in itertools.combinations(span, 2):
            assert one[0] >= other[1] or other[0] >= one[1] or one[2] >= other[3] or other[2] >= one[3], (
                "two states at once"
            )


@QUICK
@given(some_claims(), perspectives, st.randoms())
def test_the_order_of_rows_does_not_matter(table: pd.DataFrame, perspective: object, chance: object) -> None:
    shuffled = table.sample(frac=1, random_state=chance.randrange(1000))
    pd.testing.assert_frame_equal(states(table, NAMES, perspective), states(shuffled, NAMES, perspective))


@QUICK
@given(some_claims(), perspectives, moments, moments)
def test_knowing_less_is_the_same_as_later_claims_removed(
    table: pd.DataFrame, perspective: object, day: int, known_by: int
) -> None:
    then = states(table.loc[table["known_from"] <= known_by], NAMES, perspective)
    assert controls(states(table, NAMES, perspective), day, known_by) == controls(then, day, FOREVER - 1)


@QUICK
@given(some_claims(), moments)
def test_winners_and_losers_were_published_and_under_way(table: pd.DataFrame, day: int) -> None:
    known_by = day + 10
    by_id = table.set_index("id")
    for row in at(states(table, NAMES, DEFAULT), day, known_by).itertuples():
        heard = by_id.loc[[*row.claims, *row.losers]]
        assert (heard["settlement_id"] == row.settlement_id).all()
        assert (heard["start"] <= day).all()
        assert (heard["known_from"] <= known_by).all()


def test_three_villages_with_rival_claims_worked_out_by_hand() -> None:
    table = claims(
        claim("a1", "UA", 0, kind="map", credibility=4),
        claim("a1", "RU", 20, kind="ru_official", credibility=3),
        claim("a1", "RU", 27, kind="map", credibility=3),
        claim("a2", "contested", 0, credibility=3),
        claim("a2", "UA", 3, kind="ua_official", credibility=1, known=6),
        claim("a3", "UA", 1, credibility=5),
    )
    found = states(table, ["a1", "a2", "a3"], DEFAULT)
    now = FOREVER - 1
    assert controls(found, DAY + 19, now) == {"a1": "UA", "a2": "UA", "a3": "RU"}
    assert controls(found, DAY + 4, now) == {"a1": "UA", "a2": "UA", "a3": "UA"}
    assert controls(found, DAY + 4, DAY + 5) == {"a1": "UA", "a2": "contested", "a3": "UA"}
    assert controls(found, DAY + 20, now) == {"a1": "RU", "a2": "UA", "a3": "RU"}


def test_a_perspective_that_hears_nobody_sees_every_village_russian() -> None:
    found = states(claims(claim("a1", "UA", 0)), NAMES, named("maps"))
    assert found["control"].eq("RU").all()
    assert found["claims"].map(len).eq(0).all()
    assert len(found) == len(NAMES)


def test_claims_on_settlements_not_asked_for_are_left_out() -> None:
    found = states(claims(claim("a1", "UA", 0), claim("b1", "UA", 0)), ["b1"], DEFAULT)
    assert set(found["settlement_id"]) == {"b1"}
    assert found["start"].dtype == np.int64
