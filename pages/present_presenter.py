"""The presenter view: a second window with notes, the next scene and the clock, in step with the stage."""

from functools import cache
from typing import Any, Final

import streamlit as st

from data.citations import Citations
from layers import stage_script
from layers.source_numbers import SourceNumbers
from pages import present_style, store
from pages.base_path import BASE
from pages.present_rooms import ROOMS_AT, Room

TOLD: Final = ("title", "figure", "notes", "clock")


@cache
def _presenter() -> Any:  # noqa: ANN401 - Streamlit's mount function has no public type
    """The component, registered once it is asked for: its browser half comes with the map's, which may be missing."""
    return st.components.v2.component(
        "lifeline-deckmap.presenter", js="presenter-*.js", css=stage_script.style("presenter")
    )


def show(room: Room) -> None:
    """Draw the presenter view of `room`."""
    present_style.bare()
    sources = SourceNumbers(room.briefing, Citations(store.tables()))
    told = (stage_script.scene_told(scene, sources, store.theatres()) for scene in room.briefing.scenes)
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
