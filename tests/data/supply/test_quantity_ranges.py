import itertools
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data.supply.quantity_ranges import (
    CAP_BARRELS,
    COVERS,
    PETROLEUM,
    Goods,
    all_goods,
    combined,
    petroleum_by_year,
    told,
)
from data.time.days import day_number
from tests.data.fronts.real_fronts import evidence

NONE = float("nan")


def said(name: str, start: int, end: int, low: float, high: float) -> dict[str, Any]:
    return {"id": name, "start": start, "end": end, "low": low, "high": high}


def rows(*claims: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(claims, columns=["id", "start", "end", "low", "high"]).astype({"low": float, "high": float})


def drawn_claim(start: int, days: int, low: int, more: int, shape: str) -> tuple[int, int, float, float]:
    bounds = {"range": (low, low + more), "at least": (low, NONE), "up to": (NONE, low)}
    return (start, start + days, *bounds[shape])


SOME = st.lists(
    st.builds(
        drawn_claim, st.integers(0, 40), st.integers(1, 30), st.integers(0, 50), st.integers(0, 20),
        st.sampled_from(("range", "at least", "up to")),
    ),
    max_size=8,
).map(lambda drawn: rows(*(said(f"c{n}", *each) for n, each in enumerate(drawn))))  # fmt: skip


def overlap(table: pd.DataFrame, ids: tuple[str, ...]) -> bool:
    spans = table.loc[table["id"].isin(ids)].sort_values("start")
    return bool((spans["start"].to_numpy()[1:] < spans["end"].to_numpy()[:-1]).any())


def apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["end"] <= other["start"] or one["start"] >= other["end"])


def counts(table: pd.DataFrame) -> list[tuple[dict[str, Any], ...]]:
    """Every count by brute force: sets of claims that share no day and leave no room for another."""
    claims = table.to_dict("records")
    sets = (tuple(claim for n, claim in enumerate(claims) if mask >> n & 1) for mask in range(1, 2 ** len(claims)))
    whole = [chosen for chosen in sets if all(apart(one, other) for one, other in itertools.combinations(chosen, 2))]
    return [
        count
        for count in whole
        if not any(all(apart(claim, each) for each in count) for claim in claims if claim not in count)
    ]


def bounded(claim: dict[str, Any]) -> bool:
    return not (np.isnan(claim["low"]) or np.isnan(claim["high"]))


@settings(max_examples=40, deadline=None)
@given(SOME)
def test_the_range_is_that_of_every_count_tried(table: pd.DataFrame) -> None:
    found = combined(table)
    if table.empty:
        assert np.isnan(found.low)
        return
    needed = COVERS * len({day for c in table.itertuples() for day in range(c.start, c.end)})
    whole = [count for count in counts(table) if sum(c["end"] - c["start"] for c in count) >= needed]
    high = max(sum(c["low"] if np.isnan(c["high"]) else c["high"] for c in count) for count in whole)
    assert found.high == high
    least = [sum(np.nan_to_num(c["low"]) for c in count) for count in whole]
    sure = [low for low, count in zip(least, whole, strict=True) if all(map(bounded, count))]
    assert found.low == (min(sure) if sure else max(least))
    assert found.only_minimum == (not sure)


@settings(max_examples=40, deadline=None)
@given(SOME, st.integers(0, 99))
def test_no_end_adds_claims_that_overlap_and_order_does_not_matter(table: pd.DataFrame, seed: int) -> None:
    found = combined(table)
    assert not overlap(table, found.low_claims)
    assert not overlap(table, found.high_claims)
    shuffled = combined(table.sample(frac=1, random_state=seed))
    assert np.array_equal([shuffled.low, shuffled.high], [found.low, found.high], equal_nan=True)


def test_overlapping_claims_are_never_added() -> None:
    found = combined(rows(said("a", 0, 100, 10, 10), said("b", 50, 150, 20, 20)))
    assert (found.low, found.high, found.open) == (10, 20, False)


def test_claims_about_periods_apart_are_added() -> None:
    found = combined(rows(said("a", 0, 100, 10, 12), said("b", 100, 200, 20, 20)))
    assert (found.low, found.high) == (30, 32)


def test_at_least_is_no_reason_to_think_it_so_little() -> None:
    found = combined(rows(said("minimum", 0, 100, 5, NONE), said("estimate", 0, 100, 10, 10)))
    assert (found.low, found.high, found.open) == (10, 10, False)


def test_a_minimum_above_every_estimate_opens_the_range() -> None:
    found = combined(rows(said("minimum", 0, 100, 50, NONE), said("estimate", 0, 100, 10, 10)))
    assert (found.low, found.high, found.open) == (10, 50, True)


def test_one_short_claim_does_not_speak_for_years() -> None:
    found = combined(rows(said("ship", 0, 1, 1, 1), said("year", 0, 400, 40, 40)))
    assert (found.low, found.high) == (40, 40)


def test_a_claim_without_a_number_is_not_counted() -> None:
    assert combined(rows(said("silent", 0, 10, NONE, NONE))).claims == 0


def test_many_claims_take_no_longer() -> None:
    table = rows(*(said(f"c{n}", n, n + 2 + n % 3, n, n) for n in range(400)))
    assert combined(table).claims == 400


def test_rounds_in_the_evidence_run_from_the_open_source_centre_to_south_korea() -> None:
    found = combined(told(evidence().consignments, Goods("rounds", "rounds", "to_russia"), 10_000))
    assert (found.low, found.high, found.open) == (4e6, 12e6, True)


def test_what_is_planned_or_not_yet_published_does_not_count() -> None:
    sent = evidence().consignments
    workers = told(sent, Goods("workers", "people", "to_russia"), 10_000)
    assert set(workers["status"]) == {"reported"}
    rounds = Goods("rounds", "rounds", "to_russia")
    assert len(told(sent, rounds, day_number("2024-12-31"))) < len(told(sent, rounds, 10_000))


def test_tankers_and_cargo_ships_are_counted_apart() -> None:
    ways = {each.direction for each in all_goods(evidence().consignments) if each.group == "voyages"}
    assert ways == {"to_russia", "to_pyongyang"}


def test_petroleum_of_2024_is_at_least_twice_the_cap() -> None:
    found = petroleum_by_year(evidence().consignments, 10_000).set_index("year").loc[2024]
    assert found["low_barrels"] / CAP_BARRELS == 2
    assert found["open"]


def test_a_claim_across_two_years_raises_only_the_high_end() -> None:
    sent = evidence().consignments
    one = sent.loc[sent["group"] == "petroleum"].iloc[[0]]
    across = one.assign(start=day_number("2024-12-01"), end=day_number("2025-02-01"), low=700_000.0, high=700_000.0)
    found = petroleum_by_year(across, 10_000)
    assert found["year"].tolist() == [2024, 2025]
    assert found["low_barrels"].tolist() == [0, 0]
    assert found["high_barrels"].tolist() == [700_000, 700_000]
    assert PETROLEUM.direction == "to_pyongyang"
