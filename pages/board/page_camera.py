"""Which camera a page's map starts from: where the reader left it there, not where another page's map stands."""

from typing import Final

import streamlit as st

from pages.shell import session
from pages.shell.link import View

EXTENTS: Final = {"map-fronts": "front", "map-analysis": "front"}  # maps of one ground share a camera
LEFT, KEPT = "camera-left", "cameras"


def arrive(key: str) -> View:
    """The view for the map `key`: with this ground's own camera where another one was shown before.

    A camera that a link or the page itself asks for is left as it is.
    """
    here, view = EXTENTS.get(key, key), session.current()
    before, *unmoved = st.session_state.get(LEFT, (here,))
    if before == here or unmoved != [view.camera, session.moves("camera")]:
        return view
    kept = st.session_state.setdefault(KEPT, {})
    kept[before] = view.camera
    return session.update(camera=kept.get(here, ()))


def stay(key: str) -> None:
    """Note which ground is shown and from where, once the map has been heard."""
    here = EXTENTS.get(key, key)
    st.session_state[LEFT] = (here, session.current().camera, session.moves("camera"))
