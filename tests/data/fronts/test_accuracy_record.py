"""What the Method page says of our accuracy is what is measured, not what once was."""

import pytest

from data.fronts.accuracy import OURS, recorded
from tests.benchmarks import published_maps
from tests.benchmarks.accuracy_record import measured

CLOSE = 0.02


def test_a_measurement_is_kept_with_its_day() -> None:
    kept = recorded()
    ours = kept.loc[kept["with"] == OURS]
    assert len(ours) >= 8
    assert kept["overlap"].between(0, 1).all()
    assert kept["measured"].str.fullmatch(r"\d{4}-\d\d-\d\d").all()


@pytest.mark.skipif(
    not published_maps.PUBLISHED.exists(), reason=f"no published maps: {published_maps.PUBLISHED} is not there"
)
def test_the_kept_figures_are_those_of_today() -> None:
    which = ["publisher", "day", "with", "with_day"]
    both = recorded().merge(measured(), on=which, how="outer", suffixes=("", "_now"))
    stale = both.loc[~((both["overlap"] - both["overlap_now"]).abs() <= CLOSE), [*which, "overlap", "overlap_now"]]
    assert stale.empty, f"run python tests/benchmarks/accuracy_record.py; changed:\n{stale}"
