"""A page with a map, its features repeated as often as LIFELINE_TIMES says, and the time each step took in Python."""

import os
import runpy
import time
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import streamlit as st

from layers.stage import data
from pages.board import board
from pages.shell import style

TIMES = int(os.environ.get("LIFELINE_TIMES", "1"))
PAGE = os.environ.get("LIFELINE_PAGE", "fronts")
PAGES = Path(__file__).parents[2] / "pages"

if not hasattr(data, "covered_once"):
    data.covered_once = data.covered  # type: ignore[attr-defined]
    sent_once = data.flow_segments
    drawn_once = board._draw

    def covered(frame: pd.DataFrame) -> pd.DataFrame:
        """The covered rows, over and over."""
        return pd.concat([data.covered_once(frame)] * TIMES, ignore_index=True)  # type: ignore[attr-defined]

    def timed(*arguments: Any) -> None:  # noqa: ANN401 - whatever the board passes
        """Draw the board and say how long it took."""
        start, worked = time.perf_counter(), time.thread_time()
        drawn_once(*arguments)
        took, worked = time.perf_counter() - start, time.thread_time() - worked
        st.html(f"<span class='took' data-ms='{1000 * worked:.2f}' data-waited='{1000 * (took - worked):.2f}'></span>")

    def sent(*arguments: Any) -> gpd.GeoDataFrame:  # noqa: ANN401 - as above
        """What was sent, over and over."""
        return gpd.GeoDataFrame(pd.concat([sent_once(*arguments)] * TIMES, ignore_index=True), crs=4326)

    data.covered = covered
    data.flow_segments = sent
    board._draw = timed

st.set_page_config(layout="wide")
style.apply()
runpy.run_path(str(PAGES / f"{PAGE}.py"))
