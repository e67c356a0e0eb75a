"""The search of the finder: what its words and its filters of place find, for list, map and time axis alike."""

from dataclasses import dataclass
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from data.basemap import layers
from data.finding import spatial_filter
from data.finding.finder import NoSearchError
from data.finding.query import QuerySyntaxError
from data.finding.spatial_filter import PolygonError
from pages.analysis import store
from pages.analysis import view as analysis_view
from pages.shell import session
from pages.shell.link import View

MOST_FOUND: Final = 5000
DATED: Final = ("claim", "event", "voyage", "consignment", "leg")
NO_SEARCH: Final = (
    "Searching needs the full-text index FTS5, which the SQLite of this Python was built without. Everything else on "
    "this page works; the Evidence page has a simpler search."
)


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
            among = _within(store.all_findable(), view)
        except PolygonError as error:
            problem = str(error)
    try:
        hits = store.finder().search(asked.words, known, MOST_FOUND, among)
    except QuerySyntaxError as error:
        return Outcome(None, pointed=error.pointed())
    except NoSearchError:
        return Outcome(None, problem=NO_SEARCH)
    return Outcome(store.all_findable().iloc[list(hits.rows)], hits.total, problem=problem)


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
    rows = store.all_findable().iloc[list(rows_on_map(view))]
    return rows.loc[rows["kind"].isin(DATED)]


def _within(rows: pd.DataFrame, view: View) -> npt.NDArray[np.bool_]:
    asked = analysis_view.current()
    kept = np.ones(len(rows), np.bool_)
    if asked.raions:
        kept &= spatial_filter.in_raions(rows, layers.raions(), asked.raions)
    if asked.corners:
        kept &= spatial_filter.in_polygon(rows, asked.corners)
    if asked.near:
        kept &= spatial_filter.near(rows, _lines(asked.near, view), asked.near_km)
    return kept


def _lines(near: str, view: View) -> gpd.GeoSeries:
    if near == "front":
        return store.contact_line_on(analysis_view.perspective(view), view.day, session.known_by_day(view))
    routes = store.routes()
    return routes.loc[routes["id"] == near].geometry


def on_one_spot(kind: str, name: str, view: View) -> pd.DataFrame:
    """The found rows, newest first, that stand where one of them does: what a ring on the map is round.

    The row alone where the search finds it no longer.
    """
    every = store.all_findable()
    row = every.loc[(every["kind"] == kind) & (every["id"] == name)].head(1)
    if row.empty or row["lon"].isna().all():
        return row
    rows = every.iloc[list(rows_on_map(view))]
    here = rows.loc[(rows["lon"] == row["lon"].iloc[0]) & (rows["lat"] == row["lat"].iloc[0])]
    return here if row.index[0] in here.index else row
