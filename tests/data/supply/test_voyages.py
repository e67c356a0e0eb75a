"""What moves, and when it is where."""

from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.supply.voyages import SPEEDS, timed, trips, voyage_times
from data.time.days import day_number
from data.ways.course import leaps
from tests.data.supply import drawn


@cache
def runs() -> pd.DataFrame:
    return trips(drawn.evidence(), drawn.routes())


def voyage(name: str) -> pd.Series:
    return runs().set_index("id").loc[name]


def test_every_voyage_with_a_route_runs_and_no_other() -> None:
    with_route = drawn.evidence().voyages.query("route_id != ''")
    assert set(runs().query("kind == 'voyage'").id) == set(with_route.id)


def test_time_never_stands_still_or_runs_back() -> None:
    for run in runs().itertuples():
        assert len(run.path) == len(run.timestamps) >= 2
        assert (np.diff(np.array(run.timestamps, dtype=np.float32)) > 0).all(), run.id


def test_every_run_keeps_within_its_span() -> None:
    for run in runs().itertuples():
        assert run.start <= run.timestamps[0] < run.timestamps[-1] <= run.end, run.id


def test_a_run_covers_equal_ways_in_equal_times() -> None:
    run = voyage("angara-2023-09-07")
    way = np.cumsum(leaps(np.array(run.path)))
    times = np.array(run.timestamps[1:]) - run.timestamps[0]
    assert np.allclose(times / times[-1], way / way[-1], atol=1e-3)


def test_a_voyage_with_both_days_reported_runs_from_noon_to_noon() -> None:
    run = voyage("lady_r-2024-03-12")
    assert run.timestamps[0] == day_number("2024-03-12") + 0.5
    assert run.timestamps[-1] == day_number("2024-03-14") + 0.5
    assert not run.interpolated


def test_a_missing_arrival_is_worked_out_from_an_assumed_speed_and_flagged() -> None:
    run = voyage("yu_son-2024-04-01")
    km = drawn.routes().set_index("id").length_km["vostochny_chongjin"]
    assert run.interpolated
    assert run.timestamps[-1] - run.timestamps[0] == pytest.approx(km / SPEEDS["sea"], abs=0.002)


def test_a_missing_departure_is_worked_out_backwards_from_the_arrival() -> None:
    run = voyage("lady_r-2025-10-01")
    assert run.interpolated
    assert run.timestamps[-1] == day_number("2025-10-01") + 0.5


def test_a_voyage_carries_the_quantity_of_its_consignment() -> None:
    run = voyage("angara-2023-09-07")
    assert (run.low, run.high, run.unit, run.qualifier) == (300, 300, "containers", "about")
    assert "containers-2023-09-angara" not in set(runs().id), "it is that voyage, not another run"


def test_a_consignment_is_one_notional_run_over_its_whole_period() -> None:
    run = voyage("rounds-2025-03-osc")
    assert run.notional
    assert (run.timestamps[0], run.timestamps[-1]) == (run.start, run.end)
    assert (run.low, run.high, run.qualifier) == (4_000_000, 6_000_000, "about")


def test_only_consignments_are_notional() -> None:
    assert (runs().notional == (runs().kind == "consignment")).all()


def test_what_is_only_planned_does_not_move() -> None:
    planned = set(drawn.evidence().consignments.query("status == 'planned'").id)
    assert not planned & set(runs().id)


def test_paths_are_thin_enough_to_send() -> None:
    assert runs().path.str.len().max() < 700


def test_the_rail_speed_is_that_of_the_one_run_with_both_days() -> None:
    km = drawn.routes().set_index("id").length_km["rajin_tikhoretsk"]
    days = day_number("2023-10-01") - day_number("2023-09-07")
    assert km / days == pytest.approx(SPEEDS["rail"], rel=0.03)


DAYS = st.integers(0, 1500)
BASES = st.sampled_from(["reported", "interpolated"])


@given(DAYS, st.integers(1, 40), BASES, BASES, st.floats(0.01, 30))
def test_every_voyage_takes_some_time(start: int, days: int, departed: str, arrived: str, under_way: float) -> None:
    row = {"start": start, "end": start + days, "departed_basis": departed, "arrived_basis": arrived}
    times = voyage_times(row, under_way)
    assert times.leaves < times.arrives
    assert times.interpolated == (days == 1 or "interpolated" in (departed, arrived))


def test_a_path_that_passes_a_point_twice_keeps_its_times_apart() -> None:
    there_and_back = np.array([[130.0, 42.0], [131.0, 42.0], [131.0, 42.0], [130.0, 42.0]])
    _, times = timed(there_and_back, 10.0, 12.0)
    assert times == sorted(set(times))
    assert (times[0], times[-1]) == (10.0, 12.0)
