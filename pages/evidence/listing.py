"""One list of the Evidence page: a table to choose from, what it is called and what goes along with it."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from pages.evidence import view

Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Listing:
    """Rows to choose from.

    Attributes:
        noun: what the rows are, in the plural.
        rows: the rows that are shown, with their `id`.
        total: how many there are in all.
        shown: the same rows as the screen shows them, columns named in words.
        columns: how each shown column is drawn.
        taken: the same rows as the download gives them.
        details: draws one row of `rows` in full.
        empty: what to do where there are no rows.
    """

    noun: str
    rows: pd.DataFrame
    total: int
    shown: pd.DataFrame
    columns: Mapping[str, Any]
    taken: Callable[[], pd.DataFrame]
    details: Callable[[Row], None]
    empty: str


def table(listing: Listing) -> None:
    """The table; choosing a row opens it beside the table, also after the rows changed."""
    if listing.rows.empty:
        st.html(f"<div class='empty'>{listing.empty}</div>")
        return
    ids = listing.rows["id"].tolist()
    key = f"evidence-{listing.noun}"
    chosen = view.current().chosen
    rows = [ids.index(chosen)] if chosen in ids else []
    held = st.session_state.get(key)
    if held is None or held["selection"]["rows"] != rows or held["selection"]["cells"]:
        st.session_state[key] = {"selection": {"rows": rows, "columns": [], "cells": []}}

    def choose() -> None:
        said = st.session_state[key]["selection"]
        picked = [cell[0] for cell in said["cells"]] or said["rows"]  # a click anywhere in a row chooses it
        view.update(chosen=ids[picked[0]] if picked else "")

    st.dataframe(
        listing.shown,
        key=key,
        hide_index=True,
        width="stretch",
        height="stretch",
        column_config=dict(listing.columns),
        on_select=choose,
        selection_mode=["single-row", "single-cell"],
        placeholder="",
    )


def details(listing: Listing) -> None:
    """The chosen row in full, or what to do to see one."""
    found = listing.rows.loc[listing.rows["id"] == view.current().chosen]
    if found.empty and view.current().chosen:
        st.html("<div class='small'>The row that was chosen is not among those shown.</div>")
        return
    if found.empty:
        st.html("<div class='small'>Click a row to read who says so, since when, and how well founded it is.</div>")
        return
    listing.details(found.iloc[0].to_dict())
