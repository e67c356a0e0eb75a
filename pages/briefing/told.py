"""Which briefing is told: one of the shipped ones, or one being made."""

import re
from typing import Final

import streamlit as st

from data.briefings.scenes import Briefing
from data.briefings.toml import BRIEFINGS, load, parse
from data.briefings.toml_write import toml
from pages.briefing.desk import DESKS, finished
from pages.shell import store
from pages.shell.evidence_store import of_evidence

NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
DEFAULT: Final = "msmt"


@of_evidence()
def shipped(name: str) -> Briefing | None:
    """The briefing in `data/briefings` called `name`; None where there is none."""
    if not NAME.fullmatch(name):
        return None
    path = BRIEFINGS / f"{name}.toml"
    return load(path, store.tables()) if path.is_file() else None


@st.cache_resource(show_spinner=False)
def content(name: str) -> tuple[bytes, str]:
    """The file of the shipped briefing called `name`, one of `names`: what it holds, and what it is called."""
    path = BRIEFINGS / f"{name}.toml"
    return path.read_bytes(), path.name


@st.cache_resource(show_spinner=False)
def names() -> tuple[str, ...]:
    """The names of the shipped briefings, the default first."""
    found = sorted(path.stem for path in BRIEFINGS.glob("*.toml"))
    return tuple(sorted(found, key=lambda name: name != DEFAULT))


def asked(name: str, draft: str) -> Briefing | None:
    """The briefing a URL asks for: one on a desk, by its code, or a shipped one; the default where it names none.

    Raises:
        BriefingError: the one on the desk is not finished.
    """
    if not draft:
        return shipped(name or DEFAULT)
    desk = DESKS.get(draft)
    if desk is None:
        return None
    made = finished(desk.now)
    return parse(toml(made), store.tables(), f"{made.id}.toml")
