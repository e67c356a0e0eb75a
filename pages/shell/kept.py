"""What all sessions share and compute once: kept until others need the place, and made one after the other.

All that is kept has one ceiling in bytes, as its parts are of very different size: what was longest unused goes first.
What takes no arguments is the evidence itself and what every page needs of it; that stays, and comes on top.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, TypeVar

import pandas as pd
import shapely
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.fronts.fronts import Fronts, Ground
from data.tables.tables import Tables
from layers.looks import turns
from pages.server import memory

T = TypeVar("T")
CEILING: Final = 128 * 2**20  # bytes of all that is kept under arguments
SHARED: Final = (Tables, Ground)  # held by what is kept, and by others too
POINT: Final = 16  # bytes of a vertex
SHAPE: Final = 400  # bytes of a shape beside its vertices
Key = tuple[str, str, tuple[Hashable, ...]]  # name, version of the evidence, arguments


@dataclass
class Held:
    """A value and the bytes it takes, as far as they can be counted."""

    value: Any
    size: int


class Shelf:
    """Values by function and arguments."""

    def __init__(self, ceiling: int = CEILING) -> None:
        self.ceiling = ceiling
        self._base: dict[Key, Any] = {}
        self._held: OrderedDict[Key, Held] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Held | None:
        """What is kept under `key`, which then counts as used."""
        with self._lock:
            if key in self._base:
                return Held(self._base[key], 0)
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: Key, value: object, most: int) -> None:
        """Keep a value, and no more than `most` of its function, nor than the ceiling of all."""
        with self._lock:
            if not key[2]:
                self._base[key] = value
                return
            self._held[key] = Held(value, size(value))
            own = [each for each in self._held if each[0] == key[0]]
            for old in own[: max(len(own) - most, 0)]:
                del self._held[old]
            for held in self._held.values():
                if isinstance(held.value, Fronts):  # its tables come when they are asked for
                    held.size = size(held.value)
            while len(self._held) > 1 and sum(each.size for each in self._held.values()) > self.ceiling:
                self._held.popitem(last=False)

    def sizes(self) -> dict[Key, int]:
        """Bytes of all that is kept under arguments."""
        with self._lock:
            return {key: held.size for key, held in self._held.items()}

    def clear(self) -> None:
        """Keep nothing of all there is."""
        with self._lock:
            self._base.clear()
            self._held.clear()


SHELF: Final = Shelf()


def size(value: object, seen: set[int] | None = None) -> int:
    """The bytes `value` takes: tables, shapes, text and what holds them; each once, and none that others share."""
    seen = set() if seen is None else seen
    if id(value) in seen or isinstance(value, (*SHARED, type)) or callable(value):
        return 0
    seen.add(id(value))
    if isinstance(value, pd.DataFrame | pd.Series):
        return _table(value)
    own = sys.getsizeof(value)
    if isinstance(value, dict):
        return own + sum(size(each, seen) for each in (*value.keys(), *value.values()))
    if isinstance(value, list | tuple | set | frozenset):
        return own + sum(size(each, seen) for each in value)
    if isinstance(value, shapely.Geometry):
        return SHAPE + POINT * int(shapely.get_num_coordinates(value))
    parts = getattr(value, "__dict__", None)
    if isinstance(value, Fronts) and parts is not None:
        parts = {name: part for name, part in parts.items() if name != "claims"}
    return own + (size(parts, seen) if parts else 0)


def _table(table: pd.DataFrame | pd.Series) -> int:
    used = table.memory_usage(deep=True)
    total = int(used if isinstance(table, pd.Series) else used.sum())
    columns = [table] if isinstance(table, pd.Series) else [table[each] for each in table]
    for column in columns:
        if str(column.dtype) == "geometry":
            total += SHAPE * len(column) + POINT * int(shapely.get_num_coordinates(column.to_numpy()).sum())
    return total


def kept(key: Key, make: Callable[[], T], most: int, says: str = "", *, in_turn: bool = False) -> T:
    """What `make` gives, made once for `key`; it is shared by all: nobody changes it.

    Args:
        key: a name, the version of the evidence, and arguments.
        make: makes it.
        most: how many values of one name are kept.
        says: what the page says while it is made, nothing where empty.
        in_turn: whether it takes long, and is made in turn (see `layers.looks.turns`); so is what has no arguments.
    """
    held = SHELF.get(key)
    if held is None:
        held = _made(key, make, most, says, heavy=in_turn or not key[2])
    value: T = held.value
    return value


def _page() -> bool:
    return get_script_run_ctx(suppress_warning=True) is not None


@contextmanager
def _turn(key: Key) -> Iterator[None]:
    """A turn for whoever is answered; who has asked for too much is told so on the page."""
    who = (st.context.ip_address or turns.HERE) if _page() else None
    with ExitStack() as turn:
        try:
            turn.enter_context(turns.TURNS.turn(repr(key), who))
        except turns.BusyError as busy:
            if not _page():
                raise
            st.warning(str(busy), icon=":material/hourglass_top:")
            st.stop()
        yield


def _made(key: Key, make: Callable[[], Any], most: int, says: str, *, heavy: bool) -> Held:
    turn = _turn(key) if heavy else nullcontext()
    with st.spinner(says) if says and _page() else nullcontext(), turn:
        held = SHELF.get(key)  # somebody else may have made it meanwhile
        if held is None:
            held = Held(make(), 0)
            SHELF.put(key, held.value, most)
            if heavy:
                memory.give_back()
        return held
