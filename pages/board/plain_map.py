"""The plain map: the second design every page carries, Streamlit's own chart, whose every step of time asks the server.

All of it stands here: legend, title, chart, what a click on it selects, the clock and its playback, how much a panel
may say beside it, and whether it is shown. The board chooses; nothing else asks which map that is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import pydeck as pdk
import streamlit as st

from data.tables.coverage import FIRST_DAY, last_day
from data.time.days import date_of, day_number, in_words
from layers.map.legend import CREDIBILITY_KEY, CREDITS, Row
from layers.map.legend_sign import css
from pages.board import instant_map
from pages.board.panel import Room
from pages.board.time_axis import Axis
from pages.shell import address, link, session

MISSING: Final = (
    "The instant map is not installed, so the plain map is shown: "
    "`pip install -r requirements.txt` builds it (see the README)."
)
ROOM: Final = Room(events=3, pieces=True, raions=False, views=False)  # its panel is sent with each step: 12 kB in all
SPEEDS: Final = {1: "1 day/s", 3: "3 days/s", 7: "7 days/s", 14: "14 days/s", 30: "30 days/s"}
WINDOWS: Final = {0: "the moment", 7: "7 days", 30: "30 days", 90: "90 days", 365: "1 year"}
KNOWN: Final = {"today": "what is known today", "shown": "what was known then", "date": "what was known by …"}
LEAPS: Final = {"⏮": -1, "−7": -7, "+7": 7, "⏭": 1}  # a change or a week, back and on
TICK: Final = 1.0  # seconds between two steps of playback; the browser glides in between


@dataclass(frozen=True)
class OnMap:
    """What the plain map shows of a page: its layers at one moment, its title, and the days its clock leaps between."""

    made: pdk.Deck
    key: str
    place: str
    as_of: str
    axis: Axis


def shown(view: link.View) -> bool:
    """Whether it is shown: asked for, or all there is."""
    return view.map == link.PLAIN or not instant_map.installed()


def say_why() -> None:
    """Say once why it is shown, where nobody asked for it."""
    if not instant_map.installed() and not st.session_state.get("told-plain"):
        st.session_state["told-plain"] = True
        st.toast(MISSING, icon=":material/info:", duration="long")


def switch() -> None:
    """Draw the switch between the two maps, where there are two."""
    if not instant_map.installed():
        return
    st.session_state["plain-map"] = shown(session.current())
    st.toggle(
        "Plain map",
        key="plain-map",
        help="Draw with Streamlit's own chart: each step of time then asks the server",
        on_change=lambda: session.update(map=link.PLAIN if st.session_state["plain-map"] else ""),
    )


def standing(rows: Sequence[Row]) -> None:
    """Draw legend and credits: they stand still, so a step of the clock does not send them."""
    st.html(
        f"<div class='map-legend'>{legend_html(rows)}"
        f"<div class='small'>{escape(CREDIBILITY_KEY)}</div></div>"
        f"<div class='map-credits'>{escape(CREDITS)}</div>"
    )


def legend_html(rows: Sequence[Row]) -> str:
    """Rows as HTML with their signs drawn in CSS; every text is escaped."""
    drawn = []
    for row in rows:
        if row.heading:
            drawn.append(f"<div class='legend-heading'>{escape(row.heading)}</div>")
        drawn.append(
            f"<div class='legend-row'><span class='sign' style='{css(row)}'></span>"
            f"<span>{escape(row.words)}</span></div>"
        )
    return "".join(drawn)


def draw(on_map: OnMap) -> None:
    """Draw title, chart and clock; a click on the chart changes what the view selects."""
    view = session.current()
    st.html(
        f"<div class='map-title'><div class='what'>{escape(on_map.place)}</div>"
        f"<div class='when num'>{escape(when(view))}</div>"
        f"<div class='small'>{escape(on_map.as_of)}</div></div>"
    )
    picked = st.pydeck_chart(on_map.made, key=on_map.key, on_select="rerun", selection_mode="single-object", height=500)
    _select(f"picked-{on_map.key}", _selected(picked))
    _clock(on_map.axis.changes)
    if playing():
        st.html(f"<i class='{address.RUNS}'></i>")


def when(view: link.View) -> str:
    """The shown day or window in words, with what was known."""
    day = in_words(view.day)
    moment = day if view.window == 0 else f"{in_words(view.day - view.window)} – {day}"
    known = "as known then"
    if view.known_by != "shown":
        known = f"as known {in_words(session.known_by_day(view))}"
    return f"{moment}, {known}"


def _select(key: str, chosen: str) -> None:
    if address.returned():  # what is selected is as the address says, whatever was last clicked
        st.session_state[key] = chosen
    elif chosen != st.session_state.get(key, ""):
        st.session_state[key] = chosen
        session.update(selected=chosen)


def _selected(picked: object) -> str:
    objects = getattr(getattr(picked, "selection", None), "objects", None) or {}
    for features in objects.values():
        for feature in features:
            properties = feature.get("properties", feature)
            if properties.get("id"):
                return str(properties["id"])
    return ""


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


def _clock(changes: Sequence[int]) -> None:
    """Draw the controls a hand rests on; `changes` are sorted days."""
    view = session.current()
    with st.container(horizontal=True, key="clock-row", vertical_alignment="bottom", gap="small", wrap=False):
        st.button("−1", key="day-back", help="A day back", on_click=step, args=(-1,), shortcut="Left")
        label, icon = ("Pause", "pause") if playing() else ("Play", "play_arrow")
        if st.button(label, key="play", type="primary", icon=f":material/{icon}:", shortcut="Space", width=150):
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
    st.selectbox("Draw on", list(KNOWN), key="known-mode", format_func=KNOWN.__getitem__, on_change=_known_changed)
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
