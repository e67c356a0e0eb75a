"""The wire between a window and its room: what happens on the stage goes up, what others did comes down."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from pages.present_rooms import Room

JS: Final = """
const heard = new WeakMap();
export default function ({data, parentElement, setStateValue}) {
  let say = heard.get(parentElement);
  if (!say) {
    heard.set(parentElement, (say = {}));
    // The first visitor after a start of the server is told by Streamlit that this page is not known yet; it is,
    // and the note would keep the map from being touched.
    for (const each of document.querySelectorAll('[role=dialog] [aria-label=Close]')) each.click();
    if (data.leads) addEventListener('lifeline-at', event => say.send('at', event.detail));
  }
  say.send = setStateValue;
  if (data.at && data.at.me) dispatchEvent(new CustomEvent('lifeline-room', {detail: data}));
}
"""
EVERY: Final = "700ms"

_wire = st.components.v2.component("lifeline_room_wire", js=JS)


def _nothing() -> None:
    """Streamlit returns only states that have a callback."""


def hold(room: Room, *, leads: bool, key: str) -> None:
    """Keep this window in step with `room`; `leads` lets it move the others."""
    st.fragment(_step, run_every=EVERY)(room, leads, key)


def _step(room: Room, leads: bool, key: str) -> None:
    said: Any = st.session_state.get(key)
    if leads and isinstance(said, Mapping):
        room.move(said.get("at"))
    _wire(
        key=key,
        data={"version": room.version, "at": room.at, "leads": leads},
        default={"at": None},
        on_at_change=_nothing,
    )
