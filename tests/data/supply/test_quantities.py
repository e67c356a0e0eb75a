"""Numbers keep their qualifier, and one claim stands for a kind of goods by a stated rule."""

import math

import pandas as pd
import pytest

from data.belief.perspective import believed, named
from data.supply.quantities import headline, in_words
from data.tables.tables import load
from data.time.days import day_number


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        (20_000, math.nan, "at least", "at least 20\u2009000 containers"),
        (math.nan, 9_000_000, "up to", "up to 9 million containers"),
        (4e6, 6e6, "about", "4 million to 6 million containers"),
        (6700, 6700, "about", "about 6\u2009700 containers"),
        (64, 64, "exact", "64 containers"),
        (math.nan, math.nan, "unspecified", "number of containers not stated"),
    ],
)
def test_a_quantity_keeps_its_qualifier(low: float, high: float, qualifier: str, words: str) -> None:
    assert in_words(low, high, qualifier, "containers") == words


def claims(**changes: object) -> pd.DataFrame:
    row = {
        "id": "a", "group": "containers", "unit": "containers", "status": "reported", "start": 0, "end": 100,
        "known_from": 100, "low": 10.0, "high": math.nan, "credibility": 3, "claimant_kind": "press",
    }  # fmt: skip
    return pd.DataFrame([row, {**row, "id": "b", **changes}])


@pytest.mark.parametrize(
    "better", [{"credibility": 2}, {"end": 200}, {"known_from": 150}, {"low": 20.0}, {"claimant_kind": "msmt"}]
)
def test_the_better_claim_stands_for_the_group(better: dict[str, object]) -> None:
    found = headline(claims(**better), "containers", "containers", day=50, known_by=300)
    assert found is not None
    assert found.claim["id"] == "b"
    assert found.heard == 2


def test_what_was_not_yet_published_is_not_heard() -> None:
    assert headline(claims(), "containers", "containers", day=50, known_by=99) is None


def test_on_the_evidence_the_monitoring_team_speaks_for_containers() -> None:
    found = headline(
        load().consignments, "containers", "containers", day_number("2025-06-01"), day_number("2025-06-01")
    )
    assert found is not None
    assert found.claim["claimant"] == "MSMT"
    assert found.claim["low"] == 20_000
    assert found.high >= 20_000


def test_a_perspective_hears_only_those_it_believes() -> None:
    sent, day = load().consignments, day_number("2025-09-01")
    found = headline(believed(sent, named("independent")), "troops", "people", day, day)
    assert found is not None
    assert found.claim["claimant_kind"] in named("independent").kinds
    assert headline(believed(sent, named("maps")), "troops", "people", day, day) is None
