"""The raions' ground adds up to the front's, and the table lists only what is not under Russian control."""

from data.tables.coverage import front_end, latest_knowledge
from data.time.days import day_number
from pages.board import why_panel
from pages.fronts import raions
from pages.shell import store
from pages.shell.link import View

DAY = day_number("2024-10-01")


def test_raions_sum_to_the_theatre() -> None:
    known = latest_knowledge()
    found = raions.on_day(DAY, known, "")
    kursk = found.loc[found["theatre"] == "kursk"]
    whole = store.area_on(DAY, known, "kursk", "")
    assert whole is not None
    assert abs(kursk["ua_km2"].sum() - whole["UA"]) < 0.5
    assert abs(kursk["contested_km2"].sum() - whole["contested"]) < 0.5


def test_the_table_names_the_raions_of_one_theatre_largest_first() -> None:
    table = [each.words.split(",")[0] for each in raions.figures(View(day=DAY), "kursk")]
    assert table.index("Sudzhansky") < table.index("Korenevsky")
    assert "Grayvoronsky" not in table
    assert "Grayvoronsky" in [each.words.split(",")[0] for each in raions.figures(View(day=DAY), "belgorod")]


def test_a_day_without_a_front_has_no_table() -> None:
    assert raions.figures(View(day=front_end()), "kursk") == []


def test_each_raion_says_about_how_much_and_answers_for_itself() -> None:
    found = raions.figures(View(day=DAY), "kursk")
    assert all(each.number == "0 km²" or each.number.startswith("about ") for each in found)
    for each in found:
        kind, _, name = each.ask.partition(":")
        assert kind == "raion"
        answer = why_panel.raion(name, View(day=DAY), "")[0]
        assert answer.title.startswith(each.words.split(",")[0])
        assert each.number.removeprefix("about ").removesuffix(" km²") in answer.title
        assert len(answer.claims)
