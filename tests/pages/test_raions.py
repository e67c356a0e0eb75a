"""The raions' ground adds up to the front's, and the table lists only what is not under Russian control."""

from data.coverage import FRONT_END, latest_knowledge
from data.days import day_number
from pages import raions, store
from pages.link import View

DAY = day_number("2024-10-01")


def test_raions_sum_to_the_theatre() -> None:
    known = latest_knowledge()
    found = raions.on_day(DAY, known, "")
    kursk = found.loc[found["oblast"] == "Kursk"]
    whole = store.area_on(DAY, known, "kursk", "")
    assert whole is not None
    assert abs(kursk["ua_km2"].sum() - whole["UA"]) < 0.5
    assert abs(kursk["contested_km2"].sum() - whole["contested"]) < 0.5


def test_the_table_names_the_raions_of_one_theatre_largest_first() -> None:
    table = raions.html(View(day=DAY), "kursk")
    assert table.index("Sudzhansky") < table.index("Korenevsky")
    assert "Grayvoronsky" not in table
    assert "Grayvoronsky" in raions.html(View(day=DAY), "belgorod")


def test_a_day_without_a_front_has_no_table() -> None:
    assert raions.html(View(day=FRONT_END), "kursk") == ""
