"""The plain clock: date, window, playback and what was known, for where the instant map is not installed."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from data.tables.coverage import FIRST_DAY, last_day
from data.time.days import date_of, day_number, in_words
from pages.shell import link, session

SPEEDS: Final = {1: "1 day/s", 3: "3 days/s", 7: "7 days/s", 14: "14 days/s", 30: "30 days/s"}
WINDOWS: Final = {0: "the moment", 7: "7 days", 30: "30 days", 90: "90 days", 365: "1 year"}
KNOWN: Final = {"today": "what is known today", "shown": "what was known then", "date": "what was known by …"}
LEAPS: Final = {"⏮": -1, "−7": -7, "+7": 7, "⏭": 1}  # a change or a week, back and on
TICK: Final = 1.0  # seconds between two steps of playback; the browser glides in between


def playing() -> bool:
    """Whether time runs."""
    return bool(st.session_state.get("playing"))


def tick() -> None:
    """Move the clock on by one step of playback; at the end start again, or stop."""
    speed = int(st.session_state.get("speed", 7))
    day = session.current().day + speed
    if day > last_day():
        if st.session_state.get("loop"):
            day = FIRST_DAY
        else:
            day = last_day()
            st.session_state["playing"] = False
    session.update(day=day)


def step(days: int) -> None:
    """Move the clock by a number of days."""
    session.update(day=session.current().day + days)


def leap(changes: Sequence[int]) -> None:
    """Move the clock as the chosen pill says, and let the pill go."""
    chosen = st.session_state["leap"]
    st.session_state["leap"] = None
    if chosen in ("−7", "+7"):
        step(LEAPS[chosen])
    elif chosen:
        to_change(changes, LEAPS[chosen])


def to_change(changes: Sequence[int], direction: int) -> None:
    """Move the clock to the next (1) or previous (-1) day on which something changes."""
    day = session.current().day
    if direction > 0:
        session.update(day=next((each for each in changes if each > day), day))
    else:
        session.update(day=next((each for each in reversed(changes) if each < day), day))


def draw(changes: Sequence[int]) -> None:
    """Draw the controls a hand rests on; `changes` are sorted days."""
    view = session.current()
    with st.container(horizontal=True, key="clock-row", vertical_alignment="bottom", gap="small", wrap=False):
        st.button("−1", key="day-back", help="A day back", on_click=step, args=(-1,), shortcut="Left")
        label, icon = ("Pause", "pause") if playing() else ("Play", "play_arrow")
        if st.button(
            label, key="play", type="primary", icon=f":material/{icon}:", shortcut="Space", width=150
        ):
            st.session_state["playing"] = not playing()
            st.rerun()
        st.button("+1", key="day-on", help="A day on", on_click=step, args=(1,), shortcut="Right")
        st.pills(
            "Leap",
            list(LEAPS),
            key="leap",
            required=True,  # else a second click, before the pill is let go, takes the first one back
            on_change=leap,
            args=(changes,),
            label_visibility="collapsed",
        )
        _slider(view.day)


def _slider(day: int) -> None:
    st.session_state["date-slider"] = date_of(day)

    def moved() -> None:
        session.update(day=day_number(st.session_state["date-slider"]))

    st.slider(
        "Date shown",
        date_of(FIRST_DAY),
        date_of(last_day()),
        key="date-slider",
        format="D MMM YYYY",
        on_change=moved,
        label_visibility="collapsed",
    )


def settings(named: Sequence[tuple[int, str]]) -> None:
    """Draw what is set once: speed, window, what was known; `named` are (day, title) of events to jump to.

    They stand apart from the controls of a step, so that a step does not send them again.
    """
    view = session.current()
    st.subheader("Clock")
    st.session_state.setdefault("speed", 7)
    st.selectbox("Speed", list(SPEEDS), key="speed", format_func=SPEEDS.__getitem__)
    st.toggle("Start again at the end", key="loop")
    lengths = WINDOWS | ({} if view.window in WINDOWS else {view.window: f"{view.window} days"})
    st.session_state["window-length"] = view.window
    st.selectbox(
        "Show",
        list(lengths),
        key="window-length",
        format_func=lengths.__getitem__,
        on_change=lambda: session.update(window=st.session_state["window-length"]),
    )
    mode = "shown" if view.known_by == "shown" else "today" if view.known_by is None else "date"
    st.session_state["known-mode"] = mode
    st.selectbox(
        "Draw on", list(KNOWN), key="known-mode", format_func=KNOWN.__getitem__, on_change=_known_changed
    )
    if mode == "date":
        st.session_state["known-date"] = date_of(session.known_by_day(view))
        st.date_input(
            "Published by",
            key="known-date",
            min_value=date_of(FIRST_DAY),
            max_value=date_of(link.last_known()),
            on_change=lambda: session.update(known_by=day_number(st.session_state["known-date"])),
        )
    st.session_state["jump"] = None
    st.selectbox(
        "Go to an event",
        list(named),
        key="jump",
        index=None,
        format_func=lambda each: f"{in_words(each[0])}: {each[1]}",
        on_change=_jump,
    )


def _jump() -> None:
    chosen = st.session_state["jump"]
    if chosen is not None:
        session.update(day=chosen[0])


def _known_changed() -> None:
    mode = st.session_state["known-mode"]
    by = {"today": None, "shown": "shown", "date": session.known_by_day(session.current())}[mode]
    session.update(known_by=by)
