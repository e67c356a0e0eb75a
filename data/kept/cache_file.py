"""One file of a cache on disk: there whole, as it was written for its place, or not there at all.

Before what is kept stands the SHA-256 of its place and its bytes: a file cut short, changed or moved is told from a
good one whenever it is read. Writing fills another file, has the disk take it, and then gives it its name: who is
killed meanwhile leaves the old file, or none, and a draft that the next sweep removes.
"""

import hashlib
import logging
import os
import tempfile
import time
from pathlib import Path
from threading import Lock
from typing import Final

DIGEST: Final = 32  # bytes of a SHA-256
DRAFT: Final = ".part"
ABANDONED: Final = 60.0  # seconds: a draft not written to for so long has lost its writer

_log: Final = logging.getLogger(__name__)
_told: set[tuple[Path, int | None]] = set()
_lock: Final = Lock()


def read(place: Path) -> bytes | None:
    """What is kept at `place`; None where there is nothing, or nothing good: that is removed, and the log says so."""
    try:
        whole = place.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        _tell(place.parent, error)
        return None
    body = whole[DIGEST:]
    if whole[:DIGEST] == _digest(place, body):
        return body
    _log.warning("%s is damaged: it is made anew.", place)
    remove(place)
    return None


def write(place: Path, body: bytes) -> bool:
    """Keep `body` at `place`; whether it is kept there now.

    A full or read-only disk costs the copy, never the caller: the log says so once, and again after it went well.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _fill(place, body)
    except OSError as error:
        _tell(place.parent, error)
        return False
    with _lock:
        _told.difference_update({each for each in _told if each[0] == place.parent})
    return True


def sweep(folder: Path) -> None:
    """Remove the drafts in `folder` that were never finished."""
    since = time.time() - ABANDONED
    for draft in folder.glob(f"*{DRAFT}"):
        if changed(draft) < since:
            remove(draft)


def forget(folder: Path, pattern: str, most: int, most_bytes: int | None = None) -> None:
    """Remove the files longest not written to of those that match `pattern`, until no more than `most` are left.

    With `most_bytes` until those left take no more than that, too.
    """
    left = 0
    for count, each in enumerate(sorted(folder.glob(pattern), key=changed, reverse=True), 1):
        left += _size(each)
        if count > most or (most_bytes is not None and left > most_bytes and count > 1):
            remove(each)


def _size(place: Path) -> int:
    try:
        return place.stat().st_size
    except FileNotFoundError:  # another process removed it meanwhile
        return 0


def remove(place: Path) -> None:
    """Remove a file; one that somebody else removed, or that may not be removed, costs nothing."""
    try:
        place.unlink(missing_ok=True)
    except OSError as error:
        _tell(place.parent, error)


def changed(place: Path) -> float:
    """When a file was last written to, seconds since 1970; the earliest where another process removed it meanwhile."""
    try:
        return place.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _fill(place: Path, body: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f"{place.name}.", suffix=DRAFT)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_digest(place, body))
            file.write(body)
            file.flush()
            os.fsync(file.fileno())  # or the name could outlive a power cut and the bytes not
        draft.replace(place)
    except BaseException:
        remove(draft)
        raise


def _digest(place: Path, body: bytes) -> bytes:
    said = hashlib.sha256(f"{place.parent.name}/{place.name}\n".encode())
    said.update(body)
    return said.digest()


def _tell(folder: Path, error: OSError) -> None:
    """Say once in the log what a folder refuses: the next thousand files are refused for the same reason."""
    with _lock:
        if (folder, error.errno) in _told:
            return
        _told.add((folder, error.errno))
    _log.warning("The cache in %s is done without: %s. What is made is kept in memory only.", folder, error.strerror)
