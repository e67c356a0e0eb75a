"""The evidence without a browser: documented commands, stable names, errors that say what to do."""

import io
import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data.__main__ import main
from data.tables.tables import EVIDENCE

ROOT = Path(__file__).parents[3]


def test_sound_evidence_is_reported_with_code_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "252 settlements" in capsys.readouterr().out


def test_every_problem_is_printed_with_code_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "evidence"
    shutil.copytree(EVIDENCE, folder)
    claims = folder / "control_claims.csv"
    claims.write_text(claims.read_text().replace(",contested,", ",perhaps,", 2))
    assert main(["check", "--folder", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "2 problems found."
    assert all("control_claims.csv, row" in line and "column control" in line for line in lines[:-1])


def test_control_is_geojson_with_stable_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["control", "--day", "2024-10-01", "--known-by", "2024-10-05"]) == 0
    collection = json.loads(capsys.readouterr().out)
    assert collection["day"] == "2024-10-01"
    assert collection["known_by"] == "2024-10-05"
    names = {"control", "theatre", "area_km2", "claims", "first_day", "last_day", "known_from", "known_to"}
    assert all(names <= set(each["properties"]) for each in collection["features"])
    held = [each for each in collection["features"] if each["properties"]["control"] == "UA"]
    assert sum(each["properties"]["area_km2"] for each in held) > 100


def test_routes_are_geojson_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["routes"]) == 0
    collection = json.loads(capsys.readouterr().out)
    assert {each["geometry"]["type"] for each in collection["features"]} == {"LineString"}
    assert len(collection["features"]) > 20


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["control", "--day", "2027-01-01"], "the evidence covers"),
        (["control", "--day", "2024-10-01", "--perspective", "nobody"], "There is no perspective 'nobody'"),
    ],
)
def test_what_cannot_be_done_is_said_with_code_two(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert words in capsys.readouterr().err


def test_a_date_that_is_none_says_what_was_expected(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["control", "--day", "october"])
    assert stopped.value.code == 2
    assert "expected one such as 2024-10-01" in capsys.readouterr().err


def test_rules_of_ones_own_are_kept_in_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    rules = "kinds=map,press~rule=latest"
    assert main(["control", "--day", "2024-10-01", "--perspective", rules]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["perspective"] == rules
    assert said.err == ""


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--perspective", "un"], "one that “United Nations” believes"),
        (["--perspective", "kinds=nobody"], "nobody is believed"),
        (["--known-by", "2023-05-01"], "no claim on who holds ground had been published"),
    ],
)
def test_an_empty_front_says_why(asked: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["control", "--day", "2024-10-01", *asked]) == 0
    said = capsys.readouterr()
    assert {each["properties"]["control"] for each in json.loads(said.out)["features"]} == {"RU"}
    assert words in said.err


@pytest.mark.parametrize(
    "command",
    [
        ["check"], ["control", "--day", "2024-10-01"], ["routes"], ["search", "Sudzha"],
        ["changes", "--from", "2025-03-01", "--to", "2025-03-02"],
    ],
)  # fmt: skip
def test_every_command_reads_the_folder_it_is_given(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--folder", str(tmp_path)]) == 1
    capsys.readouterr()
    monkeypatch.setenv("LIFELINE_EVIDENCE", str(tmp_path))
    assert main(command) == 1
    assert "sources.csv" in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("control", ["control", "theatre", "area_km2", "known_to", "sources", "licence"]),
        ("routes", ["standing", "by_hand_km", "known_from", "mark_reason"]),
        ("changes", ["claimed_by", "known_from"]),
        ("search", ["kind", "known_from"]),
    ],
)
def test_help_names_what_is_printed(command: str, names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    said = capsys.readouterr().out
    assert all(name in said for name in names)


def test_a_search_sees_rows_published_after_the_shipped_evidence_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(EVIDENCE, tmp_path / "evidence"))
    with (folder / "sources.csv").open("a", encoding="utf-8") as sources:
        sources.write("late_one,A paper,A village,2027-02-20,https://example.org/a,press,B,text_seen,original,\n")
    with (folder / "control_claims.csv").open("a", encoding="utf-8") as claims:
        claims.write("sudzha-late,sudzha,2027-02-18,UA,late_one,2027-02-20,published,exact,2,A paper,press,\n")
    assert main(["search", "source:late_one", "--json", "--folder", str(folder)]) == 0
    assert {json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()} == {"sudzha-late", "late_one"}
    assert main(["control", "--day", "2027-02-18", "--folder", str(folder)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["known_by"] == "2027-02-20"
    assert any("sudzha-late" in each["properties"]["claims"] for each in said["features"])


@pytest.mark.parametrize(
    ("command", "is_json"),
    [
        (["data", "search", "Суджа"], False),
        (["data", "search", "Суджа", "--json"], True),
        (["data", "routes"], True),
        (["data", "changes", "--from", "2024-08-06", "--to", "2024-08-12", "--csv"], False),
        (["data", "search", "--help"], False),
        (["data", "search", "(Суджа"], False),
        (["layers", "export", "нет.toml", "нет.pdf"], False),
    ],
)
def test_commands_work_where_output_is_ascii(
    command: list[str], is_json: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {name: io.TextIOWrapper(io.BytesIO(), encoding="ascii") for name in ("stdout", "stderr")}
    with monkeypatch.context() as patched:  # no Python of its own for each: that would only import everything anew
        for name, stream in said.items():
            patched.setattr(sys, name, stream)
        patched.setattr(sys, "argv", command)
        patched.delitem(sys.modules, f"{command[0]}.__main__", raising=False)  # it is run as the first to be imported
        with pytest.raises(SystemExit):
            runpy.run_module(command[0], run_name="__main__", alter_sys=True)
        for stream in said.values():
            stream.flush()
    made, told = (stream.buffer.getvalue().decode("ascii") for stream in said.values())  # type: ignore[attr-defined]
    assert made + told
    if is_json:
        assert all(json.loads(line) for line in made.splitlines())
        assert "\\u" in made


def test_a_terminal_of_ascii_is_spoken_to_in_ascii() -> None:
    settings = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    made = subprocess.run(
        [sys.executable, "-m", "data", "search", "Суджа"],
        cwd=ROOT, env=settings, capture_output=True, encoding="ascii", check=False,
    )  # fmt: skip
    assert "Traceback" not in made.stderr
    assert "\\u" in made.stdout
