"""The ends of what is covered move with the rows: adding one needs no code."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data.tables.coverage import FIRST_DAY, front_end, last_day, latest_knowledge
from data.tables.tables import EVIDENCE
from data.time.days import day_number

ROOT = Path(__file__).parents[3]
PRINT = (  # then what the command line says to what else it is asked
    "from data.tables import coverage as c; from data.time.days import date_of; "
    "print(*(date_of(day) for day in (c.front_end(), c.last_day(), c.latest_knowledge()))); "
    "import sys; from data.__main__ import main; sys.exit(main(sys.argv[1:]) if sys.argv[1:] else 0)"
)


def said_of(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """What another Python says with this folder as the evidence."""
    settings = {**os.environ, "LIFELINE_EVIDENCE": str(folder)}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=settings, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the evidence that may be changed."""
    return Path(shutil.copytree(EVIDENCE, tmp_path / "evidence"))


def test_the_front_ends_with_its_map_archive_and_all_else_with_the_last_row() -> None:
    assert day_number("2025-08-04") == front_end()
    assert day_number("2026-01-31") == last_day()
    assert latest_knowledge() == day_number("2026-11-01")
    assert FIRST_DAY < front_end() <= last_day() + 1 <= latest_knowledge()


def test_a_new_claim_moves_the_ends_and_is_on_the_map(folder: Path) -> None:
    with (folder / "sources.csv").open("a", encoding="utf-8") as sources:
        sources.write("new_source,A paper,A village,2026-11-20,https://example.org/a,press,B,text_seen,original,\n")
    with (folder / "control_claims.csv").open("a", encoding="utf-8") as claims:
        claims.write("sudzha-new,sudzha,2026-11-18,UA,new_source,2026-11-20,published,exact,2,A paper,press,\n")
    held = said_of(folder, "-c", PRINT, "control", "--day", "2026-11-18")
    assert held.returncode == 0, held.stderr
    assert held.stdout.splitlines()[0].split() == ["2026-11-19", "2026-11-18", "2026-11-20"]
    assert "sudzha-new" in held.stdout


def test_cells_that_are_no_days_are_left_to_the_check(folder: Path) -> None:
    claims = folder / "control_claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace(",2023-05-22,", ",soon,", 1), encoding="utf-8")
    # evidence that does not hold together covers nothing: nobody is shown a part of it
    assert said_of(folder, "-c", PRINT).stdout.split() == ["2023-05-02"] * 3
    (folder / "events.csv").unlink()
    problems = said_of(folder, "-c", PRINT, "check")
    assert problems.stdout.splitlines()[0].split() == ["2023-05-02"] * 3
    assert problems.returncode == 1
    assert "events.csv" in problems.stdout + problems.stderr
    assert "soon" in problems.stdout + problems.stderr
