"""Tables kept between starts: computed once for one input, then read from the user's cache folder."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import geopandas as gpd
import platformdirs
from pyarrow import ArrowInvalid  # type: ignore[import-untyped]  # pyarrow ships no types

KEPT: Final = 24  # inputs of some 2 MB each: the longest unused goes when another comes
TUPLES: Final = ("claims", "claims_a", "claims_b")


def folder() -> Path:
    """The user's cache folder for computed fronts: safe to delete at any time."""
    return Path(platformdirs.user_cache_dir("lifeline", appauthor=False)) / "fronts"


def kept(key: str, name: str, make: Callable[[], gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """The table `name` of the input `key`: read from the cache if it is there, else made and put there.

    Tables are GeoParquet: no code is run on reading one. A folder that cannot be written, or a file that
    cannot be read, costs only time.
    """
    place = folder() / key / f"{name}.parquet"
    with contextlib.suppress(OSError, ArrowInvalid, ValueError, KeyError):
        if place.exists():
            place.parent.touch()
            return _with_tuples(gpd.read_parquet(place))
    table = make()
    with contextlib.suppress(OSError):
        _write(table, place)
        _forget_oldest(place.parent.parent)
    return table


def _with_tuples(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Parquet gives tuples back as arrays."""
    return table.assign(**{name: table[name].map(tuple) for name in TUPLES if name in table})


def _write(table: gpd.GeoDataFrame, place: Path) -> None:
    """Written beside its place and then moved there: another process never reads half a file."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as nearby:
        draft = Path(nearby) / place.name
        table.to_parquet(draft, index=False)
        draft.replace(place)


def _forget_oldest(root: Path) -> None:
    inputs = sorted((path for path in root.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for path in inputs[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
