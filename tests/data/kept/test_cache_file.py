"""A cache is read as it was written or not at all: after a kill, a full disk, another writer, a damaged disk."""

import errno
import logging
import os
import random
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.kept import cache_file

ROOT = Path(__file__).parents[3]
LETTERS = "abcdefgh"  # what a writer keeps: a megabyte of one of them
MEGABYTE = 2**20
WRITER = f"""
import itertools, sys
from pathlib import Path
from data.kept import cache_file
place = Path(sys.argv[1])
for letter in itertools.cycle({LETTERS!r}):
    assert cache_file.write(place, letter.encode() * {MEGABYTE})
    print(letter, flush=True)
"""
SERVER = f"""
import sys
from pathlib import Path
from data.kept import cache_file
folder = Path(sys.argv[1])
for turn in range(60):
    place = folder / f"{{turn % 4}}.kept"
    found = cache_file.read(place)
    assert found is None or found in {{each.encode() * 50_000 for each in {LETTERS!r}}}, place
    assert cache_file.write(place, {LETTERS!r}[turn % 8].encode() * 50_000)
    cache_file.sweep(folder)
    cache_file.forget(folder, "*.kept", 3)
"""


def place_in(folder: Path) -> Path:
    return folder / "one.kept"


def drafts(folder: Path) -> list[Path]:
    return list(folder.glob(f"*{cache_file.DRAFT}"))


@pytest.fixture(scope="module")
def one_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.data())
def test_a_file_cut_short_or_changed_anywhere_is_not_read_and_is_gone(
    one_folder: Path, body: bytes, data: st.DataObject
) -> None:
    place = place_in(one_folder)
    assert cache_file.write(place, body)
    assert cache_file.read(place) == body
    whole = place.read_bytes()
    where = data.draw(st.integers(0, len(whole) - 1), label="where")
    bit = data.draw(st.integers(0, 7), label="bit")
    flipped = whole[:where] + bytes([whole[where] ^ (1 << bit)]) + whole[where + 1 :]
    for damaged in (whole[:where], flipped, whole + b"0"):
        place.write_bytes(damaged)
        assert cache_file.read(place) is None
        assert not place.exists()


def test_a_file_under_another_name_or_in_another_folder_is_not_read(tmp_path: Path) -> None:
    place = place_in(tmp_path / "one")
    assert cache_file.write(place, b"rows")
    (tmp_path / "two").mkdir()
    for other in (place.with_name("two.kept"), tmp_path / "two" / place.name):
        other.write_bytes(place.read_bytes())
        assert cache_file.read(other) is None
    assert cache_file.read(place) == b"rows"


def test_whoever_is_killed_at_any_moment_leaves_a_whole_file_and_at_most_a_draft(tmp_path: Path) -> None:
    place = place_in(tmp_path)
    bodies = {each.encode() * MEGABYTE for each in LETTERS}
    later = random.Random(10)  # noqa: S311 - when to kill, the same at every run
    kills = 12
    for _ in range(kills):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(place)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for _line in range(later.randint(1, 4)):
                assert writer.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):  # somewhere within the next write
                writer.wait(later.random() / 100)
            writer.send_signal(signal.SIGKILL)
        assert cache_file.read(place) in bodies
    assert len(drafts(tmp_path)) <= kills
    cache_file.sweep(tmp_path)
    assert cache_file.read(place) in bodies
    half = tmp_path / f"one.kept.half{cache_file.DRAFT}"
    half.write_bytes(b"half")
    for draft in drafts(tmp_path):
        os.utime(draft, (0, 0))
    cache_file.sweep(tmp_path)
    assert not drafts(tmp_path)
    assert cache_file.read(place) in bodies


def test_a_draft_somebody_is_still_writing_is_left(tmp_path: Path) -> None:
    draft = tmp_path / f"one.kept.x{cache_file.DRAFT}"
    draft.write_bytes(b"half")
    cache_file.sweep(tmp_path)
    assert draft.exists()


def test_two_servers_on_one_cache_do_not_disturb_each_other(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SERVER, str(tmp_path)]
    servers = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(each.communicate()[1], each.returncode) for each in servers] == [("", 0)] * 2
    assert not drafts(tmp_path)


def test_a_file_system_that_takes_no_more_costs_the_copy_and_is_told_once(tmp_path: Path) -> None:
    full = (
        "import resource, sys\nfrom pathlib import Path\nfrom data.kept import cache_file\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, {resource.RLIM_INFINITY}))\n"
        "for number in range(3):\n"
        "    assert not cache_file.write(Path(sys.argv[1]) / f'{number}.kept', b'x' * 20_000)\n"
        "assert cache_file.write(Path(sys.argv[1]) / 'small.kept', b'x')\n"
    )
    command = [sys.executable, "-c", full, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("kept in memory only") == 1
    assert [each.name for each in tmp_path.iterdir()] == ["small.kept"]


def test_a_full_disk_that_says_so_last_leaves_the_file_there_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    place = place_in(tmp_path)
    assert cache_file.write(place, b"before")

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched, caplog.at_level(logging.WARNING):
        patched.setattr(os, "fsync", full)
        for _ in range(3):
            assert not cache_file.write(place, b"after")
    assert cache_file.read(place) == b"before"
    assert not drafts(tmp_path)
    assert [each.getMessage() for each in caplog.records] == [
        f"The cache in {tmp_path} is done without: No space left on device. What is made is kept in memory only."
    ]
    assert cache_file.write(place, b"after")
    assert cache_file.read(place) == b"after"


def test_what_is_kept_on_disk_ends_at_a_number_of_files_and_of_bytes_and_the_newest_stays(tmp_path: Path) -> None:
    for age, name in enumerate("abcd"):
        cache_file.write(tmp_path / name, b"x" * 100)
        os.utime(tmp_path / name, (age, age))
    cache_file.forget(tmp_path, "?", 3)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["b", "c", "d"]
    cache_file.forget(tmp_path, "?", 3, 2 * (100 + cache_file.DIGEST))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["c", "d"]
    cache_file.forget(tmp_path, "?", 3, 1)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["d"]
