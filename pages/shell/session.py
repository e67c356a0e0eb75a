"""The one view all pages share: kept while the session lasts, and written into the URL."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

import streamlit as st

from data.fronts.area import EACH_DAY, EachDay
from data.tables.coverage import FIRST_DAY, last_day, latest_knowledge
from layers.looks.clock_filter import ClockView
from pages.shell import address, link, store


def default() -> link.View:
    """Where the dashboard opens: the day of the first front's greatest extent."""
    return link.View(day=store.opening_day())


def opening(parameters: Mapping[str, str]) -> tuple[link.View, list[str]]:
    """The view a session opens with, as the URL's parameters ask for it, and a sentence for each that cannot be had."""
    return link.read(parameters, default())


def current() -> link.View:
    """The view as it stands; on the first run of a session it is what the URL asks for."""
    if "view" not in st.session_state:
        st.session_state["view"], st.session_state["link_problems"] = opening(st.query_params.to_dict())
    return st.session_state["view"]  # type: ignore[no-any-return]


NEW: Final = "The tables have changed on disk: this is the new evidence."


def follow_evidence(*, changed: bool) -> None:
    """Stand within the evidence that is shown now: where it ends sooner than the one before, on its last day."""
    view = current()
    if changed:
        st.session_state["view"] = replace(view, day=min(view.day, last_day()))
        st.session_state.pop("analysis-view", None)  # it may ask for what is no longer there
        st.toast(NEW, icon=":material/update:")


def update(**changes: Any) -> link.View:  # noqa: ANN401 - the fields of a view differ in type
    """Change parts of the view; returns the new one."""
    if "day" in changes:
        changes["day"] = min(max(int(changes["day"]), FIRST_DAY), last_day())
    st.session_state["view"] = replace(current(), **changes)
    return st.session_state["view"]  # type: ignore[no-any-return]


MOVED: Final = {
    "clock": {"day", "window", "known_by"},
    "camera": {"camera"},
    "compare": {"compare", "compare_mode", "compare_split", "compare_known"},
}


def move(**changes: Any) -> link.View:  # noqa: ANN401 - the fields of a view differ in type
    """Change the view from the page's side: the instant map takes clock, camera or comparison from it."""
    for part, names in MOVED.items():
        if names & changes.keys():
            st.session_state[f"moves-{part}"] = moves(part) + 1
    return update(**changes)


def revisit() -> None:
    """Show what the address says: the reader went back or forward. What was drawn stays, as no act is undone there.

    The clock is told anew even where it says the same: it may be playing.
    """
    asked, st.session_state["link_problems"] = opening(st.query_params.to_dict())
    before = current()
    st.session_state["playing"] = False
    kept = {"drawn"} if asked.camera != before.camera else {"drawn", "camera"}
    move(**{each.name: getattr(asked, each.name) for each in fields(asked) if each.name not in kept})


def moves(part: str) -> int:
    """How often the page moved the "clock", the "camera" or the "compare" of the view."""
    return int(st.session_state.get(f"moves-{part}", 0))


def write_url(others: Mapping[str, str] | None = None) -> None:
    """Put the view, and what a page adds to it, into the address bar, touching it only when something changed."""
    address.write(link.write(current(), default()) | dict(others or {}))


def known_by_day(view: link.View) -> int:
    """The last publication day that counts in `view`, as a day number."""
    if view.known_by == "shown":
        return view.day
    if view.known_by is None:
        return latest_knowledge()
    return int(view.known_by)


def known_series(view: link.View) -> int | EachDay:
    """What counts for each day of a series: the last publication day, or for each day what was out by then."""
    return EACH_DAY if view.known_by == "shown" else known_by_day(view)


def clock_view(view: link.View) -> ClockView:
    """`view` as the numbers the GPU compares; a window shows the n days before the shown one too."""
    return ClockView(start=view.day - view.window, end=view.day, known_by=known_by_day(view))


def problems() -> list[str]:
    """Sentences about what the link asked for and could not have; said once."""
    return st.session_state.pop("link_problems", [])  # type: ignore[no-any-return]
