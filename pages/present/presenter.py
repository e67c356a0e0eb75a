"""The presenter view: a second window with notes, the next scene and the clock, in step with the stage."""

from functools import cache
from typing import Any, Final

import streamlit as st

from data.briefings.citations import Citations
from data.briefings.source_numbers import SourceNumbers
from layers.stage import script
from pages.present import style
from pages.present.rooms import ROOMS_AT, Room
from pages.server.base_path import BASE
from pages.shell import store

TOLD: Final = ("title", "figure", "notes", "clock")


@cache
def _presenter() -> Any:  # noqa: ANN401 - Streamlit's mount function has no public type
    """The component, registered once it is asked for: its browser half comes with the map's, which may be missing."""
    return st.components.v2.component(
        "lifeline-deckmap.presenter", js="presenter-*.js", css=script.style("presenter")
    )


def show(room: Room) -> None:
    """Draw the presenter view of `room`."""
    style.bare()
    sources = SourceNumbers(room.briefing, Citations(store.tables()))
    told = (script.scene_told(scene, sources, store.theatres()) for scene in room.briefing.scenes)
    # where the room stands is said once; from then on the wire tells
    at = st.session_state.setdefault(f"presenter-at-{room.code}", dict(room.at))
    _presenter()(
        key="presenter",
        data={
            "code": room.code,
            "rooms": ROOMS_AT,
            "follow": f"{BASE}/present?follow={room.follow}",
            "at": at,
            "scenes": [{name: each[name] for name in TOLD} for each in told],
        },
        height="content",
    )
