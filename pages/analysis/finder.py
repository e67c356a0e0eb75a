"""Finder: search everything, narrow it down by place, read what changed between two days, take it along."""

import re
from typing import Final

import pandas as pd
import streamlit as st

from data.basemap import layers
from data.finding import spatial_filter
from data.finding.query import FIELDS
from data.finding.spatial_filter import PolygonError
from data.supply.quantities import number_words
from data.tables.coverage import FIRST_DAY, last_day
from data.taking_along.points import points
from data.time.days import day_number, in_words
from pages.analysis import (
    changes as analysis_changes,
)
from pages.analysis import (
    downloads,
    search,
    why,
)
from pages.analysis import (
    store as analysis_store,
)
from pages.analysis import (
    view as analysis_view,
)
from pages.analysis.changes import over
from pages.analysis.view import perspective
from pages.analysis.why import ask
from pages.charts import charts
from pages.shell import session, store, style
from pages.shell.link import View

NEAR: Final = {"": "anywhere", "front": "the contact line of the shown day"}
MAP: Final = "map-analysis"  # the key of this page's instant map
DRAWN: Final = "analysis-drawn"  # the area the map last reported
KIND_WORDS: Final = {"settlement": "settlement", "consignment": "goods"}


def draw(view: View) -> None:
    """The panel of this view."""
    _ask()
    came = found(view)
    if came.rows is not None:
        _list(came.rows, came.total, view)
    analysis_changes.draw(view)


def found(view: View) -> search.Outcome:
    """What the search and its filters find; says why where there is no answer."""
    came = search.outcome(view)
    if came.pointed:
        st.code(came.pointed, language=None)
    if came.problem:
        st.warning(came.problem)
    return came


def _ask() -> None:
    asked = analysis_view.current()
    st.session_state["words"] = asked.words
    fields = "\n".join(f"- `{name}:` {words}" for name, words in FIELDS.items())
    st.text_input(
        "Find",
        key="words",
        max_chars=analysis_view.LONGEST,
        placeholder='Sudzha OR Суджа, "North Korean", place:나진, after:2024-10',
        help=f'Words, "phrases", AND, OR, NOT, brackets, beginnings such as Sudz*. Fields:\n{fields}',
        on_change=lambda: analysis_view.update(words=st.session_state["words"]),
    )
    chosen = sum(map(bool, (asked.raions, asked.near, asked.corners)))
    with st.container(horizontal=True, gap="small"):
        with st.popover(f"Where{f' ({chosen})' if chosen else ''}", icon=":material/location_on:", key="where"):
            _where()
        if asked.corners:
            st.button("Clear the drawn area", icon=":material/close:", key="clear-area", on_click=_clear_area)
    if not asked.corners:
        st.html("<div class='small'>Draw a line around places with the map’s free-line tool to find only those.</div>")


def _where() -> None:
    asked = analysis_view.current()
    st.session_state["raions"] = list(asked.raions)
    names = sorted({*layers.raions()["name"], *store.tables().settlements["raion"]})
    st.multiselect(
        "In raions",
        names,
        key="raions",
        on_change=lambda: analysis_view.update(raions=tuple(st.session_state["raions"])),
    )
    routes = analysis_store.routes().set_index("id")["name"].to_dict()
    options = {**NEAR, **{name: f"the route {words}" for name, words in routes.items()}}
    st.session_state["near"] = asked.near if asked.near in options else ""
    st.selectbox(
        "Near",
        list(options),
        key="near",
        format_func=options.__getitem__,
        on_change=lambda: analysis_view.update(near=st.session_state["near"]),
    )
    st.session_state["near-km"] = asked.near_km
    st.number_input(
        "within km",
        1,
        500,
        key="near-km",
        on_change=lambda: analysis_view.update(near_km=int(st.session_state["near-km"])),
    )
    st.session_state["corners"] = "\n".join(f"{lon:.4f}, {lat:.4f}" for lon, lat in asked.corners)
    st.text_area(
        "Inside an area: corners, one longitude and latitude a line",
        key="corners",
        height=90,
        on_change=_corners_changed,
    )
    if st.session_state.get("corners-problem"):
        st.warning(st.session_state["corners-problem"])
    st.button(
        "Everywhere again",
        key="clear-where",
        width="stretch",
        on_click=lambda: analysis_view.update(raions=(), near="", corners=()),
    )


def _clear_area() -> None:
    analysis_view.update(corners=())


def _corners_changed() -> None:
    st.session_state["corners-problem"] = ""
    try:
        corners = analysis_view.read_corners(st.session_state["corners"])
        if corners:
            spatial_filter.in_polygon(pd.DataFrame({"lon": [0.0], "lat": [0.0]}), corners)
    except (ValueError, PolygonError) as error:
        reason = str(error) if isinstance(error, PolygonError) else "Write corners such as 35.2, 51.1, one a line."
        st.session_state["corners-problem"] = reason
        return
    analysis_view.update(corners=corners)


def hear() -> None:
    """Take up the area drawn on the map since last time as the filter, and its being cleared there."""
    state = st.session_state.get(MAP)
    told = state.get("state") if hasattr(state, "get") else None
    drawn = spatial_filter.fewer((told or {}).get("area") or (), analysis_view.MOST_CORNERS)
    before, held = st.session_state.get(DRAWN, ()), analysis_view.current().corners
    st.session_state[DRAWN] = drawn
    if drawn in (before, held):
        return  # nothing new, or the page's own area as the map repeats it
    if drawn:
        analysis_view.update(corners=drawn, view="finder", why="")
        why.overhear()
    elif held == before:
        analysis_view.update(corners=())


def _list(rows: pd.DataFrame, total: int, view: View) -> None:
    noun = "row" if total == 1 else "rows"
    placed = int(rows["lon"].notna().sum())
    shown = f", the newest {number_words(len(rows))} shown" if total > len(rows) else ""
    known = in_words(session.known_by_day(view))
    st.html(f"<div class='small'>{number_words(total)} {noun} published by {known}{shown}, {placed} with a place</div>")
    if rows.empty:
        st.html("<div class='small'>Nothing fits. Try fewer words, another spelling, or everywhere again.</div>")
        return
    dated = rows.loc[rows["kind"].isin(search.DATED)]
    if len(dated):
        chart = charts.found_over_time(dated.loc[dated["start"] >= FIRST_DAY], view.day, style.theme())
        st.altair_chart(
            chart, key="found-chart", on_select=_month_clicked, selection_mode=["month"], width="stretch"
        )
    shown = pd.DataFrame(
        {
            "Day": [
                in_words(day) if kind in search.DATED else ""
                for day, kind in zip(rows["start"], rows["kind"], strict=True)
            ],
            "What": rows["title"].to_numpy(),
            "Kind": rows["kind"].map(lambda kind: KIND_WORDS.get(kind, kind)).to_numpy(),
        }
    )
    st.dataframe(
        shown,
        key="found-list",
        hide_index=True,
        height=230,
        width="stretch",
        on_select=lambda: _go_to(rows),
        selection_mode="single-row",
        column_config={
            "Day": st.column_config.TextColumn(width=90),
            "What": st.column_config.TextColumn(width=230),
        },
    )
    text, known = perspective(view), session.known_by_day(view)
    downloads.menu("found", "what was found", text, known, lambda: points(rows), mapped=True)


def _month_clicked() -> None:
    """Narrow the search to the month clicked, in its own words, and move the clock there."""
    chosen = st.session_state["found-chart"]["selection"].get("month") or []
    if chosen and chosen[0].get("month"):
        month = pd.Period(str(chosen[0]["month"]), "M")
        analysis_view.update(words=narrowed(analysis_view.current().words, str(month), str(month + 1)))
        session.move(day=min(max(day_number(month.start_time.date()), FIRST_DAY), last_day()))


def narrowed(words: str, after: str, before: str) -> str:
    """A search narrowed to a time, in place of the time it asked for; another search within brackets stays whole."""
    plain = re.sub(r"(?:^|\s)(?:after|before):[\d-]+$", "", re.sub(r"(?:^|\s)(?:after|before):[\d-]+\s", " ", words))
    plain = " ".join(plain.split())
    asked = f"({plain})" if re.search(r"\bOR\b", plain) and not plain.startswith("(") else plain
    return f"{asked} after:{after} before:{before}".strip()


def _go_to(rows: pd.DataFrame) -> None:
    """Move the map, and for dated rows the clock, to the row chosen in the list."""
    chosen = st.session_state["found-list"]["selection"]["rows"]
    if not chosen or chosen[0] >= len(rows):
        return
    row = rows.iloc[chosen[0]]
    ask(f"found:{row['kind']}.{row['id']}")
    changes: dict[str, object] = {}
    if row["kind"] in search.DATED:
        changes["day"] = min(max(int(row["start"]), FIRST_DAY), last_day())
    if pd.notna(row["lon"]):
        changes["camera"] = over(row["lon"], row["lat"])
    session.move(**changes)
