"""Finder: search everything, narrow it down by place, read what changed between two days, take it along."""

import re
from dataclasses import dataclass
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from data import basemap_layers, spatial_filter
from data.coverage import FIRST_DAY, LAST_DAY
from data.days import day_number, in_words
from data.finder import NoSearchError
from data.quantities import number_words
from data.query import FIELDS, QuerySyntaxError
from data.spatial_filter import PolygonError
from data.taking_along.points import points
from pages import (
    analysis_changes,
    analysis_charts,
    analysis_downloads,
    analysis_store,
    analysis_view,
    analysis_why,
    session,
    store,
    style,
)
from pages.analysis_changes import over
from pages.analysis_why import ask, perspective
from pages.link import View

MOST_FOUND: Final = 5000
NEAR: Final = {"": "anywhere", "front": "the contact line of the shown day"}
DATED: Final = ("claim", "event", "voyage", "consignment", "leg")
MAP: Final = "map-analysis"  # the key of this page's instant map
DRAWN: Final = "analysis-drawn"  # the area the map last reported
NO_SEARCH: Final = (
    "Searching needs the full-text index FTS5, which the SQLite of this Python was built without. Everything else on "
    "this page works; the Evidence page has a simpler search."
)
KIND_WORDS: Final = {"settlement": "settlement", "consignment": "goods"}


def draw(view: View) -> None:
    """The panel of this view."""
    _ask()
    came = found(view)
    if came.rows is not None:
        _list(came.rows, came.total, view)
    analysis_changes.draw(view)


@dataclass(frozen=True)
class Outcome:
    """What a search came to: its rows, newest first; or None, and what to say about it.

    `total` says how many there are where `rows` were cut; `pointed` is the query with a caret under the character that
    cannot be read; `problem` anything else in words.
    """

    rows: pd.DataFrame | None
    total: int = 0
    pointed: str = ""
    problem: str = ""


def outcome(view: View) -> Outcome:
    """What the search and its filters find."""
    asked, known = analysis_view.current(), session.known_by_day(view)
    problem, among = "", None
    if asked.raions or asked.corners or asked.near:
        try:
            among = _within(analysis_store.all_findable(), view)
        except PolygonError as error:
            problem = str(error)
    try:
        hits = analysis_store.finder().search(asked.words, known, MOST_FOUND, among)
    except QuerySyntaxError as error:
        return Outcome(None, pointed=error.pointed())
    except NoSearchError:
        return Outcome(None, problem=NO_SEARCH)
    return Outcome(analysis_store.all_findable().iloc[list(hits.rows)], hits.total, problem=problem)


def found(view: View) -> Outcome:
    """What the search and its filters find; says why where there is no answer."""
    came = outcome(view)
    if came.pointed:
        st.code(came.pointed, language=None)
    if came.problem:
        st.warning(came.problem)
    return came


def rows_on_map(view: View) -> tuple[int, ...]:
    """Positions of the found rows in the findable table; none where there is no answer."""
    rows = outcome(view).rows
    return () if rows is None else tuple(int(row) for row in rows.index)


def searching() -> bool:
    """Whether anything is asked for: words, or a place."""
    asked = analysis_view.current()
    return bool(asked.words.strip() or asked.raions or asked.near or asked.corners)


def dated(view: View) -> pd.DataFrame:
    """The found rows that have a day of their own."""
    rows = analysis_store.all_findable().iloc[list(rows_on_map(view))]
    return rows.loc[rows["kind"].isin(DATED)]


def _within(rows: pd.DataFrame, view: View) -> npt.NDArray[np.bool_]:
    asked = analysis_view.current()
    kept = np.ones(len(rows), np.bool_)
    if asked.raions:
        kept &= spatial_filter.in_raions(rows, basemap_layers.raions(), asked.raions)
    if asked.corners:
        kept &= spatial_filter.in_polygon(rows, asked.corners)
    if asked.near:
        kept &= spatial_filter.near(rows, _lines(asked.near, view), asked.near_km)
    return kept


def _lines(near: str, view: View) -> gpd.GeoSeries:
    if near == "front":
        return analysis_store.contact_line_on(perspective(view), view.day, session.known_by_day(view))
    routes = analysis_store.routes()
    return routes.loc[routes["id"] == near].geometry


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
    names = sorted({*basemap_layers.raions()["name"], *store.tables().settlements["raion"]})
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
        analysis_why.overhear()
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
    dated = rows.loc[rows["kind"].isin(DATED)]
    if len(dated):
        chart = analysis_charts.found_over_time(dated.loc[dated["start"] >= FIRST_DAY], view.day, style.theme())
        st.altair_chart(
            chart, key="found-chart", on_select=_month_clicked, selection_mode=["month"], width="stretch"
        )
    shown = pd.DataFrame(
        {
            "Day": [
                in_words(day) if kind in DATED else "" for day, kind in zip(rows["start"], rows["kind"], strict=True)
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
    analysis_downloads.menu("found", "what was found", text, known, lambda: points(rows), mapped=True)


def _month_clicked() -> None:
    """Narrow the search to the month clicked, in its own words, and move the clock there."""
    chosen = st.session_state["found-chart"]["selection"].get("month") or []
    if chosen and chosen[0].get("month"):
        month = pd.Period(str(chosen[0]["month"]), "M")
        analysis_view.update(words=narrowed(analysis_view.current().words, str(month), str(month + 1)))
        session.move(day=min(max(day_number(month.start_time.date()), FIRST_DAY), LAST_DAY))


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
    if row["kind"] in DATED:
        changes["day"] = min(max(int(row["start"]), FIRST_DAY), LAST_DAY)
    if pd.notna(row["lon"]):
        changes["camera"] = over(row["lon"], row["lat"])
    session.move(**changes)
