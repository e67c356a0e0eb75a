"""What is seen in a scene, field by field: map, clock, layers, camera, what is compared and what is pointed at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

import streamlit as st

from data.belief.perspective import BUILT_IN
from data.briefings.scenes import GROUPS, LAYERS, Clock, Play, Scene
from data.briefings.toml import MOST_HIGHLIGHTS
from data.tables.coverage import FIRST_DAY, last_day, latest_knowledge
from data.time.days import date_of, day_number
from pages.briefing import marks, view

Change = Callable[..., None]
SLOTS: Final = (
    "theatre", "day", "window", "known", "known-day", "layers", "groups", "perspective", "marks", "compares",
    "compare-day", "runs", "from", "to", "speed", "longitude", "latitude", "zoom", "bearing", "pitch",
)  # fmt: skip
KNOWN: Final = {"today": "today", "shown": "on the day shown", "date": "on a date"}
CAMERA: Final = {  # label, least, most, step
    "longitude": ("Longitude, °", -180.0, 180.0, 0.1),
    "latitude": ("Latitude, °", -85.0, 85.0, 0.1),
    "zoom": ("Zoom", 0.0, 22.0, 0.1),
    "bearing": ("Bearing, °", -360.0, 360.0, 5.0),
    "pitch": ("Pitch, °", 0.0, 85.0, 5.0),
}
LAYER_WORDS: Final = {
    "control": "Ground held",
    "uncertainty": "Where the line may lie",
    "contact-line": "Contact line",
    "settlements": "Settlements",
    "events": "Events",
    "flows": "What was sent",
    "voyages": "Movement",
    "places": "Places",
    "lines": "Borders, rivers, railways",
    "names": "Names",
}


def draw(scene: Scene, now: Callable[[], Scene], words: str, change: Change) -> None:
    """Draw the fields; `now` gives the scene as it stands, `words` is what was searched for."""

    def wind(**changes: Any) -> None:  # noqa: ANN401 - the fields of a clock differ in type
        change(clock=replace(now().clock, **changes))

    maps = view.words()
    _choice("Map", scene, "theatre", list(maps), scene.theatre, maps.__getitem__, change)
    _clock(scene, scene.clock, wind)
    _play(scene, scene.clock, wind)
    _compare(scene, change)
    _several("Layers", scene, "layers", LAYERS, scene.layers, LAYER_WORDS.__getitem__, change)
    _several("Only these goods or people", scene, "groups", GROUPS, scene.groups, _spaced, change)
    _choice("Who is believed", scene, "perspective", ["", *BUILT_IN], scene.perspective, _believed, change)
    slot = f"marks-{scene.id}"
    st.session_state.setdefault(slot, list(scene.highlights))
    st.multiselect(
        "Pointed at on the map",
        marks.offered(words, scene.highlights),
        key=slot,
        format_func=marks.label,
        max_selections=max(MOST_HIGHLIGHTS, len(scene.highlights)),
        placeholder="search above, then choose here",
        on_change=lambda: change(highlights=tuple(st.session_state[slot])),
    )
    _camera(scene, now, change)


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _believed(name: str) -> str:
    return BUILT_IN[name].label if name else "as usual"


def _choice(
    label: str, scene: Scene, field: str, options: list[str], held: str, say: Callable[[str], str], change: Change
) -> None:
    slot = f"{field}-{scene.id}"
    st.session_state.setdefault(slot, held)
    st.selectbox(
        label, options, key=slot, format_func=say, on_change=lambda: change(**{field: st.session_state[slot]})
    )


def _several(
    label: str,
    scene: Scene,
    field: str,
    options: tuple[str, ...],
    held: tuple[str, ...],
    say: Callable[[str], str],
    change: Change,
) -> None:
    slot = f"{field}-{scene.id}"
    st.session_state.setdefault(slot, [each for each in held if each in options])
    st.multiselect(
        label,
        options,
        key=slot,
        format_func=say,
        placeholder="all",
        on_change=lambda: change(**{field: tuple(st.session_state[slot])}),
    )


def dates() -> dict[str, Any]:
    """What a field for a day of a scene takes: days the evidence covers."""
    return {"min_value": date_of(FIRST_DAY), "max_value": date_of(last_day()), "format": "DD/MM/YYYY"}


def within(day: int, last: int) -> date:
    """The day as a field takes it: the nearest the evidence covers, should the tables have changed since."""
    return date_of(min(max(day, FIRST_DAY), last))


def _clock(scene: Scene, clock: Clock, wind: Change) -> None:
    slots = [f"{name}-{scene.id}" for name in ("day", "window", "known", "known-day")]
    fixed = isinstance(clock.known_by, int)
    known = "date" if fixed else "shown" if clock.known_by == "shown" else "today"
    last_known = latest_knowledge()
    known_day = clock.known_by if isinstance(clock.known_by, int) else last_known
    held = (within(clock.day, last_day()), clock.window, known, within(known_day, last_known))
    for slot, value in zip(slots, held, strict=True):
        st.session_state.setdefault(slot, value)

    def take() -> None:
        day, window, kind, known_day = (st.session_state[slot] for slot in slots)
        by = {"today": None, "shown": "shown", "date": day_number(known_day)}[kind]
        play = clock.play and replace(clock.play, last=day_number(day))  # time runs up to the day the scene rests on
        if play:
            st.session_state[f"to-{scene.id}"] = day
        wind(day=day_number(day), window=int(window), known_by=by, play=play)

    left, right = st.columns(2)
    left.date_input("Date", key=slots[0], on_change=take, **dates())
    right.number_input("Days up to it", 0, 3660, key=slots[1], on_change=take, help="0 or 1: the day alone")
    left.selectbox("As known", list(KNOWN), key=slots[2], format_func=KNOWN.__getitem__, on_change=take)
    if fixed:
        ends = dates() | {"max_value": date_of(last_known)}
        right.date_input("Known on", key=slots[3], on_change=take, **ends)


def _play(scene: Scene, clock: Clock, wind: Change) -> None:
    slots = [f"{name}-{scene.id}" for name in ("runs", "from", "to", "speed")]
    play = clock.play or Play(max(clock.day - 30, FIRST_DAY), clock.day)
    held = (clock.play is not None, within(play.first, last_day()), within(play.last, last_day()), play.days_per_second)
    for slot, value in zip(slots, held, strict=True):
        st.session_state.setdefault(slot, value)

    def take() -> None:
        runs, first, last, speed = (st.session_state[slot] for slot in slots)
        if not runs:
            wind(play=None)
            return
        st.session_state[f"day-{scene.id}"] = last
        wind(play=Play(day_number(first), day_number(last), float(speed)), day=day_number(last))

    st.toggle("Time runs", key=slots[0], on_change=take, help="It comes to rest on the date of the scene")
    if clock.play is not None:
        left, middle, right = st.columns(3)
        left.date_input("From", key=slots[1], on_change=take, **dates())
        middle.date_input("To", key=slots[2], on_change=take, **dates())
        right.number_input("Days a second", 0.1, 366.0, key=slots[3], on_change=take)


def _compare(scene: Scene, change: Change) -> None:
    slots = [f"{name}-{scene.id}" for name in ("compares", "compare-day")]
    day = max(scene.clock.day - 30, FIRST_DAY) if scene.compare is None else scene.compare
    for slot, value in zip(slots, (scene.compare is not None, within(day, last_day())), strict=True):
        st.session_state.setdefault(slot, value)

    def take() -> None:
        on, other = (st.session_state[slot] for slot in slots)
        change(compare=day_number(other) if on else None)

    st.toggle("Compare with another date", key=slots[0], on_change=take)
    if scene.compare is not None:
        st.date_input("Left of the bar", key=slots[1], on_change=take, **dates())


def _camera(scene: Scene, now: Callable[[], Scene], change: Change) -> None:
    for column, (field, (label, least, most, step)) in zip(st.columns(len(CAMERA)), CAMERA.items(), strict=True):
        slot = f"{field}-{scene.id}"
        st.session_state.setdefault(slot, float(getattr(scene.camera, field)))

        def take(field: str = field, slot: str = slot) -> None:
            change(camera=replace(now().camera, **{field: float(st.session_state[slot])}))

        column.number_input(label, least, most, step=step, format="%.2f", key=slot, on_change=take)
