"""The stage: one map for all scenes, words and keys over it, and who says so when something is clicked."""

from collections.abc import Callable, Mapping
from dataclasses import astuple, replace
from functools import cache
from math import log2
from typing import Any, Final

import streamlit as st

from data.briefings.scenes import LAYERS, STAGE, Briefing, Scene
from data.fronts.fronts import Fronts
from data.tables.coverage import FIRST_DAY, last_day
from data.tables.theatres import SUPPLY
from layers.looks.cameras import Camera
from layers.looks.deck import deck
from layers.looks.look import Look
from layers.looks.palette import Theme
from layers.looks.static_camera import CORE
from layers.stage import script
from layers.stage.data import StageData
from layers.stage.layers import StageLayers, stage_layers
from layers.stage.script import clock_told
from pages.board import panel, why_panel
from pages.briefing.view import BASE_LINES, PAGE_WIDTH
from pages.present.rooms import ROOMS_AT, Room
from pages.server.base_path import BASE
from pages.shell import link, session, store
from pages.shell.evidence_store import of_evidence

WORDS: Final = "stage-words"  # the key of the component that holds words and keys


@cache
def _stage() -> Any:  # noqa: ANN401 - Streamlit's mount function has no public type
    """The component, registered once it is asked for: its browser half comes with the map's, which may be missing."""
    return st.components.v2.component("lifeline-deckmap.stage", js="stage-*.js", css=script.style())


@of_evidence()
def data() -> StageData:
    """What the layers of briefings draw from."""
    return StageData(store.tables(), _fronts)


def _fronts(name: str) -> Fronts:
    return store.front_of(name)


@of_evidence(show_spinner="Setting the stage …", max_entries=16, in_turn=True)
def layers_of(briefing: Briefing, theme: Theme) -> StageLayers:
    """The layers of a briefing."""
    return stage_layers(data(), briefing, Look(theme=theme, present=True))


@of_evidence(max_entries=16, in_turn=True)
def told(briefing: Briefing) -> dict[str, Any]:
    """What the stage's script is told of a briefing."""
    said = script.told(briefing, data(), layers_of(briefing, "light"))
    for scene, made in zip(briefing.scenes, said["scenes"], strict=True):
        made["link"] = address(scene)
    return said


def address(scene: Scene) -> str:
    """A link that shows the scene's map on its page, as far as the page can show it.

    The pages know no groups of goods, no play range and no marks beyond the one thing selected; `/present?scene=N`
    restores all of a scene.
    """
    view = view_of(scene)
    query = link.write(view, session.default())
    said = "&".join(f"{name}={text}" for name, text in query.items())
    return f"{BASE}/{'supply' if scene.theatre == SUPPLY else 'fronts'}?{said}"


def view_of(scene: Scene) -> link.View:
    """A scene as the view the pages share."""
    camera = scene.camera
    zoom = round(camera.zoom + log2(PAGE_WIDTH / STAGE[0] / CORE), 2)
    hidden = {each for each in LAYERS if each not in scene.layers}
    hidden |= BASE_LINES if "lines" in hidden else set()
    hidden -= {"lines"}
    if scene.theatre == SUPPLY:
        hidden.add("legs")  # a scene draws what was sent, not every way there is
    return link.View(
        day=scene.clock.day,
        window=clock_told(scene.clock)["window"],
        known_by=scene.clock.known_by,
        hidden=tuple(sorted(hidden)),
        theatre="" if scene.theatre == SUPPLY else scene.theatre,
        perspective=scene.perspective,
        compare=scene.compare,
        selected=next((each for each in scene.highlights if each.split(":")[0] in panel.SHOW), ""),
        camera=(camera.longitude, camera.latitude, zoom, camera.bearing, camera.pitch),
    )


def show(room: Room, again: Callable[[], None], **asked: Any) -> None:  # noqa: ANN401 - told the script
    """Draw the stage of `room`; `asked` are start, code, wire, follow, kiosk, presenter, exit.

    `again` is called when the window says, as `room`, which room it led before it was reloaded.
    """
    briefing = room.briefing
    with st.container(key="present-map"):
        st.fragment(_map)(room, asked["start"])
    _stage()(
        key=WORDS,
        data={**told(briefing), "rooms": ROOMS_AT, **asked},
        default={"room": ""},
        on_room_change=again,
        height="content",
    )


def _map(room: Room, start: int) -> None:
    from deckmap import Camera as Seen  # noqa: PLC0415 - the component may be missing
    from deckmap import Clock, deck_map  # noqa: PLC0415

    briefing = room.briefing
    first = briefing.scenes[start]
    camera = Camera(*astuple(first.camera))
    window = clock_told(first.clock)["window"]
    known = first.clock.known_by
    state = deck_map(
        deck(layers_of(briefing, "light").layers, camera),
        dark=deck(layers_of(briefing, "dark").layers, camera),
        key=script.MAP,
        clock=Clock(first=FIRST_DAY, last=last_day(), day=first.clock.day, window=window, known_by=known),
        theme="auto",
        camera=Seen(*astuple(camera)),
        tools=(),
        chrome="none",
    )
    _source(briefing.scenes[int(room.at.get("scene", start))], state)


def _source(scene: Scene, state: Any) -> None:  # noqa: ANN401 - the component may be missing
    """Who says so, for what was clicked last."""
    chosen = state.selected[0].id if state.selected else ""
    kind, _, name = chosen.partition(":")
    with st.container(key="present-source"):
        view = _seen(scene, state)
        if name and kind in panel.SHOW:
            panel.SHOW[kind](name, view)
        elif name and kind in why_panel.ANSWERS:  # ground, a line, a settlement: the claims that made it
            why_panel.draw(why_panel.ANSWERS[kind](name, view, view.perspective))


def _seen(scene: Scene, state: Any) -> link.View:  # noqa: ANN401
    view = view_of(scene)
    if state.clock is None or not isinstance(state.raw, Mapping):
        return view
    return replace(view, day=round(state.clock.day))
