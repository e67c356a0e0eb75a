from data.belief.perspective import named
from data.belief.reporting_lag import by_kind, reporting_lag
from tests.data.fronts.real_fronts import evidence

LAGS = reporting_lag(evidence())


def test_every_dated_report_is_there_and_none_was_out_before_it_happened() -> None:
    tables = evidence()
    reported = (tables.consignments["status"] == "reported").sum()
    assert len(LAGS) == len(tables.control_claims) + len(tables.events) + len(tables.voyages) + reported
    assert (LAGS["lag_days"] >= 0).all()


def test_a_period_is_measured_from_its_last_day() -> None:
    row = LAGS.loc[LAGS["id"] == "rounds-2024-02-csis"].iloc[0]
    assert row["lag_days"] == 0  # 1 August to 28 February, published on 28 February
    assert LAGS.loc[LAGS["id"] == "containers-2025-05-msmt", "lag_days"].item() == 0


def test_a_day_of_publication_that_is_not_the_sources_own_does_not_count() -> None:
    left_out = LAGS.loc[~LAGS["counts"]]
    assert set(left_out["why_not"]) >= {"source undated", "a map archive is dated by what it shows"}
    assert (LAGS.loc[LAGS["source_id"] == "ds_archive", "counts"] == False).all()  # noqa: E712 - a column of bool


def test_reports_of_sources_that_are_not_believed_do_not_count() -> None:
    russian = reporting_lag(evidence(), named("russian"))
    assert set(russian.loc[russian["counts"], "claimant_kind"]) == {"Russian officials"}
    silenced = russian.loc[LAGS["counts"].to_numpy() & ~russian["counts"].to_numpy(), "why_not"]
    assert set(silenced) == {"the chosen perspective does not believe it"}


def test_kinds_are_ordered_by_their_median() -> None:
    found = by_kind(LAGS)
    assert found["median_days"].is_monotonic_increasing
    assert (found["low_days"] <= found["median_days"]).all()
    assert found["reports"].sum() == LAGS["counts"].sum()
