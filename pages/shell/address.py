"""The address of what is shown. Python says it; the page's script alone makes entries of the browser's history.

One step back undoes one settled act. Streamlit would make an entry of every word in the address; `address.js` tells
those that a hand has settled from what a page says by itself, and while time plays writes the day that is seen.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

# Every page with an address of its own; "" is the one without a name.
PATHS: Final = ("", "overview", "fronts", "supply", "analysis", "evidence", "method", "briefing", "present")
# Parameters of `pages.shell.link` that follow a hand without being an act of their own.
QUIET: Final = ("camera", "compare-at", "drawn")
RUNS: Final = "time-runs"  # the class of what a page shows while the plain clock plays
SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def write(said: Mapping[str, str]) -> None:
    """Put `said` into the address bar, touching it only when something changed."""
    if st.query_params.to_dict() != said:
        st.query_params.from_dict(dict(said))


def returned() -> bool:
    """Whether this run is a step back or forward in the browser: the address then says what to show."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def html(shell: str) -> str:
    """`shell`, a page as Streamlit serves it, with the script that keeps its history."""
    told = json.dumps({"quiet": QUIET, "runs": RUNS})
    return shell.replace("<head>", f"<head><script>{{const ADDRESS = {told};\n{SCRIPT}}}</script>", 1)
