"""What changed between two days, in words: each line moves the map and answers for itself."""

from datetime import date
from html import escape
from typing import Final

import streamlit as st

from data.tables.coverage import FIRST_DAY
from data.taking_along.points import points
from data.time.days import date_of, day_number, in_words
from pages.analysis import downloads, store
from pages.analysis import view as analysis_view
from pages.analysis.view import perspective
from pages.analysis.why import ask, since
from pages.board import panel
from pages.shell import session
from pages.shell.link import View

MOST_CHANGES: Final = 25
ZOOM: Final = 10.5
FAR_ZOOM: Final = 5.0
EAST_OF_FRONT: Final = 45.0  # degrees: where the front’s own base map has ended


def over(lon: float, lat: float) -> tuple[float, ...]:
    """A camera over a place: near on the front, farther along the supply routes, where points are coarser."""
    return (float(lon), float(lat), ZOOM if lon < EAST_OF_FRONT else FAR_ZOOM, 0.0, 0.0)


def _to_change(settlement: str, day: int, lon: float, lat: float) -> None:
    ask(f"settlement:{settlement}")
    session.move(day=day, camera=over(lon, lat))


def draw(view: View) -> None:
    """The change log between a chosen day and the shown one, latest first."""
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
    log = store.log(text, first, view.day, known)
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
    downloads.menu("changes", "the change log", text, known, lambda: points(log), mapped=True)


def _since_changed() -> None:
    chosen = st.session_state["log-since"]
    if isinstance(chosen, date):
        analysis_view.update(since=day_number(chosen))
