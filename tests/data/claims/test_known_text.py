import pytest

from data.claims.known_text import known_text
from data.tables.coverage import latest_knowledge
from data.time.days import day_number
from tests.data.fronts.real_fronts import evidence

ROLE = "Unloading of containers 2023; troop landing October 2024"
SEEN = day_number("2023-10-16")


@pytest.mark.parametrize(
    ("known_by", "shown"),
    [
        ("2023-10-20", ""),
        ("2024-01-05", "Unloading of containers 2023"),
        ("2024-10-20", "Unloading of containers 2023"),
        ("2024-11-01", ROLE),
    ],
)
def test_a_clause_is_shown_once_every_day_it_names_is_past(known_by: str, shown: str) -> None:
    assert known_text(ROLE, SEEN, day_number(known_by)) == shown


def test_what_a_row_says_of_the_month_it_was_published_in_was_known_with_it() -> None:
    published = day_number("2024-10-18")
    assert known_text("About 400 troops seen in October 2024 (NIS)", published, published)


def test_a_plan_was_known_before_its_time() -> None:
    published = day_number("2025-04-30")
    assert known_text("Completion planned 2026", published, published) == "Completion planned 2026"


def test_text_without_a_date_and_all_that_is_known_today_stay_whole() -> None:
    assert known_text("Naval port. No date.", 0, 1) == "Naval port. No date."
    assert known_text(ROLE, SEEN, latest_knowledge()) == ROLE


def test_no_place_or_ship_tells_of_what_came_later() -> None:
    march, dunai = day_number("2024-03-31"), evidence().places.set_index("id").loc["dunai"]
    assert "2024" not in known_text(dunai["role"], dunai["known_from"], SEEN)
    lady = evidence().vessels.loc[lambda ships: ships["name"].str.startswith("Lady R")].iloc[0]
    assert "2025" in lady["reported_activity"]
    told = known_text(lady["reported_activity"], lady["known_from"], march)
    assert "March 2024" in told
    assert "2025" not in told
