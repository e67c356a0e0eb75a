"""Evidence that could not be loaded: every problem, and what to do, in place of a traceback."""

import os

import pandas as pd
import streamlit as st

from data.tables import EvidenceError


def folder() -> str:
    """Where the tables that are shown lie, as the person who set it wrote it."""
    return os.environ.get("LIFELINE_EVIDENCE") or "data/evidence"


def show(error: EvidenceError) -> None:
    """List every problem by file, row and column."""
    count = len(error.problems)
    st.title("The evidence cannot be shown yet")
    st.write(
        f"{count} problem{'s' if count != 1 else ''} in the tables under {folder()}. "
        "Mend the rows below, then reload this page; `python -m data check` prints the same list."
    )
    st.dataframe(
        pd.DataFrame(
            {
                "File": [each.file for each in error.problems],
                "Row": [str(each.row) if each.row is not None else "" for each in error.problems],
                "Column": [each.column for each in error.problems],
                "Value": [each.value for each in error.problems],
                "Expected": [each.expected for each in error.problems],
            }
        ),
        hide_index=True,
        width="stretch",
    )
    if st.button("Read the tables again", type="primary"):
        st.cache_resource.clear()
        st.rerun()
