"""The command line makes files or says plainly why not."""

import dataclasses
import re
import sys
from pathlib import Path

import pytest

from data.briefings.scenes import Briefing, Play
from data.briefings.toml import BRIEFINGS
from data.briefings.toml_write import toml
from layers.__main__ import MAKERS, main
from layers.handover.job import ExportError, whole

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
    broken.write_text(Path(MSMT).read_text("utf-8").replace('"msmt_r1"', '"nobody"'), "utf-8")
    assert main(["export", str(broken), str(tmp_path / "out.pdf")]) == 1
    assert "broken.toml, line" in capsys.readouterr().err


@pytest.mark.parametrize(("ending", "package"), [("pptx", "python-pptx"), ("mp4", "av"), ("gif", "av")])
def test_a_format_whose_package_is_missing_says_what_to_install(
    ending: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("layers.handover.pptx", "layers.handover.video"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "pptx" if ending == "pptx" else "av", None)
    assert main(["export", MSMT, str(tmp_path / f"out.{ending}"), "--scene", "8"]) == 1
    assert f"needs the package {package}, which is not installed" in capsys.readouterr().err


def test_a_folder_in_the_place_of_the_file_is_said_to_be_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out.png").mkdir()
    assert main(["export", MSMT, str(tmp_path / "out.png"), "--scene", "1"]) == 1
    assert main(["export", MSMT, str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("is a folder: name a file in it") == 2
    assert [each.name for each in tmp_path.iterdir()] == ["out.png"]


def test_a_disk_that_is_full_is_no_traceback_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    with pytest.raises(ExportError, match=r"out\.pdf cannot be written: No space left"), whole(target):
        raise OSError(28, "No space left on device")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", [each for each in MAKERS if each not in (".png", ".html")])
def test_every_format_is_made_from_the_command_line(
    ending: str, tmp_path: Path, briefing: Briefing, capsys: pytest.CaptureFixture[str]
) -> None:
    """One scene of the default briefing; .png has its test above, .html, which needs the map, with its own."""
    scene = next(each for each in briefing.scenes if each.id == "troops-by-ship")
    play = Play(scene.clock.day - 1, scene.clock.day, 2.0)
    short = dataclasses.replace(scene, clock=dataclasses.replace(scene.clock, play=play))
    source = tmp_path / "short.toml"
    source.write_text(toml(dataclasses.replace(briefing, scenes=(briefing.scenes[0], short))), "utf-8")
    target = tmp_path / f"out{ending}"
    assert main(["export", str(source), str(target), "--scene", "troops-by-ship"]) == 0
    begins = {".pptx": b"PK", ".pdf": b"%PDF", ".gif": b"GIF89a", ".mp4": b"ftyp"}[ending]
    assert begins in target.read_bytes()[:12]
    said = capsys.readouterr().out.splitlines()
    steps = [re.match(r"(\d+)/(\d+) .", line) for line in said[:-1]]
    assert steps and all(steps)
    assert steps[-1] and steps[-1][1] == steps[-1][2]
