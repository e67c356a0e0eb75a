"""Taking along what the Analysis page shows: one small menu, five formats."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd
import streamlit as st

from data.belief import perspective_text
from data.taking_along.formats import FORMATS, taken
from data.taking_along.provenance import Context
from pages.shell import store


def menu(
    name: str,
    words: str,
    perspective: str,
    known_by: int,
    make: Callable[[], pd.DataFrame],
    *,
    mapped: bool,
    also: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """A menu of downloads; `make` gives the rows only once a format is clicked.

    Args:
        name: what the file is called, without its ending.
        words: what is taken along, for the button.
        perspective: who was believed, as text.
        known_by: the last publication day that counted.
        make: gives the rows, a GeoDataFrame in EPSG:4326 where `mapped`.
        mapped: whether the rows have a geometry.
        also: what else each row says: column -> text.
    """
    with st.popover(f"Take along {words}", icon=":material/download:", type="tertiary", key=f"take-{name}"):
        st.caption("Each row carries its sources, dates (the last day included), perspective and licence.")
        for each in FORMATS.values():
            if each.needs_geometry and not mapped:
                continue

            def content(ending: str = each.ending) -> bytes:
                context = Context(store.tables(), perspective_text.read(perspective), known_by, also)
                return taken(known(make(), known_by), name, ending, context)

            st.download_button(
                each.words,
                content,
                file_name=f"{name}.{each.ending}",
                mime=each.media_type,
                key=f"take-{name}-{each.ending}",
                on_click="ignore",
                width="stretch",
            )


def known(rows: pd.DataFrame, known_by: int) -> pd.DataFrame:
    """The rows that held as known at `known_by`, so that a map of a day shows one state of knowledge, not several."""
    if not {"known_from", "known_to"} <= set(rows.columns):
        return rows
    return rows.loc[(rows["known_from"] <= known_by) & (rows["known_to"] > known_by)]
