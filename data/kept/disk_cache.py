"""Tables kept between starts: computed once for one input, then read from the user's cache folder."""

import contextlib
import io
import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import geopandas as gpd
import platformdirs
from pyarrow import ArrowInvalid  # type: ignore[import-untyped]  # pyarrow ships no types

from data.kept import cache_file

KEPT: Final = 24  # inputs of some 2 MB each: the longest unused goes when another comes
TUPLES: Final = ("claims", "claims_a", "claims_b")

_log: Final = logging.getLogger(__name__)


def folder() -> Path:
    """The user's cache folder for computed fronts: safe to delete at any time."""
    return Path(platformdirs.user_cache_dir("lifeline", appauthor=False)) / "fronts"


def kept(key: str, name: str, make: Callable[[], gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """The table `name` of the input `key`: read from the cache if it is there, else made and put there.

    Tables are GeoParquet after a check sum (see `data.kept.cache_file`): no code is run on reading one. A folder that
    cannot be written, or a file that is damaged, costs only time.
    """
    place = folder() / key / f"{name}.kept"
    table = _read(place)
    if table is None:
        table = make()
        content = io.BytesIO()
        table.to_parquet(content, index=False)
        if cache_file.write(place, content.getvalue()):
            _forget_oldest(place.parent.parent)
    return table


def _read(place: Path) -> gpd.GeoDataFrame | None:
    content = cache_file.read(place)
    if content is None:
        return None
    try:
        table = gpd.read_parquet(io.BytesIO(content))
    except (ArrowInvalid, ValueError, KeyError) as error:  # as it was written, by a version that wrote otherwise
        _log.warning("%s cannot be read by this version: it is made anew (%s).", place, error)
        cache_file.remove(place)
        return None
    _used(place.parent)
    return _with_tuples(table)


def _with_tuples(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Parquet gives tuples back as arrays."""
    return table.assign(**{name: table[name].map(tuple) for name in TUPLES if name in table})


def _used(inputs: Path) -> None:
    """Count an input as used now; not where the folder is read-only or another process has just removed it."""
    if os.access(inputs, os.W_OK):
        with contextlib.suppress(FileNotFoundError):
            os.utime(inputs)


def _forget_oldest(root: Path) -> None:
    """Remove the inputs longest unused, and what writers that were killed left in the others."""
    inputs = sorted((path for path in root.glob("*") if path.is_dir()), key=cache_file.changed)
    for path in inputs[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)  # another process may be removing it too
    for path in inputs[-KEPT:]:
        cache_file.sweep(path)
