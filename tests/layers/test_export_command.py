"""The command line makes files or says plainly why not."""

import importlib.util
from pathlib import Path

import pytest

from data.briefing_toml import BRIEFINGS
from layers.__main__ import main

MSMT = str(BRIEFINGS / "msmt.toml")


def test_a_picture_of_a_scene_is_made_by_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "scene.png"
    assert main(["export", MSMT, str(target), "--scene", "13"]) == 0
    assert target.stat().st_size > 10_000
    said = capsys.readouterr().out
    assert "1/1 What is disputed" in said
    assert "is ready" in said


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([MSMT, "out.docx"], 'No export is called ".docx"'),
        ([MSMT, "out.png"], "choose one with --scene"),
        ([MSMT, "out.png", "--scene", "99"], 'There is no scene "99"'),
        (["nowhere.toml", "out.pdf"], "nowhere.toml cannot be read"),
        ([MSMT, "no/such/folder/out.png", "--scene", "1"], "cannot be written"),
    ],
)
def test_what_cannot_be_made_is_said_in_a_sentence(
    arguments: list[str],
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == 1
    assert reason in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_briefing_that_does_not_hold_together_is_told_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(Path(MSMT).read_text("utf-8").replace('cites = ["msmt_r1"]', 'cites = ["nobody"]'), "utf-8")
    assert main(["export", str(broken), str(tmp_path / "out.pdf")]) == 1
    assert "broken.toml, line" in capsys.readouterr().err


@pytest.mark.skipif(importlib.util.find_spec("layers.export_html") is not None, reason="the page export is there")
def test_a_format_that_is_not_there_yet_is_said_to_be_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", MSMT, "out.html"]) == 1
    assert "not in this version yet" in capsys.readouterr().err
