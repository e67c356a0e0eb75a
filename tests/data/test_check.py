"""The check prints every problem and says by its exit code whether there was one."""

from pathlib import Path

from data.check import report


def test_sound_evidence_gives_one_line_with_counts_and_exit_code_zero() -> None:
    lines, exit_code = report()
    assert exit_code == 0
    assert len(lines) == 1
    assert "252 settlements" in lines[0]


def test_an_empty_folder_gives_a_line_for_each_missing_file_and_exit_code_one(tmp_path: Path) -> None:
    lines, exit_code = report(tmp_path)
    assert exit_code == 1
    assert lines[0] == "consignments.csv: expected this file in the evidence folder, readable"
    assert lines[-1] == "11 problems found."
