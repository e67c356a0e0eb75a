"""The tables load whole, or say everything that is wrong with them: file, row, column, value, what was expected."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from data.tables.tables import EVIDENCE, EvidenceError, Problem, Tables, load, problems
from data.time.days import FOREVER, day_number


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(EVIDENCE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def edit(folder: Path, file: str, row_id: str, column: str, value: str) -> int:
    """Write `value` into one cell and return the line it stands on."""
    path = folder / f"{file}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    spot = next(place for place, row in enumerate(rows) if row[0] == row_id)
    rows[spot][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    return spot + 1


def found(folder: Path) -> dict[tuple[str, int | None, str], Problem]:
    return {(each.file, each.row, each.column): each for each in problems(folder)}


BROKEN = [  # file, row, column, what is written there, what the message asks for
    ("sources", "kbs_msmt", "published", "2025-13-30", "a day or month that exists"),
    ("sources", "kjd_msmt", "published", "May 2025", "YYYY-MM-DD"),
    ("sources", "anews_msmt", "url", "javascript:alert(1)", "an address with http"),
    ("sources", "osc_refined", "reliability", "Z", "one of A, B, C, D, E, F"),
    ("sources", "msmt_r1", "reliability", "A", "while the source is to_verify"),
    ("sources", "up_oil", "publisher", "", "not an empty cell"),
    ("settlements", "sudzha", "lat", "35.2706", "a latitude from 49 to 53"),
    ("settlements", "plekhovo", "lon", "51.1031", "a longitude from 33 to 39"),
    ("settlements", "borki", "precision_km", "-1", "0 to 50 km"),
    ("settlements", "guevo", "coordinates", "maybe", "one of confirmed, unconfirmed"),
    ("settlements", "gornal", "oblast", "Sumy", "one of Kursk, Belgorod"),
    ("settlements", "korenevo", "id", "sudzha", "used once"),
    ("settlements", "makhnovka", "name", " Makhnovka", "without blanks at either end"),
    ("control_claims", "sudzha-2024-08-15-newsaz_0815", "settlement_id", "atlantis", "an id in settlements.csv"),
    ("control_claims", "sudzha-2025-03-13-dpa_0313", "source_id", "nobody", "an id in sources.csv"),
    ("control_claims", "guevo-2024-08-11-tv24_guevo", "control", "ru", "one of UA, RU, contested"),
    ("control_claims", "borki-2024-08-16-uaw_0816", "credibility", "7", "1 (confirmed) to 6"),
    ("control_claims", "berdin-2025-01-05-s24ur_berdin", "credibility", "high", "a whole number"),
    ("control_claims", "giri-2024-08-12-novinite_0817", "start", "12.08.2024", "a date, YYYY-MM-DD"),
    ("control_claims", "ulanok-2024-08-29-portfolio_0830", "start", "2024-02-30", "a date, YYYY-MM-DD"),
    ("control_claims", "kositsa-2025-03-09-ria_0309", "qualifier", "roughly", "one of exact, about"),
    ("places", "rajin_port", "country", "North Korea", "one of KP, RU"),
    ("places", "dunai", "lat", "", "not an empty cell"),
    ("legs", "sea_rajin_dunai", "mode", "submarine", "one of sea, rail, air, road"),
    ("legs", "rail_chita_irkutsk", "way", "ulan_ude; nowhere", "joined by ;"),
    ("legs", "sea_wonsan_vladivostok", "end", "2024-09-01", "a day not before start"),
    ("legs", "air_kursk_pyongyang", "destination", "kursk_city", "another place than origin"),
    ("routes", "rajin_mozdok", "direction", "west", "one of to_russia, to_pyongyang"),
    ("vessels", "angara", "imo", "9179843", "a number whose last digit checks"),
    ("vessels", "maria", "imo", "IMO8517839", "seven digits"),
    ("vessels", "lady_r", "imo_status", "unknown", "unknown where there is no number"),
    ("voyages", "angara-2023-09-07", "end", "2023-09-01", "a day not before start"),
    ("voyages", "nikolay_vilkov-2024-10-17", "departed_basis", "reported", "interpolated where start is empty"),
    ("voyages", "lady_r-2024-03-12", "route_id", "rajin_mars", "an id in routes.csv"),
    ("voyages", "an124-2024-03-21", "origin", "chongjin_port", "the route's own origin"),
    ("voyages", "maia_1-2024-02-12", "vessel_id", "titanic", "an id in vessels.csv"),
    ("consignments", "rounds-2025-03-osc", "high", "400000", "a number not below low"),
    ("consignments", "troops-2024-msmt", "qualifier", "up to", "at least with low only"),
    ("consignments", "missiles-2024-msmt", "low", "a hundred", "a number with digits"),
    ("consignments", "voyages-2024-msmt", "end", "2030-01-01", "a day not after known_from"),
    ("consignments", "artillery-2025-05-msmt", "unit", "", "a unit for the quantity"),
    ("consignments", "workers-2024-msmt", "mode", "bus", "sea, rail, air, road"),
    ("events", "2024-06-19-treaty-signed", "lat", "", "both lon and lat"),
    ("events", "2024-08-06-ukraine-enters-kursk", "end", "2024-08-05", "a day not before start"),
    ("events", "2025-03-12-sudzha-retaken", "place_id", "sudza", "settlements.csv or places.csv"),
    ("events", "2023-10-05-railcars-at-tumangang", "title", "a bell\a rings", "one line of printable text"),
]  # fmt: skip


def test_every_broken_cell_is_named_with_its_row_and_what_was_expected(folder: Path) -> None:
    broken = [(edit(folder, *cell[:4]), cell) for cell in BROKEN]
    named = found(folder)
    for line, (file, row_id, column, value, expected) in broken:
        problem = named.get((f"{file}.csv", line, column))
        assert problem is not None, f"{file} {row_id} {column}={value!r} went unnoticed"
        assert expected in problem.expected
        assert problem.value == value.replace("\a", "�")
    with pytest.raises(EvidenceError) as error:
        load(folder)
    assert set(error.value.problems) == set(named.values())


CLAIMS = "control_claims"
UNTIMELY = [  # file, row, column, what is written there, the column blamed, what the message asks for
    (CLAIMS, "sudzha-2025-03-12-emp_isw_0313", "start", "2025-03-14", "known_from", "not before start"),
    (CLAIMS, "sudzha-2025-03-12-emp_isw_0313", "known_from", "2025-03-20", "known_from", "the day in the source's"),
    (CLAIMS, "berdin-2025-01-05-s24ur_berdin", "known_from", "2025-01-30", "known_from", "last day of the month"),
    (CLAIMS, "daryino-2024-08-08-ds_archive", "known_from", "2024-08-09", "known_from", "the same day as start"),
    (CLAIMS, "goncharovka-2024-08-06-wiki_gonch", "known_from", "2024-08-06", "known_from", "2026-11-01 or later"),
    ("consignments", "workers-2025-planned-nis", "status", "reported", "end", "unless planned"),
]


@pytest.mark.parametrize("case", UNTIMELY)
def test_nothing_is_known_before_it_happens_or_on_another_day_than_its_source(
    folder: Path, case: tuple[str, str, str, str, str, str]
) -> None:
    file, row_id, column, value, blamed, expected = case
    line = edit(folder, file, row_id, column, value)
    named = found(folder)
    assert list(named) == [(f"{file}.csv", line, blamed)]
    assert expected in named[f"{file}.csv", line, blamed].expected


def replace(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_legs_that_do_not_join_or_are_misnumbered_are_named(folder: Path) -> None:
    replace(folder, "route_legs.csv", "rajin_tikhoretsk,2,rail_dunai_ussuriysk", "rajin_tikhoretsk,2,rail_moscow_kursk")
    replace(folder, "route_legs.csv", "chongjin_kursk,3,", "chongjin_kursk,9,")
    replace(folder, "route_legs.csv", "moscow_sunan,1,air_moscow_sunan\n", "")
    said = [(each.column, each.expected) for each in problems(folder)]
    assert ("leg_id", "a leg that begins where the leg before it ends") in said
    assert ("seq", "1, 2, 3 … without gap or repeat along a route") in said
    assert ("id", "at least one leg in route_legs.csv") in said


def test_a_missing_file_is_one_problem_and_not_a_thousand(folder: Path) -> None:
    (folder / "sources.csv").unlink()
    assert [(each.file, each.row) for each in problems(folder)] == [("sources.csv", None)]


def test_missing_and_unknown_columns_are_named_once(folder: Path) -> None:
    replace(folder, "control_claims.csv", ",control,", ",controller,")
    named = found(folder)
    assert set(named) == {("control_claims.csv", 1, "control"), ("control_claims.csv", 1, "controller")}


def test_a_row_of_the_wrong_length_is_named_by_its_line(folder: Path) -> None:
    replace(folder, "route_legs.csv", "rajin_dunai,1,sea_rajin_dunai", "rajin_dunai,1,sea_rajin_dunai,spare")
    (problem,) = problems(folder)
    assert (problem.file, problem.row) == ("route_legs.csv", 2)
    assert "3 cells" in problem.expected


def test_text_that_is_not_utf_8_is_named_by_its_line(folder: Path) -> None:
    path = folder / "vessels.csv"
    path.write_bytes(path.read_bytes().replace(b"Maia-1", b"Ma\xefa-1", 1))
    assert any(each.row == 4 and each.expected == "UTF-8 text" for each in problems(folder))


def test_an_unclosed_quote_is_a_problem_not_a_crash(folder: Path) -> None:
    with (folder / "events.csv").open("a", encoding="utf-8") as stream:
        stream.write('2026-02-01-x,"2026-02-01')
    assert any(each.file == "events.csv" and "well-formed CSV" in each.expected for each in problems(folder))


def test_lines_are_counted_as_an_editor_counts_them(folder: Path) -> None:
    edit(folder, "events", "2023-05-22-grayvoron-raid", "title", "a title\nover two lines")
    line = edit(folder, "events", "2024-06-19-treaty-signed", "theatre", "moon")
    assert ("events.csv", line + 1, "theatre") in found(folder)


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems(folder) == ()


def test_a_long_value_is_cut_in_the_message(folder: Path) -> None:
    line = edit(folder, "events", "2024-06-19-treaty-signed", "theatre", "x" * 5000)
    assert len(str(found(folder)["events.csv", line, "theatre"])) < 200


def frames(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    yield from vars(tables).items()


def test_days_are_whole_and_spans_half_open(tables: Tables) -> None:
    for name, rows in frames(tables):
        for column in {"start", "end", "known_from"} & set(rows):
            assert rows[column].dtype == "int64", (name, column)
        if "end" in rows:
            assert (rows["end"] > rows["start"]).all(), name
    landing = tables.voyages.set_index("id").loc["landing_ships-2024-10-08"]
    assert (landing["start"], landing["end"]) == (day_number("2024-10-08"), day_number("2024-10-14"))
    flight = tables.consignments.set_index("id").loc["flight-2024-03-an124"]
    assert flight["end"] - flight["start"] == 1


def test_a_run_with_one_reported_end_spans_the_day_of_that_end(tables: Tables) -> None:
    vilkov = tables.voyages.set_index("id").loc["nikolay_vilkov-2024-10-17"]
    assert (vilkov["start"], vilkov["end"]) == (day_number("2024-10-17"), day_number("2024-10-18"))


def test_a_leg_without_an_end_stays_open(folder: Path) -> None:
    edit(folder, "legs", "sea_rajin_dunai", "end", "")
    assert load(folder).legs.set_index("id").loc["sea_rajin_dunai", "end"] == FOREVER


def test_no_text_is_missing_and_no_row_lacks_its_reliability(tables: Tables) -> None:
    for name, rows in frames(tables):
        for column in rows.select_dtypes("str"):
            assert rows[column].notna().all(), (name, column)
        if "source_id" in rows:
            assert rows["reliability"].isin(list("ABCDEF")).all(), name
            assert (rows["marked"] == (rows["mark_reason"] != "")).all(), name


def test_rows_are_marked_with_the_reason(tables: Tables) -> None:
    reasons = tables.control_claims.set_index("id")["mark_reason"]
    assert reasons["spodaryushino-2024-03-14-memory"] == "source not yet opened"
    assert reasons["bondarevka-2024-08-10-ua112_0810"] == "coordinates unconfirmed"
    assert reasons["sudzha-2025-03-12-emp_isw_0313"] == ""
    places = tables.places.set_index("id")["mark_reason"]
    assert places["sergeyevka"] == "source not yet opened; coordinates unconfirmed"
    assert tables.vessels.set_index("id").loc["un_hung", "mark_reason"] == "IMO number unconfirmed"
    routes = tables.routes.set_index("id")["marked"]
    assert routes["tumangang_khasan"]
    assert not routes["rajin_vostochny"]


def test_what_goes_over_an_unconfirmed_way_is_marked_too(tables: Tables) -> None:
    for rows in (tables.consignments, tables.voyages):
        doubtful = rows["route_id"].isin(tables.routes.loc[tables.routes["marked"], "id"])
        assert rows.loc[doubtful, "marked"].all()
    reasons = tables.consignments.set_index("id")["mark_reason"]
    assert reasons["railcars-2023-10-csis"] == "coordinates unconfirmed"
    assert reasons["containers-2025-05-msmt"] == ""
