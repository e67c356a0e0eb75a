"""What the browser is told of the map a page opens with, from its link alone: the session will tell it the same."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from data.tables import EvidenceError
from layers.palette import Theme
from pages import board, front_board, instant_map, link, overview_board, session, store, supply_board

BOARDS: Final = {"overview": overview_board.BOARD, "fronts": front_board.BOARD, "supply": supply_board.BOARD}
LONGEST_LINK: Final = 8000


def told(page: str, parameters: Mapping[str, str]) -> dict[str, Any] | None:
    """The instant map's message for `page`, a link's parameters and a `theme`; None where none would be shown."""
    asked = {name: text for name, text in parameters.items() if name != "theme"}
    if page not in BOARDS or not instant_map.installed() or sum(map(len, asked.values())) > LONGEST_LINK:
        return None
    try:
        store.tables()
    except EvidenceError:  # the page lists what is wrong with it
        return None
    return _told(page, "dark" if parameters.get("theme") == "dark" else "light", session.opening(asked)[0])


@st.cache_resource(show_spinner=False, max_entries=64)
def _told(page: str, theme: Theme, view: link.View) -> dict[str, Any] | None:
    if view.map == "plain":
        return None
    shown = BOARDS[page]
    return instant_map.first(board.on_map(shown, view, theme), view, shown.selected(view))
