"""Area over time: one chart drawn once, with a cursor that the clock moves over it."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from data.area import EachDay
from data.coverage import FIRST_DAY, LAST_DAY
from data.days import EPOCH
from layers.palette import Role, Theme, hex_colour
from pages import session, store, style
from pages.link import View

HEIGHT = 150
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 6, 22  # px round the plot, fixed so that the cursor can find the day


@st.cache_resource(show_spinner=False, max_entries=48)
def chart(theatre: str, theme: Theme, perspective: str, known_by: int | EachDay) -> dict[str, Any]:
    """Ground under Ukrainian control and contested, km², stacked, as a Vega-Lite specification.

    Built with Altair once and kept as plain data: a step of the clock moves only the cursor.
    """
    series = store.area_series(theatre, perspective, known_by)
    values = series[["ua_km2", "contested_km2"]]
    turns = (values != values.shift()).any(axis=1) | (values != values.shift(-1)).any(axis=1)
    words = {"ua_km2": "under Ukrainian control", "contested_km2": "contested"}
    data = (
        series.loc[turns]
        .rename(columns=words)
        .melt("day", list(words.values()), var_name="Control", value_name="km2")
        .assign(date=lambda rows: pd.to_datetime(rows["day"], unit="D", origin=pd.Timestamp(EPOCH)))
        .assign(km2=lambda rows: rows["km2"].round(1))
        .drop(columns="day")
    )
    span = [pd.Timestamp(EPOCH) + pd.Timedelta(days=day) for day in (FIRST_DAY, LAST_DAY)]
    areas = (
        alt.Chart(data)
        .mark_area(interpolate="step-after")
        .encode(
            x=alt.X("date:T", title=None, scale=alt.Scale(domain=[each.isoformat() for each in span])),
            y=alt.Y("km2:Q", title="km²", stack=True, axis=alt.Axis(minExtent=36, maxExtent=36, tickCount=4)),
            color=alt.Color(
                "Control:N",
                scale=alt.Scale(
                    domain=list(words.values()),
                    range=[hex_colour(Role.UA, theme), hex_colour(Role.CONTESTED, theme)],
                ),
                legend=None,
            ),
            order=alt.Order("Control:N", sort="descending"),
            tooltip=[
                alt.Tooltip("date:T", title="From", format="%-d %b %Y"),
                alt.Tooltip("Control:N", title="Ground"),
                alt.Tooltip("km2:Q", title="km²", format=",.0f"),
            ],
        )
    )
    picked = alt.selection_point(name="day", encodings=["x"], on="click")
    drawn = (
        areas.add_params(picked)
        .properties(height=HEIGHT, padding={"left": 0, "right": RIGHT, "top": TOP, "bottom": 0})
        .configure_view(strokeWidth=0)
    )
    specification: dict[str, Any] = drawn.to_dict()
    return specification


def draw(view: View, theatre: str) -> None:
    """The chart with its cursor; a click on it moves the clock."""
    share = (view.day - FIRST_DAY) / (LAST_DAY - FIRST_DAY)
    with st.container(key="area-chart"):
        st.html(
            f"<div class='cursor' style='left: calc({LEFT}px + {share:.5f} * (100% - {LEFT + RIGHT}px))'></div>"
        )
        picked = st.vega_lite_chart(
            chart(theatre, style.theme(), view.perspective, session.known_series(view)),
            key=f"area-{theatre}",
            on_select="rerun",
            selection_mode="day",
            width="stretch",
        )
    _follow(picked, f"area-picked-{theatre}")


def _follow(picked: Any, slot: str) -> None:  # noqa: ANN401 - Streamlit's selection state
    """Move the clock to the day that was clicked, once."""
    points = picked.selection.get("day", []) if picked and picked.selection else []
    chosen = points[0].get("date") if points else None
    if chosen is None or st.session_state.get(slot) == chosen:
        return
    st.session_state[slot] = chosen
    moment = pd.Timestamp(chosen, unit="ms") if isinstance(chosen, int | float) else pd.Timestamp(chosen)
    session.move(day=(moment.tz_localize(None) - pd.Timestamp(EPOCH)).days)
    st.rerun(scope="fragment")
