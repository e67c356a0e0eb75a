"""The front is measured, not assumed. Held out: no rule was chosen by this day (see tests/benchmarks/accuracy.py)."""

import pytest

from tests.benchmarks import published_maps
from tests.benchmarks.our_ground import ours
from tests.data.fronts import real_fronts

needs_published_maps = pytest.mark.skipif(
    not published_maps.PUBLISHED.exists(), reason=f"no published maps: {published_maps.PUBLISHED} is not there"
)


@needs_published_maps
def test_ground_under_ukrainian_control_agrees_with_a_published_map() -> None:
    theirs = published_maps.ua_control_map("20241001")
    held = ours(real_fronts.fronts(), theirs.shows, theirs.day)
    assert published_maps.overlap(held, theirs.ground) >= 0.70
    assert held.area == pytest.approx(theirs.ground.area, rel=0.15)


@needs_published_maps
def test_believing_everyone_is_no_worse_than_believing_one_map_on_the_other_days() -> None:
    others = [each for each in published_maps.available() if each.name != "UA Control Map 2024-10-01"]
    assert len(others) >= 7

    def mean(perspective: str) -> float:
        fronts = real_fronts.fronts(perspective)
        return sum(published_maps.overlap(ours(fronts, each.shows, each.day), each.ground) for each in others) / len(
            others
        )

    assert mean("balanced") >= mean("maps")
    assert mean("balanced") > mean("reported")
