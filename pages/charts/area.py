"""Area over time: one chart drawn once, with a cursor that the clock moves over it."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from data.fronts.area import EachDay
from data.tables.coverage import FIRST_DAY, last_day
from data.time.days import EPOCH
from layers.looks.palette import Role, Theme, hex_colour
from pages.charts import charts
from pages.shell import session, store, style
from pages.shell.chart_colours import AS_SVG
from pages.shell.evidence_store import of_evidence
from pages.shell.link import View

HEIGHT = 150
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 6, 22  # px round the plot, fixed so that the cursor can find the day


@of_evidence(max_entries=48)
def chart(theatre: str, theme: Theme, perspective: str, known_by: int | EachDay) -> dict[str, Any]:
    """Ground under Ukrainian control and contested, km², stacked, as a Vega-Lite specification.

    Built with Altair once and kept as plain data: a step of the clock moves only the cursor.
    """
    series = store.area_series(theatre, perspective, known_by)
    words = {"ua_km2": "under Ukrainian control", "contested_km2": "contested"}
    turns = charts.turns(series, list(words))
    changing = series.loc[turns].rename(columns=words)
    data = changing.melt("day", list(words.values()), var_name="Control", value_name="km2").round(1)
    data = charts.dated(data).drop(columns="day")
    span = [pd.Timestamp(EPOCH) + pd.Timedelta(days=day) for day in (FIRST_DAY, last_day())]
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
        )
    )
    # a point for each day on which something changes and one a week: each is a mark the browser draws
    told = series.loc[turns | (series["day"] % 7 == 0), ["day", *words]].round(1).rename(columns=words)
    drawn = (
        (areas + charts.day_picker(told, list(words.values())))
        .properties(height=HEIGHT, usermeta=AS_SVG, padding={"left": 0, "right": RIGHT, "top": TOP, "bottom": 0})
        .configure_view(strokeWidth=0)
    )
    specification: dict[str, Any] = drawn.to_dict()
    return specification


def draw(view: View, theatre: str) -> None:
    """The chart with its cursor; a click on it moves the clock and asks who says so."""
    share = (view.day - FIRST_DAY) / (last_day() - FIRST_DAY)
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
    _follow(picked, theatre, f"area-picked-{theatre}")


def _follow(picked: Any, theatre: str, slot: str) -> None:  # noqa: ANN401 - Streamlit's selection state
    """Move the clock to the day that was clicked and answer for its ground, once."""
    points = picked.selection.get("day", []) if picked and picked.selection else []
    chosen = points[0].get("day") if points else None
    if chosen is None or st.session_state.get(slot) == chosen:
        return
    st.session_state[slot] = chosen
    session.move(day=int(chosen), selected=f"figure:{theatre}.held")
    st.rerun(scope="fragment")
