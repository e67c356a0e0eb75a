"""The Streamlit side of the map."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from deckmap.browser_half import available
from deckmap.message import ALL_TOOLS, Tool, camera_of, payload, view_of
from deckmap.state import MapState, map_state

if TYPE_CHECKING:
    import pydeck

    from deckmap.annotations import Annotation, Place
    from deckmap.camera import Camera
    from deckmap.clock import Clock, Play
    from deckmap.compare import Compare
    from deckmap.ids import Ident
    from deckmap.layer_options import LayerOptions
    from deckmap.legend import LegendEntry
    from deckmap.timeline import Timeline


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit's mount function has no public type
    """Returns Streamlit's mount function, registered once, and only where a Streamlit runs: importing needs none."""
    return st.components.v2.component("lifeline-deckmap.deckmap", js="deckmap-*.js")


def deck_map(
    deck: pydeck.Deck,
    *,
    key: str,
    clock: Clock | None = None,
    clock_id: str | int | None = None,
    timeline: Timeline | None = None,
    legend: Sequence[LegendEntry] = (),
    title: str = "",
    subtitle: str = "",
    credits: str = "",
    theme: Literal["light", "dark", "auto"] = "light",
    dark: pydeck.Deck | None = None,
    height: int | Literal["stretch"] = "stretch",
    margin_bottom: int = 0,
    camera: Camera | None = None,
    fly_to: Camera | None = None,
    fly_id: str | int | None = None,
    compare: Compare | None = None,
    compare_id: str | int | None = None,
    layers: Mapping[str, LayerOptions] | None = None,
    tools: Sequence[Tool] = ALL_TOOLS,
    chrome: Literal["full", "map", "none"] = "full",
    play: Play | None = None,
    selected: Sequence[tuple[str, Ident]] | None = None,
    selected_id: str | int | None = None,
    words: Mapping[str, str] | None = None,
    annotations: Sequence[Annotation] = (),
    area: Sequence[Place] | None = None,
    area_id: str | int | None = None,
    allow_remote: bool = False,
    report_every: float = 0.0,
    on_change: Callable[[], None] | None = None,
) -> MapState:
    """Draws `deck` and returns the map as the user left it.

    The browser owns clock, camera, comparison, selection, area and annotations once the map stands: what is passed
    here is where they start, and passing back what the map reported moves nothing. To move them from Python give a new
    `clock_id` (takes `clock`), `fly_id` (flies to `fly_to`), `compare_id` (takes `compare`; None ends it), `area_id`
    (takes `area`; None clears it), `play.id`, or a new `selected_id` (takes `selected`). Without `camera` a changed
    `deck.initial_view_state` jumps, as in `st.pydeck_chart`.

    Layers with a `DataFilterExtension` of `filterSize` 4 over [start, end, known_from, known_to] follow the clock, and
    so do `TripsLayer` and data in the format of `deckmap.columns`. `title` and `subtitle` may hold `{day}` (the shown
    date or window in words) and `{known}` ("as known 22 Nov 2026"); the browser fills them frame by frame.

    Args:
        deck: any pydeck deck. Base maps are not fetched (`map_style` is ignored); `data` may be rows, a URL on the
            same server, or the URL of binary columns. Rows may hold any value of Python, NumPy, pandas or Arrow; what
            is missing there reads as missing. What cannot be drawn as asked is in `MapState.errors` at once.
        key: names the map in the page and in `st.session_state`.
        clock: the clock; None draws the deck without time.
        clock_id: a new value makes the browser take `clock`.
        timeline: what the time axis shows.
        legend: the signs and their words, in order.
        title: the line that says what and when, on the map and on every snapshot.
        subtitle: the smaller line under it.
        credits: the credit line; it is part of every snapshot.
        theme: light for projectors, dark for screens; "auto" is the page's own, and turns with it in the browser.
        dark: the same layers in the colours of the dark theme, drawn while that is shown; what is alike is sent once.
        height: pixels, or "stretch" to reach the bottom of the window (at least 360 px). Title, legend, tools and time
            axis give way where there is little.
        margin_bottom: pixels left free under a stretched map.
        camera: where the camera starts.
        fly_to: where the camera flies when `fly_id` changes.
        fly_id: a new value starts the flight.
        compare: a second date.
        compare_id: a new value makes the browser take `compare`.
        layers: options by layer id.
        tools: the tools offered.
        chrome: "full", "map" (no tools, no timeline) or "none" (the map and its credits alone).
        play: a stretch of time to play once.
        selected: (layer id, feature id) pairs, ids of the type they have in the rows; a pair that is on no layer
            marks nothing.
        selected_id: a new value makes the browser take `selected`; without it, a different `selected` does.
        words: replacements for the words on the buttons, by name (see README).
        annotations: what is drawn on the map at the start.
        area: a ring of (longitude, latitude) in degrees, WGS84, drawn as if by hand; it selects nothing by itself.
        area_id: a new value makes the browser take `area`.
        allow_remote: lets layers fetch from other machines. Otherwise whatever would ask one, wherever its address
            stands, is refused and named in `MapState.errors`.
        report_every: during playback, tell Python every so many seconds; 0 waits for the pause.
        on_change: called before the rerun that follows a report.

    Raises:
        RuntimeError: the browser half was not built; see `deckmap.available`.
        ValueError: `dark` has other layers than `deck`.
    """
    if not available():
        raise RuntimeError("deckmap was installed without its browser half: reinstall it with pip")
    start = camera or camera_of(deck)
    data = payload(
        deck,
        key=key,
        clock=clock,
        timeline=timeline,
        legend=legend,
        title=title,
        subtitle=subtitle,
        credits=credits,
        theme=theme,
        dark=dark,
        height=height,
        margin_bottom=margin_bottom,
        camera=camera,
        fly_to=fly_to,
        fly_id=fly_id,
        compare=compare,
        layers=layers,
        tools=tools,
        chrome=chrome,
        play=play,
        selected=selected,
        words=words,
        annotations=annotations,
        area=area,
        allow_remote=allow_remote,
        report_every=report_every,
    )
    pairs = data["selected"]["value"]
    commands = {
        "clock": clock_id,
        "camera": "" if camera else json.dumps(view_of(deck), default=str),
        "compare": compare_id,
        "annotations": None,
        "area": area_id,
        "selected": str(pairs) if selected_id is None else selected_id,
    }
    remembered = _remember(key, {name: (command, data[name]["value"]) for name, command in commands.items()})
    data |= remembered
    result = _component()(
        key=key,
        data=data,
        default={"state": None},
        height="content",
        on_state_change=on_change or _nothing,
    )
    sent = {name: item["token"] for name, item in remembered.items() if name != "selected" or pairs is not None}
    sent |= {name: data[name]["id"] for name in ("fly", "play") if data[name]}
    reported = result.get("state") or {}
    flying = data["fly"] is not None and reported.get("taken", {}).get("fly") != data["fly"]["id"]
    return map_state(
        reported,
        camera=fly_to if flying else start,
        clock=clock,
        compare=compare,
        annotations=tuple(annotations),
        area=None if area is None else tuple((longitude, latitude) for longitude, latitude in area),
        selected=tuple(pairs or ()),
        sent=sent,
        refusals=data["refusals"],
    )


def _nothing() -> None:
    """Streamlit returns only states that have a callback."""


def _remember(key: str, wanted: dict[str, tuple[Any, Any]]) -> dict[str, Any]:
    """Returns what to send of the things the browser owns: what stood when the map was mounted or last commanded.

    Passing back what the map reported then leaves the message as it was, so nothing is sent and nothing moves. The
    token tells a browser that mounts the same map again (a moved element) from one that shows it anew.
    """
    slot = f"_deckmap:{key}"
    mounted = key in st.session_state and slot in st.session_state
    last = st.session_state[slot] if mounted else {}
    kept: dict[str, Any] = {}
    for name, (command, value) in wanted.items():
        before = last.get(name)
        if before is not None and before["command"] == command:
            kept[name] = before
        else:
            kept[name] = {"command": command, "value": value, "token": uuid.uuid4().hex[:12]}
    st.session_state[slot] = kept
    return {name: {"token": item["token"], "value": item["value"]} for name, item in kept.items()}
