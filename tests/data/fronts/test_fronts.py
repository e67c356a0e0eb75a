import dataclasses
import os
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal

from data.belief.perspective import named
from data.fronts.fronts import Fronts
from data.kept import cache_file, disk_cache
from tests.data.fronts import real_fronts


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(disk_cache, "folder", lambda: tmp_path / "fronts")
    return tmp_path / "fronts"


def fresh(name: str = "maps") -> Fronts:
    return Fronts(real_fronts.ground(), real_fronts.evidence().control_claims, named(name))


@pytest.mark.parametrize("table", ["areas", "contact_line", "uncertainty"])
def test_a_second_start_reads_what_the_first_computed(table: str, own_cache: Path) -> None:
    first = getattr(fresh(), table)
    assert list(own_cache.glob(f"*/{table}.kept"))
    assert_geodataframe_equal(first, getattr(fresh(), table))


def test_the_key_changes_with_a_claim_and_with_the_rules_but_not_with_the_name() -> None:
    one = fresh()
    fewer = dataclasses.replace(one, claims=one.claims.iloc[:-1])
    stricter = dataclasses.replace(one, perspective=dataclasses.replace(one.perspective, window_days=7))
    renamed = dataclasses.replace(one, perspective=dataclasses.replace(one.perspective, label="Only maps"))
    assert len({one.key, fewer.key, stricter.key}) == 3
    assert renamed.key == one.key


def test_a_damaged_file_is_made_again(own_cache: Path) -> None:
    areas = fresh().areas
    kept = next(own_cache.glob("*/areas.kept"))
    whole = kept.read_bytes()
    for damaged in (b"PAR1 not really", whole[: len(whole) // 2], b""):
        kept.write_bytes(damaged)
        assert_geodataframe_equal(fresh().areas, areas)
        assert kept.read_bytes() == whole


def test_a_table_written_by_another_version_is_made_again(own_cache: Path) -> None:
    areas = fresh().areas
    kept = next(own_cache.glob("*/areas.kept"))
    whole = kept.read_bytes()
    assert cache_file.write(kept, b"whole, and no table")
    assert_geodataframe_equal(fresh().areas, areas)
    assert kept.read_bytes() == whole


def test_what_a_writer_left_that_was_killed_goes_with_the_next_table(own_cache: Path) -> None:
    table = gpd.GeoDataFrame({"n": [1]}, geometry=gpd.points_from_xy([0], [0]), crs=4326)
    disk_cache.kept("a", "areas", lambda: table)
    left = own_cache / "a" / f"areas.kept.x{cache_file.DRAFT}"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    disk_cache.kept("b", "areas", lambda: table)
    assert not left.exists()


def test_a_folder_that_cannot_be_written_costs_only_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(disk_cache, "folder", lambda: tmp_path / "file" / "fronts")
    assert len(fresh().areas)


def test_the_oldest_inputs_make_room(monkeypatch: pytest.MonkeyPatch, own_cache: Path) -> None:
    monkeypatch.setattr(disk_cache, "KEPT", 3)
    table = gpd.GeoDataFrame({"n": [1]}, geometry=gpd.points_from_xy([0], [0]), crs=4326)
    for key in "abcde":
        disk_cache.kept(key, "areas", lambda: table)
    assert len(list(own_cache.iterdir())) == 3
    assert (own_cache / "e").exists()


def test_every_claim_that_counts_has_a_say_somewhere() -> None:
    fronts = real_fronts.fronts()
    heard = pd.concat([fronts.states["claims"], fronts.states["losers"]]).explode().dropna()
    placed = fronts.claims["settlement_id"].isin(fronts.ground.cells["settlement_id"])
    assert set(fronts.claims.loc[placed, "id"]) <= set(heard)
