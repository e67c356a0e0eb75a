"""What geometry refuses is a row of the check: whatever passes it is drawn."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.commands.check import report
from data.finding.findable import findable
from data.fronts.fronts import Fronts, ground_of
from data.supply.routes import leg_lines, route_lines
from data.supply.voyages import trips
from data.tables import coverage, tables
from data.tables.tables import Problem, load, problems
from tests import evidence_folders as folders
from tests.evidence_folders import Rows

SHIPPED = folders.shipped()


@pytest.fixture(scope="module", autouse=True)
def _each_folder_read_once() -> Iterator[None]:
    """The check, its report and what is drawn stand on one reading of a folder, which is most of what each costs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "_read", lru_cache(maxsize=1)(tables._read))
        yield


REFUSED = [  # table, row, what is written there, the column told, what the message asks for
    ("settlements", "goncharovka", {"lon": "35.2706", "lat": "51.1914"}, "lon", "a point no other settlement has"),
    ("settlements", "sudzha", {"lon": "34.8", "lat": "50.91"}, "lat", "on Russia's side"),
    ("settlements", "sudzha", {"lat": "52.95"}, "lat", "within the base map"),
    ("control_claims", "glotovo-2023-05-22-babel_0522", {"start": "2022-05-22"}, "start", "from 2023-05-01 on"),
    ("events", "2023-05-22-grayvoron-raid", {"start": "2022-05-22"}, "start", "from 2023-05-01 on"),
    ("legs", "sea_rajin_dunai", {"origin": "sunan"}, "mode", "no sea line between sunan and dunai"),
    ("legs", "air_kursk_pyongyang", {"mode": "sea"}, "mode", "no sea line between"),
]  # fmt: skip


def changed(table: str, ident: str, cells: dict[str, str]) -> Rows:
    rows = {name: [dict(row) for row in lines] for name, lines in SHIPPED.items()}
    next(row for row in rows[table] if row["id"] == ident).update(cells)
    return rows


def drawn(folder: Path) -> None:
    """Everything a map draws, and a search finds, of a folder that passed the check."""
    rows = load(folder)
    coverage.speak_of(rows)
    fronts = Fronts(ground_of(rows), rows.control_claims)
    assert set(fronts.ground.cells["settlement_id"]) == set(rows.settlements["id"])
    assert len(fronts.areas) >= len(set(fronts.ground.cells["theatre"]))
    assert fronts.contact_line.crs == fronts.areas.crs
    assert (fronts.daily_area(*(coverage.FIRST_DAY, coverage.front_end() - 1), 3000)["high_km2"] >= 0).all()
    legs = leg_lines(rows)
    assert len(legs) == len(rows.legs)
    assert len(trips(rows, route_lines(rows, legs))) <= len(rows.voyages) + len(rows.consignments)
    assert len(findable(rows)) >= len(rows.sources)


@pytest.mark.parametrize(("table", "ident", "cells", "column", "expected"), REFUSED)
def test_what_cannot_be_drawn_is_told_by_file_row_and_column(
    table: str, ident: str, cells: dict[str, str], column: str, expected: str, tmp_path: Path
) -> None:
    folder = folders.write(changed(table, ident, cells), tmp_path)
    line = 2 + next(n for n, row in enumerate(SHIPPED[table]) if row["id"] == ident)
    found = {(each.file, each.row, each.column): each for each in problems(folder)}
    assert expected in found[f"{table}.csv", line, column].expected
    assert any(f"{table}.csv, row {line}, column {column}" in each for each in report(folder).lines)


def test_a_leg_between_two_names_of_one_point_is_told(tmp_path: Path) -> None:
    rows = changed("places", "dunai", {})
    ends = {row["id"]: row for row in rows["places"]}
    leg = next(row for row in rows["legs"] if row["mode"] == "air")
    ends[leg["destination"]].update({each: ends[leg["origin"]][each] for each in ("lon", "lat")})
    told = [each for each in problems(folders.write(rows, tmp_path)) if each.value == "air"]
    assert told
    assert all("are the same point" in each.expected for each in told)


@pytest.mark.parametrize("name", folders.SOUND)
def test_rows_left_out_leave_a_folder_that_is_drawn(name: str, tmp_path: Path) -> None:
    folder = folders.write(folders.kept(folders.SOUND[name]), tmp_path)
    assert problems(folder) == ()
    drawn(folder)


POINTS = st.tuples(st.floats(33.5, 38.5), st.floats(50, 52.5)).map(lambda each: tuple(f"{n:.4f}" for n in each))
MOVES = st.lists(st.tuples(st.sampled_from(("sudzha", "guevo", "borki", "kozinka")), POINTS), min_size=1, max_size=3)
LEGS = st.sampled_from([row["id"] for row in SHIPPED["legs"]])
MODES = st.tuples(LEGS, st.sampled_from(("sea", "rail", "air", "road")))


@settings(max_examples=6, deadline=None)  # each draws a whole folder: a second and a half
@given(moves=MOVES, mode=MODES)
def test_whatever_the_check_lets_through_is_drawn(
    moves: list[tuple[str, tuple[str, str]]], mode: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows = folders.kept({"settlements": lambda row: row["oblast"] == "Kursk" or row["id"] == "kozinka"})
    points = {row["id"]: row for row in rows["settlements"]}
    for ident, (lon, lat) in moves:
        if ident in points:
            points[ident].update(lon=lon, lat=lat)
    for row in rows["legs"]:
        if row["id"] == mode[0]:
            row["mode"] = mode[1]
    folder = folders.write(rows, tmp_path_factory.mktemp("moved"))
    found = problems(folder)
    assert all(each.file in ("settlements.csv", "legs.csv") for each in found)
    if not found:
        drawn(folder)


def cut(content: bytes, at: float) -> bytes:
    return content[: int(len(content) * at)]


MANGLED = {
    "no file": lambda _content, _at: None,
    "empty": lambda _content, _at: b"",
    "cut": cut,
    "semicolons": lambda content, _at: content.replace(b",", b";"),
    "Latin-1": lambda content, _at: content.replace(b",", "é,".encode("latin-1"), 1),
    "UTF-16": lambda content, _at: content.decode().encode("utf-16"),
    "Cyrillic code page": lambda content, _at: content.decode().encode("cp1251", "replace"),
    "zeros": lambda content, at: cut(content, at) + b"\0" * 40,
    "no first line": lambda content, _at: content.partition(b"\n")[2],
    "twice": lambda content, _at: content + content,
    "a column less": lambda content, _at: b"\n".join(line.partition(b",")[2] for line in content.split(b"\n")),
    "quotation mark left open": lambda content, at: cut(content, at) + b'\n"',
    "old line ends": lambda content, _at: content.replace(b"\n", b"\r"),
    "rows turned round": lambda content, _at: b"\n".join([content.split(b"\n")[0], *content.split(b"\n")[:0:-1]]),
}  # fmt: skip


@settings(max_examples=16, deadline=None)  # each reads a whole folder: half a second
@example(table="sources", how="Latin-1", at=0.0)  # no source has an id then
@given(table=st.sampled_from(sorted(SHIPPED)), how=st.sampled_from(sorted(MANGLED)), at=st.floats(0, 1))
def test_a_mangled_table_is_listed_or_loads(
    table: str, how: str, at: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = folders.write(SHIPPED, tmp_path_factory.mktemp("mangled"))
    path = folder / f"{table}.csv"
    content = MANGLED[how](path.read_bytes(), at)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    found = problems(folder)
    assert all(isinstance(each, Problem) and each.expected and each.file for each in found)
    assert report(folder).exit_code == (1 if found else 0)
    if not found:
        assert load(folder)
