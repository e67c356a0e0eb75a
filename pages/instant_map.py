"""The instant map: the component that keeps clock and camera in the browser, fed and heard."""

from collections.abc import Sequence
from dataclasses import astuple, replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

import pydeck as pdk
import streamlit as st

from data.coverage import FIRST_DAY, LAST_DAY
from data.time_axis import FOUND, UNCOUNTED
from layers import cameras, legend
from layers.palette import Role, rgba
from pages import session
from pages.link import View
from pages.time_axis import Axis

if TYPE_CHECKING:
    from deckmap import Camera, Timeline

KINDS: Final = (
    ("UA", "claims: under Ukrainian control", Role.UA, 1.0),
    ("RU", "claims: under Russian control", Role.RU, 1.0),
    ("contested", "claims: contested", Role.CONTESTED, 1.0),
    ("supply", "claims on supply", Role.MUNITIONS, 1.0),
    ("event", "events", Role.SELECTED, 1.0),
    (FOUND, "found", Role.ACCENT, 1.0),
    (UNCOUNTED, "published later, or not believed:", Role.QUIET, 0.25),
)
MARGIN: Final = 6  # px below the map, so that the page has nothing to scroll
SIGNS: Final = {"point": "symbol", "dots": "dot-line"}


@cache
def installed() -> bool:
    """Whether the component is there with its browser half."""
    return find_spec("deckmap") is not None and bool(import_module("deckmap").available())


def signs(rows: Sequence[legend.Row]) -> list[Any]:
    """Our legend as the component's."""
    from deckmap import Credibility, LegendItem, WidthScale  # noqa: PLC0415 - the component may be missing

    entries: list[Any] = [
        LegendItem(
            label=row.words,
            kind=SIGNS.get(row.sign, row.sign),
            light=tuple(rgba(row.role, "light", row.strength)),
            dark=tuple(rgba(row.role, "dark", row.strength)),
            width=row.size or 3,
        )
        for row in rows
        if row.sign != "width"
    ]
    widths = [row for row in rows if row.sign == "width"]
    if widths:
        entries.append(
            WidthScale(
                widths[0].heading,
                [(row.words, row.size) for row in widths],
                light=tuple(rgba(widths[0].role, "light")),
                dark=tuple(rgba(widths[0].role, "dark")),
            )
        )
    return [*entries, Credibility(legend.CREDIBILITY_KEY)]


def timeline(axis: Axis) -> "Timeline":
    """A page's time axis as the component's: only the kinds of bars there are."""
    from deckmap import Kind, Mark, Timeline  # noqa: PLC0415 - the component may be missing

    present = set(axis.bars["kind"])
    return Timeline(
        bars=axis.bars,
        kinds=[
            Kind(key, label, tuple(rgba(role, "light", strength)), tuple(rgba(role, "dark", strength)))
            for key, label, role, strength in KINDS
            if key in present
        ],
        marks=[Mark(day, title) for day, title in axis.marks],
        changes=axis.changes,
    )


def draw(
    made: pdk.Deck,
    *,
    key: str,
    place: str,
    as_of: str,
    rows: Sequence[legend.Row],
    axis: "Timeline",
    area: tuple[tuple[float, float], ...],
    start: cameras.Camera,
    theme: str,
) -> View:
    """Draw the map and return the view as the browser left it."""
    from deckmap import Camera, Clock, Compare, deck_map  # noqa: PLC0415 - the component may be missing

    view = session.current()
    camera = Camera(*view.camera) if view.camera else Camera(*astuple(start), width=cameras.WIDTH)
    seen = st.session_state.get(f"moves-{key}")
    state = deck_map(
        made,
        key=key,
        clock=Clock(
            first=FIRST_DAY,
            last=LAST_DAY,
            day=view.day,
            window=view.window,
            known_by=view.known_by,
        ),
        clock_id=session.moves(),
        timeline=axis,
        legend=signs(rows),
        title=place,
        subtitle=f"{{day}}, {{known}}\n{as_of}",
        credits=legend.CREDITS,
        theme=theme,
        margin_bottom=MARGIN,
        camera=camera,
        fly_to=_ordered(key, camera),
        fly_id=session.moves(),
        compare=Compare(view.compare) if view.compare is not None else None,
        compare_id=session.moves(),
        area=area or None,
        area_id=str(area),
    )
    st.session_state[f"moves-{key}"] = session.moves()
    if not state.reported or seen != session.moves():
        return view  # the browser has not seen the page's last move yet: what it says is older
    return _heard(view, state, key)


def _ordered(key: str, camera: "Camera") -> "Camera":
    """Where the page's last move sends the camera; the same until the page moves again, so nothing is re-sent."""
    slot = f"flight-{key}"
    if st.session_state.get(slot, (None, None))[0] != session.moves():
        st.session_state[slot] = (session.moves(), camera)
    ordered: Camera = st.session_state[slot][1]
    return ordered


def _heard(view: View, state: Any, key: str) -> View:  # noqa: ANN401 - the component may be missing
    changes: dict[str, Any] = {}
    if state.clock is not None:
        known = state.clock.known_by
        changes |= {
            "day": round(state.clock.day),
            "window": round(state.clock.window),
            "known_by": known if known is None or known == "shown" else round(known),
        }
    if state.camera is not None:
        each = state.camera
        changes["camera"] = tuple(
            round(number, digits)
            for number, digits in zip(
                (each.longitude, each.latitude, each.zoom, each.bearing, each.pitch), (5, 5, 3, 2, 2), strict=True
            )
        )
    changes["compare"] = round(state.compare.day) if state.compare is not None else None
    chosen = state.selected[0].id if state.selected else ""
    if chosen != st.session_state.get(f"chosen-{key}", ""):
        st.session_state[f"chosen-{key}"] = chosen  # heard once: what the panel closed stays closed
        changes["selected"] = chosen
    if replace(view, **changes) == view:
        return view
    return session.update(**changes)
