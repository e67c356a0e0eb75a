"""The plain map follows the theme of an open page: Python colours it, so a turn to light or dark draws it again."""

from pathlib import Path
from typing import Final

import streamlit as st

from layers.looks.palette import Theme

KEY: Final = "plain-theme"

_watch = st.components.v2.component(
    "lifeline_plain_theme", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def follow(drawn: Theme) -> None:
    """Run what calls this, a fragment, again once the page has another theme than `drawn`."""
    _watch(key=KEY, data={"theme": drawn}, on_turned_change=_turned)


def _turned() -> None:
    """Nothing but the run that follows: `style.theme` is then told the new theme by Streamlit itself."""
