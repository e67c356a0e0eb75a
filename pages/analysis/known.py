"""What was known when: one day's front as known then and as known now, and how long reports take."""

from datetime import date

import pandas as pd
import streamlit as st

from data.belief.reporting_lag import by_kind
from data.tables.coverage import FIRST_DAY, latest_knowledge
from data.tables.theatres import ALL
from data.taking_along.provenance import published_with
from data.time.days import date_of, day_number, in_words
from layers.looks.palette import Role
from pages.analysis import downloads
from pages.analysis import store as analysis_store
from pages.analysis import view as analysis_view
from pages.analysis.perspectives import to_day
from pages.analysis.view import perspective
from pages.analysis.why import ask
from pages.board import panel
from pages.board.panel import Figure, square_km
from pages.charts import charts
from pages.shell import session, store, style
from pages.shell.link import View

MOST_SOURCES = 14


def draw(view: View) -> None:
    """The panel of this view."""
    asked = analysis_view.current()
    _then(view)
    st.session_state["shown-front"] = asked.fronts
    st.segmented_control(
        "On the map",
        list(analysis_view.FRONTS),
        key="shown-front",
        required=True,
        format_func=str.capitalize,
        on_change=lambda: analysis_view.update(fronts=st.session_state["shown-front"]),
        label_visibility="collapsed",
    )
    text, now = perspective(view), session.known_by_day(view)
    then = analysis_store.known(asked.then, asked.then_date, view.day)
    if store.area_on(view.day, now, ALL, "") is None:
        st.html("<div class='small'>No front is in the evidence for this day. Move the clock back.</div>")
    else:
        series = analysis_store.then_daily(text, then, now, asked.held)
        panel.figures(figures(series, view, now), ask)
        _chart(series, view)
    _lag(text, now)
    downloads.menu(
        "known-then-and-now", "both fronts", text, now,
        lambda: published_with(analysis_store.then_and_now(text, then, now, asked.held), store.tables().control_claims),
        mapped=True,
        also={
            "only_a_is_known": f"each day as known {when(view)}", "only_b_is_known": f"as known {in_words(now)}",
            "ground_compared": analysis_view.HELD[asked.held],
        },
    )  # fmt: skip


def when(view: View) -> str:
    """What "then" is, in words."""
    asked = analysis_view.current()
    if asked.then == "date":
        return f"by {in_words(_by(view))}"
    return analysis_view.THEN[asked.then]


def figures(series: pd.DataFrame, view: View, now: int) -> list[Figure]:
    """Ground on the shown day as known then, as known now, and what only one of them gives."""
    row = series.loc[series["day"] == view.day].iloc[0]
    both, then, later = (float(row[name]) for name in ("both_km2", "only_a_km2", "only_b_km2"))
    return [
        Figure(square_km(both + then), f"as known {when(view)}", ask="apart:first"),
        Figure(square_km(both + later), f"as known {in_words(now)}", ask="apart:second"),
        Figure(square_km(then), "given then, not now", ask="apart:only_a"),
        Figure(square_km(later), "given now, not then", ask="apart:only_b"),
    ]


def _by(view: View) -> int:
    chosen = analysis_view.current().then_date
    return min(max(view.day if chosen is None else chosen, FIRST_DAY), latest_knowledge())


def _then(view: View) -> None:
    asked = analysis_view.current()
    st.session_state["then"] = asked.then
    st.selectbox(
        f"What did the public know about {in_words(view.day)}",
        list(analysis_view.THEN),
        key="then",
        format_func=analysis_view.THEN.__getitem__,
        on_change=lambda: analysis_view.update(then=st.session_state["then"]),
    )
    if asked.then == "date":
        st.session_state["then-date"] = date_of(_by(view))
        st.date_input(
            "Published by",
            key="then-date",
            min_value=date_of(FIRST_DAY),
            max_value=date_of(latest_knowledge()),
            on_change=_dated,
        )


def _dated() -> None:
    chosen = st.session_state["then-date"]
    if isinstance(chosen, date):
        analysis_view.update(then_date=day_number(chosen))


def _chart(series: pd.DataFrame, view: View) -> None:
    panel.heading("Where the picture changed later")
    words = {
        "only_a_km2": ("given then, not now", Role.SELECTED),
        "only_b_km2": ("given now, not then", Role.MUNITIONS),
    }
    chart = charts.stacked(series, words, view.day, style.theme())
    key = "known-chart"
    st.altair_chart(chart, key=key, on_select=lambda: to_day(key, "apart:all"), selection_mode=["day"], width="stretch")


def _lag(text: str, known_by: int) -> None:
    panel.heading("From event to publication")
    by = st.segmented_control(
        "By", ["kind", "source"], key="lag-by", default="kind", required=True, format_func=lambda each: f"by {each}",
        label_visibility="collapsed",
    )  # fmt: skip
    lags = analysis_store.lags(text)
    lags = lags.loc[lags["known_from"] <= known_by]
    counted = lags.loc[lags["counts"] & (lags["lag_days"] >= 0)]
    left = lags.loc[~lags["counts"], "why_not"].value_counts()
    told = f" Not counted: {'; '.join(f'{count} where {reason}' for reason, count in left.items())}." * bool(len(left))
    if counted.empty:
        st.html(f"<div class='small'>No report that counts was published by {in_words(known_by)}.{told}</div>")
        return
    publishers = store.tables().sources.set_index("id")["publisher"]
    group = counted["claimant_kind"] if by == "kind" else counted["source_id"].map(publishers)
    reports = counted.assign(group=group, published=counted["known_from"].map(in_words))
    order = by_kind(reports, "group")
    if by == "source":
        busiest = order.sort_values("reports", ascending=False).head(MOST_SOURCES)
        order = order.loc[order["group"].isin(busiest["group"])]
        reports = reports.loc[reports["group"].isin(order["group"])]
    st.altair_chart(
        charts.lag(reports, order["group"].tolist(), style.theme()),
        key="lag-chart",
        on_select=_report_clicked,
        selection_mode=["report"],
        width="stretch",
    )
    busiest_words = f" The {MOST_SOURCES} publishers with most reports." if by == "source" else ""
    st.html(
        "<div class='small'>Each stroke is a report, to click for its source; the diamond is the median. "
        "A report on a period is measured from "
        f"its last day, a month given alone counts as its last day.{busiest_words}{told}</div>"
    )


def _report_clicked() -> None:
    chosen = st.session_state["lag-chart"]["selection"].get("report") or []
    if chosen and chosen[0].get("id"):
        ask(f"claim:{chosen[0]['id']}")
