"""The check prints every problem and says by its exit code whether there was one."""

from pathlib import Path

from data.briefings.toml import BRIEFINGS
from data.commands.check import report


def test_sound_evidence_gives_a_line_with_counts_one_with_briefings_and_exit_code_zero() -> None:
    (counts, briefings), exit_code = report()
    assert exit_code == 0
    assert "252 settlements" in counts
    assert "msmt.toml" in briefings


def test_an_empty_folder_gives_a_line_for_each_missing_file_and_exit_code_one(tmp_path: Path) -> None:
    lines, exit_code = report(tmp_path)
    assert exit_code == 1
    assert lines[0] == "consignments.csv: expected this file in the evidence folder, readable"
    assert lines[-1] == "11 problems found."


def test_a_briefing_that_cites_what_is_not_there_is_a_problem_with_its_line(tmp_path: Path) -> None:
    text = (BRIEFINGS / "msmt.toml").read_text("utf-8")
    (tmp_path / "broken.toml").write_text(text.replace('"n38_poe"', '"nobody"'), "utf-8")
    (tmp_path / "good.toml").write_text(text, "utf-8")
    (problem, count), exit_code = report(briefings=tmp_path)
    assert exit_code == 1
    assert problem.startswith("broken.toml, line ") and '"nobody"' in problem
    assert count == "1 problem found."
