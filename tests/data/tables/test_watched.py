"""A folder that changes while it is shown is taken over whole once it holds together, and kept out until then."""

import os
import shutil
from pathlib import Path

import pytest

from data.tables import coverage
from data.tables.problem import EvidenceError
from data.tables.tables import EVIDENCE
from data.tables.watched import Watched
from data.time.days import day_number

SOURCE = "new_source,A paper,A village,2026-11-20,https://example.org/a,press,B,text_seen,original,\n"
CLAIM = "sudzha-new,sudzha,2026-11-18,UA,new_source,2026-11-20,published,exact,2,A paper,press,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EVIDENCE, tmp_path / "evidence"))


def add(folder: Path, table: str, row: str) -> None:
    """Write a row as an editor does that was closed a while ago."""
    path = folder / f"{table}.csv"
    path.write_text(path.read_text("utf-8") + row, "utf-8")
    settle(path)


def settle(path: Path) -> None:
    state = path.stat()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns - 10 * 10**9))


def test_a_new_row_is_taken_over_with_the_ends_it_moves(folder: Path) -> None:
    watched = Watched(folder)
    before = watched.look()
    assert watched.look() is before
    add(folder, "sources", SOURCE)
    add(folder, "control_claims", CLAIM)
    after = watched.look()
    assert after.kept_out == ()
    assert after.version.name != before.version.name
    assert "sudzha-new" in set(after.version.tables.control_claims["id"])
    assert coverage.latest_knowledge() == day_number("2026-11-20")


def test_a_change_that_does_not_hold_together_is_kept_out_whole_and_told(folder: Path) -> None:
    watched = Watched(folder)
    before = watched.look()
    add(folder, "control_claims", CLAIM)  # its source is not there yet
    kept = watched.look()
    assert kept.version == before.version
    assert [(each.file, each.column) for each in kept.kept_out] == [("control_claims.csv", "source_id")]
    assert coverage.latest_knowledge() == day_number("2026-11-01")
    add(folder, "sources", SOURCE)
    assert "sudzha-new" in set(watched.look().version.tables.control_claims["id"])
    assert watched.look().kept_out == ()


def test_a_change_taken_back_leaves_nothing_to_tell(folder: Path) -> None:
    watched = Watched(folder)
    before = watched.look()
    path = folder / "events.csv"
    content = path.read_bytes()
    path.write_bytes(content[:2000])
    settle(path)
    assert watched.look().kept_out
    path.write_bytes(content)
    settle(path)
    assert watched.look() == before


def test_a_file_touched_but_not_changed_is_the_same_version(folder: Path) -> None:
    watched = Watched(folder)
    before = watched.look()
    settle(folder / "events.csv")
    assert watched.look() == before


def test_a_file_still_being_written_waits_for_its_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched(folder)
    before = watched.look()
    path = folder / "sources.csv"
    whole = path.read_text("utf-8") + SOURCE
    path.write_text(whole[: len(whole) // 2], "utf-8")
    # whoever waits for the file to lie still finds that it has grown meanwhile
    monkeypatch.setattr("data.tables.watched.time.sleep", lambda _seconds: path.write_text(whole, "utf-8"))
    assert watched.look() == before
    monkeypatch.setattr("data.tables.watched.time.sleep", lambda _seconds: None)
    assert "new_source" in set(watched.look().version.tables.sources["id"])


def test_evidence_that_never_held_together_is_refused_until_it_does(folder: Path) -> None:
    claims = folder / "control_claims.csv"
    sound = claims.read_text("utf-8")
    claims.write_text(sound.replace(",contested,", ",perhaps,", 1), "utf-8")
    watched = Watched(folder)
    for _ in range(2):
        with pytest.raises(EvidenceError) as refused:
            watched.look()
        assert [each.value for each in refused.value.problems] == ["perhaps"]
    claims.write_text(sound, "utf-8")
    assert watched.look().version.tables.control_claims["control"].isin(["UA", "RU", "contested"]).all()
