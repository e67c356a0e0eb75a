import dataclasses
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.belief.perspective import DEFAULT, NEVER_DOUBTFUL, Perspective, Rule
from data.belief.verdict import CONTROLS, Heard, Rivals, judged, verdicts
from tests.data.fronts.small_front import DAY, QUICK, claim, claims, some_claims

LATEST = dataclasses.replace(DEFAULT, rule=Rule.LATEST)
CAUTIOUS = dataclasses.replace(DEFAULT, rule=Rule.CAUTIOUS)


def held(day: int, *rows: dict[str, Any], perspective: Perspective = DEFAULT, known: int = 99) -> str:
    """Who holds the place `day` days after DAY, as known `known` days after it."""
    found = verdicts(Rivals.of(claims(*rows)), [DAY + day], [DAY + known], perspective)
    return CONTROLS[found.control[0, 0]]


def test_ground_nobody_speaks_of_is_russian() -> None:
    assert held(0) == "RU"


def test_a_claim_speaks_from_its_start_and_not_before() -> None:
    taken = claim("a1", "UA", 5)
    assert [held(day, taken) for day in (4, 5, 90)] == ["RU", "UA", "UA"]


def test_a_claim_is_not_heard_before_it_is_published() -> None:
    taken = claim("a1", "UA", 5, known=9)
    assert held(6, taken, known=8) == "RU"
    assert held(6, taken, known=9) == "UA"


def test_later_claim_of_equal_credibility_wins() -> None:
    taken = claim("a1", "UA", 0)
    retaken = claim("a1", "RU", 3, kind="ru_official")
    for perspective in (DEFAULT, LATEST):
        assert held(3, taken, retaken, perspective=perspective) == "RU"


def test_more_credible_claim_of_the_last_two_weeks_outweighs_a_later_one() -> None:
    seen = claim("a1", "UA", 0, credibility=1)
    claimed = claim("a1", "RU", 5, credibility=3, kind="ru_official")
    assert held(13, seen, claimed) == "UA"
    assert held(14, seen, claimed) == "RU"
    assert held(13, seen, claimed, perspective=LATEST) == "RU"


def test_claims_of_equal_weight_on_one_day_leave_the_place_contested() -> None:
    ours = claim("a1", "UA", 2, kind="ua_official")
    theirs = claim("a1", "RU", 2, kind="ru_official")
    for perspective in (DEFAULT, LATEST, CAUTIOUS):
        assert held(2, ours, theirs, perspective=perspective) == "contested"


def test_both_sides_of_a_contested_place_are_named() -> None:
    table = claims(claim("a1", "UA", 2, kind="ua_official"), claim("a1", "RU", 2, kind="ru_official"))
    found = verdicts(Rivals.of(table), [DAY + 2], [DAY + 2], DEFAULT)
    assert found.winners[0, 0].all()


def test_a_claimant_who_changes_his_mind_is_no_rival_of_himself() -> None:
    first = claim("a1", "contested", 0, credibility=3, kind="map")
    second = claim("a1", "UA", 4, credibility=4, kind="map")
    assert held(5, first, second) == "UA"
    assert held(5, first, second, perspective=CAUTIOUS) == "UA"


def test_a_doubtful_claim_nobody_repeats_lapses_after_two_weeks() -> None:
    rumour = claim("a1", "UA", 0, credibility=4)
    assert [held(day, rumour) for day in (13, 14, 90)] == ["UA", "RU", "RU"]


def test_a_doubtful_claim_others_repeat_stays() -> None:
    rumour = claim("a1", "UA", 0, credibility=4)
    echo = claim("a1", "UA", 1, credibility=5, kind="research")
    assert held(90, rumour, echo) == "UA"


def test_a_map_repeats_what_it_shows_every_day() -> None:
    assert held(90, claim("a1", "UA", 0, credibility=4, kind="map")) == "UA"


def test_a_doubtful_claim_gives_way_to_the_map_again() -> None:
    shown = claim("a1", "UA", 0, kind="map")
    rumour = claim("a1", "RU", 20, credibility=5)
    assert [held(day, shown, rumour) for day in (19, 20, 34)] == ["UA", "RU", "UA"]


def test_return_to_russian_control_needs_no_repeating() -> None:
    fighting = claim("a1", "contested", 0, credibility=3)
    over = claim("a1", "RU", 10, credibility=4, kind="research")
    assert held(90, fighting, over) == "RU"


def test_nothing_lapses_where_doubt_is_switched_off() -> None:
    trusting = dataclasses.replace(DEFAULT, doubtful_from=NEVER_DOUBTFUL)
    assert held(90, claim("a1", "UA", 0, credibility=6), perspective=trusting) == "UA"


def test_disagreement_within_the_window_is_contested_to_the_cautious() -> None:
    ours = claim("a1", "UA", 0, credibility=1, kind="ua_official")
    theirs = claim("a1", "RU", 5, credibility=3, kind="ru_official")
    found = [held(day, ours, theirs, perspective=CAUTIOUS) for day in (4, 5, 13, 14)]
    assert found == ["UA", "contested", "contested", "RU"]


@pytest.mark.parametrize("rule", list(Rule))
@QUICK
@given(table=some_claims(settlements=("a1",), most=8))
def test_every_claim_that_was_heard_won_or_lost_and_no_other(rule: Rule, table: pd.DataFrame) -> None:
    days, known = [DAY - 1, DAY + 20, DAY + 70], [DAY, DAY + 30, DAY + 99]
    found = verdicts(Rivals.of(table), days, known, dataclasses.replace(DEFAULT, rule=rule))
    for e, day in enumerate(days):
        for k, published in enumerate(known):
            heard = (table["start"] <= day) & (table["known_from"] <= published)
            assert not (found.winners & found.losers).any()
            assert ((found.winners | found.losers)[e, k] == heard.to_numpy()).all()


@QUICK
@given(some_claims(), st.integers(0, 3))
def test_a_claim_that_is_not_seen_is_as_if_it_had_not_been_made(table: pd.DataFrame, left_out: int) -> None:
    heard = Heard.of(table)
    for rows in table.groupby("settlement_id").indices.values():
        others = np.delete(rows, left_out % len(rows))
        days = np.arange(DAY, DAY + 75)
        seen = (table["start"].to_numpy()[rows] <= days[:, None]) & np.isin(rows, others)
        fewer = verdicts(heard.rivals(others), days.tolist(), [DAY + 999], DEFAULT)
        assert (judged(heard.rivals(rows), days, seen[:, None, :], DEFAULT).control == fewer.control).all()
