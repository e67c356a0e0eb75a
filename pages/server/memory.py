"""What is no longer used goes back to the system: the C library keeps it for threads that may never ask again.

Each thread of a server would otherwise get a heap of its own, up to eight for each core, and what a computation leaves
in them stays. Elsewhere than on Linux with glibc nothing is done.
"""

import ctypes
import ctypes.util
import sys
from typing import Final

ARENA_MAX: Final = -8  # as malloc.h numbers what mallopt sets
MMAP_THRESHOLD: Final = -3
HEAPS: Final = 2  # as many threads compute at once
LARGE: Final = 2**20  # bytes: from this size on memory is the system's own and goes back when it is let go


def _library() -> ctypes.CDLL | None:
    """The C library, where it has both calls."""
    name = ctypes.util.find_library("c") if sys.platform == "linux" else None
    found = ctypes.CDLL(name) if name else None
    return found if found is not None and hasattr(found, "malloc_trim") and hasattr(found, "mallopt") else None


LIBRARY: Final = _library()


def bound() -> None:
    """Keep few heaps for all threads, from now on."""
    if LIBRARY is not None:
        LIBRARY.mallopt(ARENA_MAX, HEAPS)
        LIBRARY.mallopt(MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Give the system what nothing uses: some 10 ms, so after work that took longer."""
    if LIBRARY is not None:
        LIBRARY.malloc_trim(0)
