import dataclasses

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.belief.fates import HEARD, Fate, fates, outcome, without_each
from data.belief.perspective import DEFAULT, NEVER_DOUBTFUL, Rule, counting
from data.belief.verdict import CONTROLS, Rivals, verdicts
from tests.data.fronts.small_front import DAY, QUICK, claim, claims, some_claims

PERSPECTIVES = st.builds(
    lambda rule, kinds, doubt, worst: dataclasses.replace(
        DEFAULT, rule=rule, kinds=kinds, doubtful_from=doubt, least_credibility=worst
    ),
    st.sampled_from(list(Rule)),
    st.sampled_from((DEFAULT.kinds, frozenset({"map", "press"}), frozenset())),
    st.sampled_from((4, 5, NEVER_DOUBTFUL)),
    st.integers(2, 6),
)


@QUICK
@given(some_claims(("a1",)), st.integers(0, 80), st.integers(0, 90), PERSPECTIVES)
def test_the_reasons_never_differ_from_the_verdict(table: pd.DataFrame, day: int, known: int, believed: object) -> None:
    found = fates(table, DAY + day, DAY + known, believed)
    heard = table.loc[counting(table, believed)].sort_values("id")
    said = verdicts(Rivals.of(heard), [DAY + day], [DAY + known], believed)
    winners = set(heard["id"].to_numpy()[said.winners[0, 0]])
    losers = set(heard["id"].to_numpy()[said.losers[0, 0]])
    assert set(found.loc[found["fate"] == Fate.WON, "id"]) == winners
    assert set(found.loc[found["fate"].isin(HEARD), "id"]) == losers
    assert set(found["id"]) == set(table["id"])
    assert ((found["because"] == "") == (found["fate"] == Fate.WON)).all()


@QUICK
@given(some_claims(("a1",)), st.integers(0, 80), st.randoms())
def test_the_order_of_rows_does_not_matter(table: pd.DataFrame, day: int, random: object) -> None:
    order = list(range(len(table)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(
        fates(table, DAY + day, DAY + 99, DEFAULT), fates(table.iloc[order], DAY + day, DAY + 99, DEFAULT)
    )


def fate_of(row: dict, *others: dict, day: int = 20, known: int = 99, **rules: object) -> tuple[str, str]:
    found = fates(claims(row, *others), DAY + day, DAY + known, dataclasses.replace(DEFAULT, **rules)).set_index("id")
    return str(found.loc[row["id"], "fate"]), str(found.loc[row["id"], "because"])


def test_each_loser_is_told_the_rule_it_lost_by() -> None:
    first = claim("a1", "UA", 0)
    assert fate_of(first, day=-1)[0] == Fate.ABOUT_LATER
    assert fate_of(claim("a1", "UA", 0, known=5), known=4)[0] == Fate.NOT_YET_PUBLISHED
    assert fate_of(first, claim("a1", "RU", 3))[0] == Fate.REPLACED
    assert fate_of(claim("a1", "UA", 0, credibility=5))[0] == Fate.LAPSED
    assert fate_of(first, claim("a1", "RU", 18, kind="map"))[0] == Fate.TOO_OLD
    assert fate_of(first, claim("a1", "RU", 8, kind="map", credibility=2), day=10)[0] == Fate.LESS_CREDIBLE
    assert fate_of(first, claim("a1", "RU", 8, kind="map"), day=10)[0] == Fate.EARLIER
    assert fate_of(first, kinds=frozenset({"map"})) == ("not believed", "this kind of source does not count here")
    assert fate_of(first, excluded_sources=frozenset({"paper"})) == ("not believed", "this source is left out")
    assert fate_of(first, least_reliability="B") == ("not believed", "source rated worse than B")
    assert fate_of(first, least_credibility=2) == ("not believed", "claim rated worse than 2")


def test_contradicting_claims_of_one_weight_and_day_both_win() -> None:
    ours, theirs = claim("a1", "UA", 2, kind="ua_official"), claim("a1", "RU", 2, kind="ru_official")
    found = fates(claims(ours, theirs), DAY + 2, DAY + 2, DEFAULT)
    assert (found["fate"] == Fate.WON).all()


def test_without_a_claim_the_place_is_as_the_others_say() -> None:
    ours, theirs = claim("a1", "UA", 2, kind="ua_official"), claim("a1", "RU", 2, kind="ru_official")
    left = without_each(claims(ours, theirs), [ours["id"], theirs["id"]], DAY + 2, DAY + 2, DEFAULT)
    assert {name: each.control for name, each in left.items()} == {ours["id"]: "RU", theirs["id"]: "UA"}
    assert left[ours["id"]].said == {"RU"}


@QUICK
@given(some_claims(("a1",)), st.integers(0, 80), PERSPECTIVES)
def test_leaving_a_claim_out_is_as_if_it_had_never_been_made(table: pd.DataFrame, day: int, believed: object) -> None:
    left = without_each(table, table["id"].tolist(), DAY + day, DAY + 99, believed)
    for name, each in left.items():
        assert each == outcome(table.loc[table["id"] != name], DAY + day, DAY + 99, believed)
        assert each.control in CONTROLS
