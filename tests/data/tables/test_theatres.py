"""Fronts are rows: what they need to hold together, and what a folder from before the table still gives."""

import shutil
from pathlib import Path

import pytest

from data.tables.tables import EVIDENCE, load, problems
from data.tables.theatres import Box, Theatres, fitted, told_from


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the evidence."""
    return Path(shutil.copytree(EVIDENCE, tmp_path / "evidence"))


def replaced(path: Path, before: str, after: str) -> int:
    """Write `after` for the first `before`; returns the row it stands in."""
    text = path.read_text()
    path.write_text(text.replace(before, after, 1))
    return text[: text.index(before)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "before", "after", "column", "expected"),
    [
        ("settlements", ",Kursk,Sudzh", ",Kursc,Sudzh", "oblast", "an oblast of theatres.csv: one of Kursk"),
        ("events", ",kursk,kursk,", ",kursk,kursc,", "theatre", "an id in theatres.csv, or a subject: one of kursk"),
        ("events", ",kursk,kursk,", ",kursc,kursk,", "category", "an id in theatres.csv, or a category: one of kursk"),
        ("theatres", "belgorod,", "both,", "id", "another id"),
        ("theatres", "belgorod,", "kursk,", "id", "an id of small letters"),
        ("theatres", "belgorod,", "bel-gorod,", "id", "an id of small letters"),
        ("theatres", ",Belgorod,36,", ",Kursk;Belgorod,36,", "oblasts", "oblasts that no other row has"),
        ("theatres", ",Belgorod,36,", ",Belgorod;Tver,36,", "oblasts", "oblasts of the base map: Belgorod, Bryansk"),
        ("theatres", ",36,50.62,", ",36,,", "zoom", "lon, lat and zoom, or none of them"),
        ("theatres", ",36,50.62,", ",136,50.62,", "lon", "a longitude from 33 to 39"),
    ],
)
def test_a_row_at_fault_is_named(
    folder: Path, name: str, before: str, after: str, column: str, expected: str
) -> None:
    row = replaced(folder / f"{name}.csv", before, after)
    found = [each for each in problems(folder) if (each.file, each.row, each.column) == (f"{name}.csv", row, column)]
    assert len(found) == 1
    assert found[0].expected.startswith(expected)


def test_a_folder_without_the_table_tells_them_from_its_settlements(folder: Path) -> None:
    before = load(folder)
    (folder / "theatres.csv").unlink()
    assert problems(folder) == ()
    after = load(folder)
    columns = ["id", "name", "front", "place", "oblasts"]
    assert after.theatres[columns].equals(before.theatres[columns])
    assert after.settlements["theatre"].equals(before.settlements["theatre"])
    for each in Theatres.of(after.theatres).every:
        points = after.settlements.loc[after.settlements["theatre"] == each.id]
        assert points["lon"].between(each.seen.west, each.seen.east).all()
        assert points["lat"].between(each.seen.south, each.seen.north).all()


def test_without_the_table_an_oblast_that_is_not_on_the_base_map_is_a_problem_of_its_settlements(folder: Path) -> None:
    (folder / "theatres.csv").unlink()
    row = replaced(folder / "settlements.csv", ",Kursk,Sudzh", ",Tver,Sudzh")
    found = {(each.file, each.row, each.column): each.expected for each in problems(folder)}
    assert found["settlements.csv", row, "oblast"].startswith("oblasts of the base map: Belgorod, Bryansk")
    assert "theatres.csv" not in {file for file, _, _ in found}


def test_an_oblast_in_other_letters_still_gives_a_front_a_name_and_an_id() -> None:
    rows = told_from(["Брянская", "Kursk", "", "Kursk"])
    assert [each["id"] for each in rows] == ["front_1", "kursk"]
    assert [each["front"] for each in rows] == ["Брянская front", "Kursk front"]


def test_all_together_are_seen_whole_from_near() -> None:
    theatres = Theatres.of(load().theatres)
    lon, lat, zoom = theatres.camera("both")
    assert (lon, lat) == pytest.approx((35.6, 50.97), abs=0.1)
    assert zoom == pytest.approx(8, abs=0.1)
    assert theatres.camera("kursk") == (35.02, 51.24, 8.7)
    assert fitted(Box(36, 51, 36, 51)) == (36, 51, 10)


@pytest.mark.parametrize(
    ("count", "choices", "words"),
    [
        (0, {"both": "All"}, "Fronts"),
        (1, {"kursk": "Kursk"}, "Kursk front"),
        (2, {"kursk": "Kursk", "belgorod": "Belgorod", "both": "Both"}, "Kursk and Belgorod fronts"),
    ],
)
def test_words_follow_how_many_there_are(count: int, choices: dict[str, str], words: str) -> None:
    theatres = Theatres(Theatres.of(load().theatres).every[:count])
    assert theatres.choices == choices
    assert theatres.words("both") == words
    assert theatres.chosen("nowhere") == theatres.default == next(iter(choices))
    assert len(theatres.camera(theatres.default)) == 3
