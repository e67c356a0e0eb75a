"""Popovers and dialogs lie outside of what Streamlit turns light or dark: they take the theme of the page within."""

from pathlib import Path
from typing import Final

import streamlit as st

KEY: Final = "theme-outside"

_watch = st.components.v2.component(
    "lifeline_theme_outside", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def take() -> None:
    """Let what lies outside turn with the page, in the browser and without a run; call once a run."""
    _watch(key=KEY)
