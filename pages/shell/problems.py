"""Evidence that does not hold together: every problem, and what to do, in place of a traceback."""

import os
from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from data.tables.problem import Problem
from data.tables.tables import EvidenceError

TOLD: Final = "kept-out-told"  # the problems this session was told of


def folder() -> str:
    """Where the tables that are shown lie, as the person who set it wrote it."""
    return os.environ.get("LIFELINE_EVIDENCE") or "data/evidence"


def show(error: EvidenceError) -> None:
    """List every problem by file, row and column, of evidence that never held together."""
    st.title("The evidence cannot be shown yet")
    st.write(
        f"{_count(error.problems)} in the tables under {folder()}. "
        "Mend the rows below, then reload this page; `python -m data check` prints the same list."
    )
    _list(error.problems)
    if st.button("Read the tables again", type="primary"):
        st.rerun()


def tell(kept_out: Sequence[Problem]) -> None:
    """Say once that the tables were changed and the change is kept out, since what is shown is older."""
    if kept_out and st.session_state.get(TOLD) != kept_out:
        st.toast(
            f"The tables under {folder()} have changed, but do not hold together: {_count(kept_out)}, listed at the "
            "end of the page. What was there before is shown.",
            icon=":material/rule:",
            duration="infinite",
        )
    st.session_state[TOLD] = kept_out


def list_kept_out(kept_out: Sequence[Problem]) -> None:
    """List what keeps the changed tables out, below a page that shows the ones before; nothing where nothing does."""
    if kept_out:
        st.subheader("Changed tables that are not shown")
        st.write(f"{_count(kept_out)}. Once they are mended, the next visit shows the new tables.")
        _list(kept_out)


def _count(found: Sequence[Problem]) -> str:
    return f"{len(found)} problem{'s' if len(found) != 1 else ''}"


def _list(found: Sequence[Problem]) -> None:
    st.dataframe(
        pd.DataFrame(
            {
                "File": [each.file for each in found],
                "Row": [str(each.row) if each.row is not None else "" for each in found],
                "Column": [each.column for each in found],
                "Value": [each.value for each in found],
                "Expected": [each.expected for each in found],
            }
        ),
        hide_index=True,
        width="stretch",
    )
