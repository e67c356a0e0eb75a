"""Layer data is named by its bytes, found again, and never found under a name we did not give."""

import gzip
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import geopandas as gpd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box

from layers.looks import published, turns


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "folder", lambda: tmp_path)


def test_the_same_bytes_have_the_same_address_and_others_another() -> None:
    assert published.publish(b"[1]") == published.publish(b"[1]")
    assert published.publish(b"[1]") != published.publish(b"[2]")


def test_what_was_published_is_found_compressed() -> None:
    url = published.publish(b'{"a":1}')
    found = published.find(url.removeprefix("/layers/"))
    assert found is not None
    assert gzip.decompress(found.body) == b'{"a":1}'
    assert found.media_type == "application/json"


def test_a_restart_still_finds_what_an_open_tab_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    url = published.publish(b"[3]")
    monkeypatch.setattr(published, "_held", type(published._held)())
    assert published.find(url.removeprefix("/layers/")) is not None


def test_a_damaged_file_is_never_served_and_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = published.publish(b"[9]")
    kept = next(tmp_path.iterdir())
    whole = kept.read_bytes()
    for damaged in (whole[:-3], whole[:40], b"", whole[:-1] + b"x"):
        kept.write_bytes(damaged)
        monkeypatch.setattr(published, "_held", type(published._held)())
        assert published.at(url) is None
        assert published.publish(b"[9]") == url
        assert kept.read_bytes() == whole
    kept.write_bytes(whole[:-3])
    monkeypatch.setattr(published, "_held", type(published._held)())
    assert published.publish(b"[9]") == url
    assert kept.read_bytes() == whole, "not trusted because it is there"


def test_data_that_were_promised_are_made_again_where_their_file_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make() -> str:
        return published.publish(b"[10]")

    url = published.later("ten", make)
    assert published.at(url) is not None
    for each in tmp_path.iterdir():
        each.write_bytes(each.read_bytes()[:-1])
    monkeypatch.setattr(published, "_held", type(published._held)())
    assert published.later("ten", make) == url
    found = published.at(url)
    assert found is not None
    assert gzip.decompress(found.body) == b"[10]"


def test_without_a_disk_data_are_served_from_memory_and_made_again_once_that_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(published, "folder", lambda: tmp_path / "file" / "layers")
    url = published.later("eleven", lambda: published.publish(b"[11]"))
    assert published.at(url) is not None
    monkeypatch.setattr(published, "_held", type(published._held)())
    found = published.at(url)
    assert found is not None
    assert gzip.decompress(found.body) == b"[11]"


def test_what_older_versions_kept_and_killed_writers_left_goes(tmp_path: Path) -> None:
    left = [tmp_path / "0123456789ab.json.gz", tmp_path / "0123456789ab.json.kept.1.part"]
    for each in left:
        each.write_bytes(b"half")
        os.utime(each, (0, 0))
    published.publish(b"[12]")
    assert [each for each in left if each.exists()] == []


@settings(max_examples=50)
@given(st.text(max_size=90))
def test_no_other_text_reaches_the_disk(name: str) -> None:
    assert published.find(name) is None
    assert published.find(f"../{name}") is None


def test_memory_is_bounded_but_the_newest_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "_held", type(published._held)())
    monkeypatch.setattr(published, "MEMORY_LIMIT", 1)
    first, last = published.publish(b"[4]"), published.publish(b"[5]")
    assert list(published._held) == [last.removeprefix("/layers/")]
    assert published.find(first.removeprefix("/layers/")) is not None, "still on disk"


def test_geojson_is_compact_and_keeps_cyrillic() -> None:
    frame = gpd.GeoDataFrame({"id": ["a"], "n": ["Суджа"]}, geometry=[Point(35.2706123, 51.19)], crs=4326)
    text = published.geojson(frame, ["id", "n"]).decode()
    assert "Суджа" in text
    assert ": " not in text
    parsed = json.loads(text)
    assert parsed["features"][0]["geometry"]["coordinates"] == [35.27061, 51.19]


def test_shapes_in_another_reference_system_are_refused() -> None:
    with pytest.raises(ValueError, match="EPSG:4326"):
        published.geojson(gpd.GeoDataFrame(geometry=[box(0, 0, 1, 1)], crs=32637), [])


def test_what_is_promised_is_made_once_and_only_when_asked_for() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("now")
        return published.publish(b"[6]")

    url = published.later("front of spring", make)
    assert url == published.later("front of spring", make)
    assert url != published.later("front of autumn", make)
    assert made == []
    for _ in range(2):
        found = published.find(url.removeprefix("/layers/"))
        assert found is not None
        assert gzip.decompress(found.body) == b"[6]"
    assert made == ["now"]


def test_what_was_promised_before_a_restart_is_found_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    url = published.later("kept", lambda: published.publish(b"[7]"))
    published.find(url.removeprefix("/layers/"))
    monkeypatch.setattr(published, "_held", type(published._held)())
    monkeypatch.setattr(published, "_promised", type(published._promised)())
    assert published.find(url.removeprefix("/layers/")) is not None


def test_a_promise_that_fails_says_so_and_may_be_asked_again() -> None:
    answers = iter([ValueError("no ground"), published.publish(b"[8]")])

    def make() -> str:
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    name = published.later("shaky", make).removeprefix("/layers/")
    with pytest.raises(ValueError, match="no ground"):
        published.find(name)
    assert published.find(name) is not None


def test_what_is_asked_for_is_made_in_turn_and_once_whoever_asks_meanwhile() -> None:
    made: list[str] = []
    begun, go_on = Event(), Event()

    def promise(word: str) -> str:
        def make() -> str:
            begun.set()
            assert go_on.wait(30)
            made.append(word)
            return published.publish(f'["{word}"]'.encode())

        return published.later(f"in turn {word}", make)

    ground, line, names = (promise(word) for word in ("ground", "line", "names"))
    with ThreadPoolExecutor(5) as readers:
        asked = [readers.submit(published.at, ground)]
        assert begun.wait(30)
        for turn, address in enumerate((line, names)):
            asked.append(readers.submit(published.at, address))
            while turns.TURNS.waiting() < turn + 1:  # until it waits its turn
                pass
        asked += [readers.submit(published.at, address) for address in (names, ground)]
        go_on.set()
        assert all(each.result(timeout=30) for each in asked)
    assert made == ["ground", "line", "names"]


def test_what_takes_long_keeps_nothing_else_waiting() -> None:
    begun, go_on = Event(), Event()

    def make() -> str:
        begun.set()
        assert go_on.wait(30)
        return published.publish(b'["band"]')

    band = published.later("the band", make, long=True)
    line = published.later("the line beside it", lambda: published.publish(b'["line"]'))
    with ThreadPoolExecutor(1) as reader:
        asked = reader.submit(published.at, band)
        assert begun.wait(30)
        assert published.at(line) is not None
        assert not asked.done()
        go_on.set()
        assert asked.result(timeout=30) is not None


def test_a_name_nobody_gave_out_does_not_wait_for_what_is_being_made() -> None:
    begun, go_on = Event(), Event()

    def make() -> str:
        begun.set()
        assert go_on.wait(30)
        return published.publish(b'["slow"]')

    slow = published.later("made slowly", make)
    with ThreadPoolExecutor(1) as reader:
        asked = reader.submit(published.at, slow)
        assert begun.wait(30)
        assert published.find("0123456789abcdef.json") is None
        go_on.set()
        assert asked.result(timeout=30) is not None


def test_what_could_not_be_made_is_tried_again_when_it_is_asked_for_again() -> None:
    tries: list[int] = []

    def make() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("the disk was away")
        return published.publish(b'["again"]')

    address = published.later("made at the second try", make)
    with pytest.raises(OSError, match="the disk was away"):
        published.at(address)
    assert published.at(address) is not None
