"""The evidence a session shows: the newest version that holds together, and what was computed from each version."""

import os
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.tables.problem import Problem
from data.tables.tables import EVIDENCE, Tables
from data.tables.watched import Look, Version, Watched
from pages.shell.kept import SHELF, kept

P = ParamSpec("P")
R = TypeVar("R")
SHOWN: Final = "evidence-version"  # which version this session shows, from one run of the whole page to the next
MOST_KEPT: Final = 64  # values of one function
MOST_VERSIONS: Final = 2  # the newest, and the one before it for sessions in the middle of a run
_versions: OrderedDict[str, Version] = OrderedDict()
_watched: dict[Path, Watched] = {}


def folder() -> Path:
    """Where the tables lie: in the folder LIFELINE_EVIDENCE names, else in the project's own."""
    return Path(os.environ.get("LIFELINE_EVIDENCE") or EVIDENCE)


def look() -> Look:
    """The evidence as it lies in its folder, or as it was when it last held together.

    Raises:
        EvidenceError: it does not hold together and never did; `problems` lists why.
    """
    found = _watched.setdefault(folder(), Watched(folder())).look()
    if found.version.name not in _versions:
        _versions[found.version.name] = found.version
        while len(_versions) > MOST_VERSIONS:
            _versions.popitem(last=False)
        SHELF.clear()  # of versions nobody shows any more
    _versions.move_to_end(found.version.name)
    return found


def take_over() -> tuple[bool, tuple[Problem, ...]]:
    """Let this session show the newest version; whether it showed another before, and what keeps a newer one out.

    Raises:
        EvidenceError: as `look`.
    """
    found = look()
    before = st.session_state.get(SHOWN, found.version.name)
    st.session_state[SHOWN] = found.version.name
    return before != found.version.name, found.kept_out


def behind() -> bool:
    """Whether the session shows another version than the newest one."""
    shown = st.session_state.get(SHOWN)
    return shown is not None and shown != look().version.name


def tables() -> Tables:
    """The tables this session shows; outside of any session the newest ones.

    Raises:
        EvidenceError: as `look`.
    """
    return _shown().tables


def _shown() -> Version:
    if get_script_run_ctx(suppress_warning=True) is not None:
        held = _versions.get(st.session_state.get(SHOWN, ""))
        if held is not None:
            return held
    return look().version


def of_evidence(
    show_spinner: str = "", max_entries: int = MOST_KEPT, *, in_turn: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function computes from the evidence, for each version of it by itself: see `pages.shell.kept`.

    Args:
        show_spinner: what the page says while it is computed.
        max_entries: how many values are kept.
        in_turn: whether it takes long, and is computed when it is the visitor's turn.
    """

    def decorate(make: Callable[P, R]) -> Callable[P, R]:
        name = f"{make.__code__.co_filename}:{make.__qualname__}"

        @wraps(make)
        def asked(*args: P.args, **named: P.kwargs) -> R:
            key = (name, _shown().name, (*args, *sorted(named.items())))
            return kept(key, lambda: make(*args, **named), max_entries, show_spinner, in_turn=in_turn)

        return asked

    return decorate
