"""Which briefing is told: one of the shipped ones, or the one being made in this session."""

import re
from typing import Final

import streamlit as st

from data.briefing_toml import BRIEFINGS, load
from data.scenes import Briefing
from pages import store

NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
DEFAULT: Final = "msmt"
MADE: Final = "made"  # what the URL calls the briefing being made
SLOT: Final = "made-briefing"


@st.cache_resource(show_spinner=False)
def shipped(name: str) -> Briefing | None:
    """The briefing in `data/briefings` called `name`; None where there is none."""
    if not NAME.fullmatch(name):
        return None
    path = BRIEFINGS / f"{name}.toml"
    return load(path, store.tables()) if path.is_file() else None


@st.cache_resource(show_spinner=False)
def names() -> tuple[str, ...]:
    """The names of the shipped briefings, the default first."""
    found = sorted(path.stem for path in BRIEFINGS.glob("*.toml"))
    return tuple(sorted(found, key=lambda name: name != DEFAULT))


def asked(name: str) -> Briefing | None:
    """The briefing a URL asks for; the default where it names none."""
    if name == MADE:
        made = st.session_state.get(SLOT)
        return made if isinstance(made, Briefing) else None
    return shipped(name or DEFAULT)
