import pytest

from data.answers.precision import precise
from tests.data.fronts.real_fronts import evidence


def of(table: str, name: str) -> str:
    rows = getattr(evidence(), table)
    return precise(evidence(), table, rows.loc[rows["id"] == name].iloc[0].to_dict())


@pytest.mark.parametrize(
    ("table", "name", "words"),
    [
        ("control_claims", "sudzha-2025-03-13-dpa_0313", ["point good to 1 km", "day given as exact"]),
        ("events", "2023-05-23-grayvoron-raid-over", ["point good to", "day given as exact"]),
        ("consignments", "containers-2023-10-white-house", ["start good to 5 km", "end good to 3 km", "a lower bound"]),
        ("voyages", "il62m-2023-07-31", ["start not reported", "departure not reported, interpolated"]),
        ("legs", "sea_rajin_dunai", ["start good to 5 km", "notional"]),
        ("routes", "rajin_dunai", ["notional"]),
        ("places", "dunai", ["point good to 3 km"]),
    ],
)
def test_every_claim_says_how_precise_it_is_in_place_and_time(table: str, name: str, words: list[str]) -> None:
    assert all(each in of(table, name) for each in words)


def test_every_row_of_every_table_has_an_answer() -> None:
    for table in ("control_claims", "events", "consignments", "voyages", "legs", "routes", "places", "settlements"):
        rows = getattr(evidence(), table).to_dict("records")
        assert all(precise(evidence(), table, row) for row in rows)
