"""Finder: search everything, narrow it down by place, read what changed between two days, take it along."""

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from data import basemap_layers, spatial_filter
from data.coverage import FIRST_DAY, LAST_DAY
from data.days import date_of, day_number, in_words
from data.finder import NoSearchError
from data.query import FIELDS, QuerySyntaxError
from data.spatial_filter import PolygonError
from pages import (
    analysis_charts,
    analysis_downloads,
    analysis_store,
    analysis_view,
    analysis_why,
    panel,
    session,
    store,
    style,
)
from pages.analysis_why import ask, perspective, since
from pages.link import View

MOST_FOUND: Final = 5000
MOST_CHANGES: Final = 25
NEAR: Final = {"": "anywhere", "front": "the contact line of the shown day"}
ZOOM: Final = 10.5
FAR_ZOOM: Final = 5.0
EAST_OF_FRONT: Final = 45.0  # degrees: where the front’s own base map has ended
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
    rows = found(view)
    if rows is not None:
        _list(rows, view)
    _changes(view)


@dataclass(frozen=True)
class Outcome:
    """What a search came to: its rows, newest first; or None, and what to say about it.

    `pointed` is the query with a caret under the character that cannot be read; `problem` anything else in words.
    """

    rows: pd.DataFrame | None
    pointed: str = ""
    problem: str = ""


def outcome(view: View) -> Outcome:
    """What the search and its filters find."""
    asked = analysis_view.current()
    try:
        hits = analysis_store.finder().search(asked.words, session.known_by_day(view), MOST_FOUND)
    except QuerySyntaxError as error:
        return Outcome(None, pointed=error.pointed())
    except NoSearchError:
        return Outcome(None, problem=NO_SEARCH)
    rows = analysis_store.all_findable().iloc[list(hits.rows)]
    try:
        return Outcome(rows.loc[_within(rows, view)])
    except PolygonError as error:
        return Outcome(rows, problem=str(error))


def found(view: View) -> pd.DataFrame | None:
    """What the search and its filters find; None where there is no answer. Says why."""
    came = outcome(view)
    if came.pointed:
        st.code(came.pointed, language=None)
    if came.problem:
        st.warning(came.problem)
    return came.rows


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
    names = sorted({*store.tables().settlements["raion"], *asked.raions})
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


def _list(rows: pd.DataFrame, view: View) -> None:
    noun = "row" if len(rows) == 1 else "rows"
    placed = int(rows["lon"].notna().sum())
    number = f"{len(rows):,}".replace(",", "\u2009")
    known = in_words(session.known_by_day(view))
    st.html(f"<div class='small'>{number} {noun} published by {known}, {placed} with a place</div>")
    if rows.empty:
        st.html("<div class='small'>Nothing fits. Try fewer words, another spelling, or everywhere again.</div>")
        return
    dated = rows.loc[rows["kind"].isin(DATED)]
    if len(dated):
        chart = analysis_charts.found_over_time(dated.loc[dated["start"] >= FIRST_DAY], view.day, style.theme())
        st.altair_chart(chart, key="found-chart", width="stretch")
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
    analysis_downloads.menu("found", "what was found", text, known, lambda: analysis_store.points(rows), mapped=True)


def _go_to(rows: pd.DataFrame) -> None:
    """Move the map, and for dated rows the clock, to the row chosen in the list."""
    chosen = st.session_state["found-list"]["selection"]["rows"]
    if not chosen or chosen[0] >= len(rows):
        return
    row = rows.iloc[chosen[0]]
    ask(f"found:{row['id']}" if row["kind"] in (*DATED, "settlement") else "")
    changes: dict[str, object] = {}
    if row["kind"] in DATED:
        changes["day"] = min(max(int(row["start"]), FIRST_DAY), LAST_DAY)
    if pd.notna(row["lon"]):
        changes["camera"] = _over(row["lon"], row["lat"])
    session.move(**changes)


def _over(lon: float, lat: float) -> tuple[float, ...]:
    """A camera over a place: near on the front, farther along the supply routes, where points are coarser."""
    return (float(lon), float(lat), ZOOM if lon < EAST_OF_FRONT else FAR_ZOOM, 0.0, 0.0)


def _to_change(settlement: str, day: int, lon: float, lat: float) -> None:
    ask(f"settlement:{settlement}")
    session.move(day=day, camera=_over(lon, lat))


def _changes(view: View) -> None:
    panel.heading("What changed")
    first = since(view)
    st.session_state["log-since"] = date_of(first)
    st.date_input(
        f"From this day to {in_words(view.day)}",
        key="log-since",
        min_value=date_of(FIRST_DAY),
        max_value=date_of(view.day),
        on_change=_since_changed,
    )
    text, known = perspective(view), session.known_by_day(view)
    log = analysis_store.log(text, first, view.day, known)
    if log.empty:
        st.html("<div class='small'>No settlement changed hands between the two days. Move either of them.</div>")
        return
    latest = log.iloc[::-1].head(MOST_CHANGES)
    for n, row in enumerate(latest.to_dict("records")):
        words = row["text"].removeprefix(f"{row['name']}: ")
        with st.container(key=f"change-{n}", gap=None):
            st.button(
                f"{in_words(row['day'])} · {row['name']}",
                key=f"go-{row['day']}-{row['settlement_id']}",
                type="tertiary",
                help="Show it on the map, with who says so",
                on_click=_to_change,
                args=(row["settlement_id"], row["day"], row["lon"], row["lat"]),
            )
            st.html(f"<div class='small'>{escape(words)}</div>")
    if len(log) > MOST_CHANGES:
        st.html(
            f"<div class='small'>{len(log) - MOST_CHANGES} earlier changes; take the log along to read them all.</div>"
        )
    analysis_downloads.menu("changes", "the change log", text, known, lambda: analysis_store.points(log), mapped=True)


def _since_changed() -> None:
    chosen = st.session_state["log-since"]
    if isinstance(chosen, date):
        analysis_view.update(since=day_number(chosen))
