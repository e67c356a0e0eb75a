"""Layer data named by the SHA-256 of its bytes, so that a browser fetches each version once and for ever.

`dashboard.py` serves what is published here at `/layers/<sha>.<ending>`, below its base path. Published bytes also go
to the user's cache folder, so that a tab left open across a restart of the server still finds its data. A file there
is checked whenever it is read (see `cache_file`): a damaged one is never served, since a browser would keep it.

Data that take long to make are published `later`: named by the hash of what they are made from, and made when they
are first asked for, while the browser that will draw them is still starting.
"""

import gzip
import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

import geopandas as gpd
import numpy as np
import platformdirs
import shapely

from data.kept import cache_file
from layers.looks import turns

FOR_EVER: Final = "public, max-age=31536000, immutable"  # the name is the hash of the bytes: they cannot change
NAME: Final = re.compile(r"^[0-9a-f]{12}\.(json|bin|png)$")
TYPES: Final = {"json": "application/json", "bin": "application/octet-stream", "png": "image/png"}
MEMORY_LIMIT: Final = 48 * 2**20  # bytes kept in memory; the rest is on disk
DISK_LIMIT: Final = 512  # files kept in the cache folder
DISK_BYTES: Final = 256 * 2**20  # and what they may take there
KEPT: Final = ".kept"  # the ending of those files
OLDER: Final = "*.gz"  # what versions kept that did not check what they read
PROMISES: Final = 512  # addresses given out whose data are not made yet


@dataclass(frozen=True)
class Published:
    """One version of a layer's data: media type and gzip-compressed body."""

    media_type: str
    body: bytes


_held: OrderedDict[str, Published] = OrderedDict()
_promised: OrderedDict[str, Callable[[], str]] = OrderedDict()
_long: set[str] = set()  # those promised that take long
_lock = Lock()
_below = [""]  # the base path of the server


def serve_below(base: str) -> None:
    """Give out addresses below `base`, "" or such as "/lifeline", from now on."""
    _below[:] = [base]


def addresses(text: str) -> set[str]:
    """All addresses given out that stand in `text`."""
    return set(re.findall(re.escape(_address("")) + r"[0-9a-f]{12}\.[a-z]+", text))


def _address(name: str) -> str:
    return f"{_below[0]}/layers/{name}"


def _name(address: str) -> str:
    return address.removeprefix(_address(""))


def folder() -> Path:
    """Where published bytes are kept between runs."""
    return platformdirs.user_cache_path("lifeline", appauthor=False) / "layers"


def _digest(content: bytes) -> str:
    """A name no other content has: 48 bits are enough for the some hundred files of a server.

    It is written in few letters as every step of the plain clock sends them all.
    """
    return hashlib.sha256(content).hexdigest()[:12]


def publish(content: bytes, ending: str = "json") -> str:
    """Hold `content` and return the URL path it is served at, "/layers/<digest>.<ending>"."""
    name = f"{_digest(content)}.{ending}"
    with _lock:
        if name in _held:
            _held.move_to_end(name)
            return _address(name)
    kept = Published(TYPES[ending], gzip.compress(content, compresslevel=6, mtime=0))
    _hold(name, kept)
    _write(name, kept.body)
    return _address(name)


def later(made_from: str, make: Callable[[], str], ending: str = "json", *, long: bool = False) -> str:
    """The URL path of data that are not made yet, "/layers/<digest of made_from>.<ending>".

    Args:
        made_from: everything the bytes depend on, so that an address stands for one version only.
        make: publishes the data and returns their address; called when the data are first asked for, unless
            they are still in memory or on disk from an earlier start.
        ending: "json", "bin" or "png".
        long: it may take so long that what is asked for after it is not to wait.
    """
    name = f"{_digest(made_from.encode())}.{ending}"
    with _lock:
        if name not in _held:
            _promised[name] = make
            if long:
                _long.add(name)
            while len(_promised) > PROMISES:
                _long.discard(_promised.popitem(last=False)[0])
    return _address(name)


def at(address: str) -> Published | None:
    """What was published at an address that was given out."""
    return find(_name(address))


def find(name: str) -> Published | None:
    """What was published under "<sha256>.<ending>", made in turn if promised; None for any other text.

    Raises:
        layers.looks.turns.BusyError: it has to be made, and the visitor waits for too much already.
    """
    if not NAME.match(name):
        return None
    return _there(name) or _in_turn(name)


def _in_turn(name: str) -> Published | None:
    """What was promised under `name`, made once whoever asks meanwhile."""
    with _lock:
        if name not in _promised:
            return None
        gate = turns.LONG if name in _long else turns.TURNS
    with gate.turn(name):
        return _made(name)


def _made(name: str) -> Published | None:
    if there := _there(name):
        return there
    with _lock:
        make = _promised.get(name)
    kept = make and _there(_name(make()))
    if kept:
        _hold(name, kept)
        _write(name, kept.body)
    return kept or None


def _there(name: str) -> Published | None:
    with _lock:
        kept = _held.get(name)
    if kept is not None:
        return kept
    body = cache_file.read(_place(name))
    if body is None:
        return None
    found = Published(TYPES[name.rsplit(".", 1)[1]], body)
    _hold(name, found)
    _keep_promise(name)
    return found


def _hold(name: str, kept: Published) -> None:
    with _lock:
        _held[name] = kept
        while len(_held) > 1 and sum(len(each.body) for each in _held.values()) > MEMORY_LIMIT:
            _held.popitem(last=False)


def _keep_promise(name: str) -> None:
    """Forget how data are made once they are on disk: what the disk does not take may have to be made again."""
    with _lock:
        _promised.pop(name, None)
        _long.discard(name)


def _place(name: str) -> Path:
    return folder() / f"{name}{KEPT}"


def _write(name: str, body: bytes) -> None:
    """Keep a copy on disk; a read-only or full disk only costs the copy, never the map."""
    place = _place(name)
    if cache_file.read(place) == body or cache_file.write(place, body):
        _keep_promise(name)
        cache_file.forget(place.parent, f"*{KEPT}", DISK_LIMIT, DISK_BYTES)
        cache_file.forget(place.parent, OLDER, 0)
        cache_file.sweep(place.parent)


def geojson(frame: gpd.GeoDataFrame, properties: Sequence[str], digits: int = 5) -> bytes:
    """`frame` (EPSG:4326) as compact GeoJSON with `properties`, coordinates to `digits` decimals (5: 1 m).

    Raises:
        ValueError: the frame is not in EPSG:4326.
    """
    if frame.crs is None or frame.crs.to_epsg() != 4326:
        raise ValueError(f"layer data must be in EPSG:4326, not {frame.crs}")
    # set_precision keeps vertices in place to the grid without moving topology: mode pointwise
    rounded = shapely.set_precision(frame.geometry.to_numpy(), 10.0**-digits, mode="pointwise")
    texts = shapely.to_geojson(rounded)
    columns = [frame[name].tolist() for name in properties]
    rows = zip(*columns, strict=True) if columns else iter([()] * len(frame))
    features = ",".join(
        f'{{"type":"Feature","properties":{_compact(dict(zip(properties, row, strict=True)))},'
        f'"geometry":{text}}}'
        for row, text in zip(rows, texts, strict=True)
        if text is not None
    )
    return f'{{"type":"FeatureCollection","features":[{features}]}}'.encode()


def records(columns: Mapping[str, Sequence[object] | np.ndarray]) -> bytes:
    """Columns of equal length as a compact JSON array of objects."""
    lists = {name: list(values) for name, values in columns.items()}
    rows = zip(*lists.values(), strict=True)
    return _compact([dict(zip(lists, row, strict=True)) for row in rows]).encode()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, np.floating):
        return float(value)
    if isinstance(value, np.ndarray):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is not layer data")
