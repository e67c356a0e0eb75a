"""Figures with honest ranges: ground, gains and losses, the line itself, and quantities as claims."""

from collections.abc import Callable
from datetime import date
from html import escape
from typing import Final

import pandas as pd
import streamlit as st

from data.tables.coverage import FIRST_DAY, covered
from data.tables.theatres import ALL
from data.time.days import date_of, day_number, in_words
from layers.looks.palette import Role
from pages.analysis import downloads, supply_exports
from pages.analysis import store as analysis_store
from pages.analysis import view as analysis_view
from pages.analysis.perspectives import to_day
from pages.analysis.view import perspective
from pages.analysis.why import ask, since
from pages.board import panel
from pages.board.panel import Figure, change_words, square_km
from pages.charts import charts, supply
from pages.shell import session, store, style
from pages.shell.link import View

UNITS: Final = {
    "length_km": "km", "depth_km": "km", "speed_km2_per_day": "km² a day", "settlements_changed": "settlements",
}  # fmt: skip


def draw(view: View) -> None:
    """The panel of this view."""
    asked = analysis_view.current()
    st.session_state["figure"] = asked.figure
    st.segmented_control(
        "Figures",
        list(analysis_view.FIGURES),
        key="figure",
        required=True,
        format_func=analysis_view.FIGURES.__getitem__,
        on_change=lambda: analysis_view.update(figure=st.session_state["figure"]),
        label_visibility="collapsed",
    )
    SECTIONS[asked.figure](view)


def _uncovered(view: View) -> bool:
    if store.area_on(view.day, session.known_by_day(view), ALL, "") is not None:
        return False
    st.html("<div class='small'>No front is in the evidence for this day. Move the clock back.</div>")
    return True


def _ground(view: View) -> None:
    text, known = perspective(view), session.known_by_day(view)
    daily = analysis_store.figures(text, analysis_store.series_known(view))
    whole = daily.groupby("day", as_index=False)[["ua_km2", "contested_km2"]].sum()
    if not _uncovered(view):
        for theatre in store.theatres().ids:
            panel.figures(_theatre(daily, theatre, view), ask)
    st.altair_chart(
        charts.stacked(
            whole,
            {"ua_km2": ("under Ukrainian control", Role.UA), "contested_km2": ("contested", Role.CONTESTED)},
            view.day,
            style.theme(),
        ),
        key="ground-chart",
        on_select=lambda: to_day("ground-chart", f"figure:{ALL}.held"),
        selection_mode=["day"],
        width="stretch",
    )
    st.html(
        "<div class='small'>Low: ground under Ukrainian control. High: with contested ground. The band is the ground "
        "between the two settlements nearest the line that disagree: the line may run anywhere on it.</div>"
    )
    downloads.menu(
        "front-areas", "the areas of all days", text, known,
        lambda: covered(analysis_store.areas(text)), mapped=True,
    )  # fmt: skip


def _theatre(daily: pd.DataFrame, theatre: str, view: View) -> list[Figure]:
    """Ground of one front on the shown day: low, high, and how wide the line's band is."""
    row = daily.loc[(daily["day"] == view.day) & (daily["theatre"] == theatre)].iloc[0]
    low, high = float(row["ua_km2"]), float(row["ua_km2"] + row["contested_km2"])
    bands = analysis_store.bands(perspective(view))
    known = session.known_by_day(view)
    here = bands.loc[
        (bands["theatre"] == theatre) & (bands["start"] <= view.day) & (bands["end"] > view.day)
        & (bands["known_from"] <= known) & (bands["known_to"] > known)
    ]  # fmt: skip
    band = float(here["area_km2"].sum())
    note = f"up to {square_km(high).removeprefix('about ')} with contested ground"
    note += f"; the line may run anywhere on {square_km(band)}" if band >= 0.5 else ""
    place = next(each.place for each in store.theatres().every if each.id == theatre)
    held = Figure(square_km(low), f"under Ukrainian control, {place}", note, "ua", f"figure:{theatre}.UA")
    contested = Figure(square_km(high - low), f"contested, {place}", "", "contested", f"figure:{theatre}.contested")
    return [held, contested] if high - low >= 0.5 else [held]


def _ask_button(label: str, what: str) -> None:
    st.button(label, key=f"why-{what}", type="tertiary", icon=":material/help:", on_click=ask, args=(what,))


def _gains(view: View) -> None:
    text, known, first = perspective(view), session.known_by_day(view), since(view)
    st.session_state["since"] = date_of(first)
    st.date_input(
        f"From this day to {in_words(view.day)}",
        key="since",
        min_value=date_of(FIRST_DAY),
        max_value=date_of(view.day),
        on_change=_since_changed,
    )
    if _uncovered(view):
        return
    changes = analysis_store.changes_between(text, first, view.day, known)
    gained, lost, wavered = (
        float(changes.loc[changes["change"] == each, "area_km2"].sum()) for each in ("gained", "lost", "contested")
    )
    panel.figures(
        [
            Figure(square_km(gained), "came under Ukrainian control", "", "ua", "gain:gained"),
            Figure(square_km(lost), "left Ukrainian control", "", "ru", "gain:lost"),
            Figure(change_words(gained - lost), "in all", ask="gain:all"),
            Figure(square_km(wavered), "became or stopped being contested", "", "contested", "gain:contested"),
        ],
        ask,
    )
    names = store.tables().settlements.set_index("id")["name"]
    for row in changes.sort_values(["change", "area_km2"], ascending=[False, False]).to_dict("records"):
        area = square_km(row["area_km2"])
        label = f"{row['before']} → {row['after']}, {store.theatres().named(row['theatre'])}: {area}"
        with st.container(gap=None):
            _ask_button(label, f"gain:{row['id']}")
            st.html(f"<div class='small'>{escape(', '.join(names[each] for each in row['settlements']))}</div>")
    if changes.empty:
        st.html("<div class='small'>No ground changed hands between the two days.</div>")
    downloads.menu("gains-and-losses", "these changes", text, known, lambda: changes, mapped=True)


def _since_changed() -> None:
    chosen = st.session_state["since"]
    if isinstance(chosen, date):
        analysis_view.update(since=day_number(chosen))


def _line(view: View) -> None:
    text, known, asked = perspective(view), session.known_by_day(view), analysis_view.current()
    series_known = analysis_store.series_known(view)
    daily = analysis_store.figures(text, series_known)
    if not _uncovered(view):
        for theatre in store.theatres().ids:
            row = daily.loc[(daily["day"] == view.day) & (daily["theatre"] == theatre)].iloc[0]
            panel.heading(store.theatres().named(theatre))
            panel.figures(line_figures(row, theatre), ask)
    st.session_state["measure"] = asked.measure
    st.selectbox(
        "Over time",
        list(analysis_view.MEASURES),
        key="measure",
        format_func=lambda each: analysis_view.MEASURES[each].capitalize(),
        on_change=lambda: analysis_view.update(measure=st.session_state["measure"]),
    )
    chart = charts.line(
        daily, asked.measure, UNITS[asked.measure], view.day, style.theme(), store.theatres()
    )
    st.altair_chart(
        chart,
        key="line-chart",
        on_select=lambda: to_day("line-chart", f"measure:{{theatre}}.{asked.measure}"),
        selection_mode=["day"],
        width="stretch",
    )
    downloads.menu(
        "front-figures", "the daily series", text, known,
        lambda: analysis_store.daily_series(text, series_known), mapped=False,
    )  # fmt: skip


def line_figures(row: "pd.Series[float]", theatre: str) -> list[Figure]:
    """One day's figures of one front, in words."""
    speed = row["speed_km2_per_day"]
    moved = "not known" if pd.isna(speed) else change_words(speed, "km² a day", 1)
    further = row["depth_with_contested_km"] > row["depth_km"]
    deep = f"about {row['depth_km']:.0f} km" if row["depth_km"] else "0 km"
    deeper = f"up to {row['depth_with_contested_km']:.0f} km with contested places"
    asks = {each: f"measure:{theatre}.{each}" for each in analysis_view.MEASURES}
    length = Figure(f"about {row['length_km']:.0f} km", "of contact line", ask=asks["length_km"])
    far = "from the border to the farthest place under Ukrainian control"
    return [
        length if row["length_km"] else Figure("no", "contact line"),
        Figure(deep, far, deeper if further else "", ask=asks["depth_km"]),
        Figure(moved, "change of ground under Ukrainian control, last seven days", ask=asks["speed_km2_per_day"]),
        Figure(f"{row['settlements_changed']:.0f}", "settlements changed that day", ask=asks["settlements_changed"]),
    ]


def _quantities(view: View) -> None:
    goods, text, known = supply.offered(), perspective(view), session.known_by_day(view)
    asked = analysis_view.current().goods
    chosen = asked if asked in goods else next(iter(goods))
    st.session_state["goods"] = chosen
    st.selectbox(
        "Goods or people",
        list(goods),
        key="goods",
        format_func=lambda each: supply.goods_words(goods[each]),
        on_change=lambda: analysis_view.update(goods=st.session_state["goods"]),
    )
    told = supply.quantity(goods[chosen], view, text, ask)
    if len(told):
        downloads.menu("quantity-claims", "these claims", text, known, lambda: told, mapped=False)
    supply_exports.draw(text, known)


SECTIONS: Final[dict[str, Callable[[View], None]]] = {
    "ground": _ground, "gains": _gains, "line": _line, "quantities": _quantities,
}  # fmt: skip
