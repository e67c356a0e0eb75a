"""An evidence folder that changes while it is shown: taken over whole once it holds together, else kept out."""

import hashlib
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Final

from data.tables import coverage
from data.tables.problem import EvidenceError, Problem
from data.tables.schemas import TABLES
from data.tables.tables import Tables, load

SETTLED_S: Final = 1.0  # how long a folder must have lain still: a file may be half written
Stamp = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True)
class Version:
    """The tables of one moment; `name` is the SHA-256 of their files."""

    name: str
    tables: Tables


@dataclass(frozen=True)
class Look:
    """What a look at the folder gave: the version to show, and what keeps a newer one out (nothing, as a rule)."""

    version: Version
    kept_out: tuple[Problem, ...] = ()


@dataclass
class Watched:
    """One folder, looked at again and again: cheaply while no file of it has another time or size."""

    folder: Path
    _stamp: Stamp | None = None
    _refused: EvidenceError | None = None
    _seen: Look | None = None
    _lock: Lock = field(default_factory=Lock)

    def look(self) -> Look:
        """The evidence as it is now, or as it was when it last held together.

        Raises:
            EvidenceError: it does not hold together and never did since the process began.
        """
        if self._seen is not None and self._lock.locked():
            return self._seen  # somebody is looking already: nobody else waits for what they find
        with self._lock:
            stamp = _stamp(self.folder)
            if stamp != self._stamp and (self._seen is None or self._lies_still(stamp)):
                self._take(stamp)
            if self._seen is None:
                raise self._refused or EvidenceError([])
            return self._seen

    def _lies_still(self, stamp: Stamp) -> bool:
        """Whether nobody is writing any more; a file just written is given the time to be whole."""
        youngest = max((written for _, written, _, _ in stamp), default=0)
        time.sleep(min(max(youngest / 1e9 + SETTLED_S - time.time(), 0.0), SETTLED_S))
        return _stamp(self.folder) == stamp

    def _take(self, stamp: Stamp) -> None:
        """Read the folder as it lies, unless it changed meanwhile: then the next look does."""
        name = _digest(self.folder)
        if self._seen and name == self._seen.version.name:
            self._stamp, self._seen = stamp, replace(self._seen, kept_out=())
            return
        try:
            found, refused = load(self.folder), None
        except EvidenceError as error:
            found, refused = None, error
        if self._seen and _stamp(self.folder) != stamp:
            return
        self._stamp, self._refused = stamp, refused
        if found is not None:
            coverage.speak_of(found)
            self._seen = Look(Version(name, found))
        elif self._seen and refused:
            self._seen = replace(self._seen, kept_out=refused.problems)


def _stamp(folder: Path) -> Stamp:
    """Name, time of writing, size and place on the disk of each table that is there."""
    found = []
    for name in TABLES:
        try:
            state = (folder / f"{name}.csv").stat()
        except OSError:  # not there: `load` says so
            continue
        found.append((name, state.st_mtime_ns, state.st_size, state.st_ino))
    return tuple(found)


def _digest(folder: Path) -> str:
    """SHA-256 (hexadecimal) of the tables as they lie there."""
    digest = hashlib.sha256()
    for name in TABLES:
        try:
            content = (folder / f"{name}.csv").read_bytes()
        except OSError:  # not there, or not to be read: `load` says so
            content = b""
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
