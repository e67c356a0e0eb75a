import pytest

from data.finding.spellings import Gazetteer, folded, of_name, other_spellings
from tests.data.fronts.real_fronts import evidence


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Суджа", "sudzha"),
        ("Щёлково", "shchyolkovo"),
        ("나진", "najin"),
        ("평양", "pyeongyang"),
        ("Łódź", "łodz"),
        ("Суми́", "sumi"),
    ],
)
def test_letters_of_other_scripts_fold_into_latin(written: str, plain: str) -> None:
    assert folded(written) == plain


def gazetteer() -> Gazetteer:
    return Gazetteer.of(evidence().settlements, evidence().places)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sudzha", "Суджа"),
        ("Tyotkino", "Тёткино"),
        ("Rajin", "나진"),
        ("Najin", "나진"),
        ("청진", "Chongjin"),
        ("Pyongyang", "평양"),
    ],
)
def test_spellings_of_one_place_find_each_other(one: str, other: str) -> None:
    assert other in gazetteer().spellings(one)
    assert one in gazetteer().spellings(other)


def test_a_name_written_without_its_dots_is_understood() -> None:
    assert "Тёткино" in gazetteer().spellings("Теткино")


def test_a_name_in_brackets_that_another_place_bears_is_no_spelling() -> None:
    assert "Zamostye" not in gazetteer().spellings("Sudzha")


def test_what_names_no_place_is_only_itself() -> None:
    assert gazetteer().spellings("petroleum") == ("petroleum",)


def test_parts_of_a_name_are_names() -> None:
    assert {"Rajin", "Najin", "Rason", "나진"} <= {
        form.removesuffix(" port") for form in of_name("Rajin (Najin) port, Rason", "나진")
    }


def test_other_spellings_are_of_places_there_are_and_cover_the_supply_routes() -> None:
    fronts, supply = set(evidence().settlements["id"]), evidence().places
    assert set(other_spellings()) <= fronts | set(supply["id"])
    assert all(spelling.strip() == spelling != "" for row in other_spellings().values() for spelling in row)
    crossings = set(supply.loc[supply["country"] == "RU/UA", "id"])  # found by the towns they are called after
    assert set(supply["id"]) - crossings - {"tumen_road_bridge"} <= set(other_spellings())
    towns = {"sudzha", "korenevo", "rylsk", "tyotkino", "shebekino", "grayvoron", "belgorod_city"}
    assert towns <= set(other_spellings())
