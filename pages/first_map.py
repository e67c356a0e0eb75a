"""What the browser is told of the map a page opens with, from its link alone: the session will tell it the same."""

from collections.abc import Mapping
from typing import Any, Final, cast, get_args

from data.tables import EvidenceError
from layers.palette import Theme
from pages import board, evidence_store, front_board, instant_map, link, overview_board, session, supply_board
from pages.evidence_store import of_evidence

BOARDS: Final = {"overview": overview_board.BOARD, "fronts": front_board.BOARD, "supply": supply_board.BOARD}
LONGEST_LINK: Final = 8000


def told(page: str, theme: str, parameters: Mapping[str, str]) -> dict[str, Any] | None:
    """The instant map's message for `page` in "light" or "dark" and a link's parameters; None where it shows none.

    An embedded page stands elsewhere and may be of another theme: it waits for Streamlit.
    """
    if page not in BOARDS or theme not in get_args(Theme) or not instant_map.installed():
        return None
    if parameters.get("embed") == "true" or sum(map(len, parameters.values())) > LONGEST_LINK:
        return None
    try:
        evidence_store.look()
    except EvidenceError:  # the page lists what is wrong with it
        return None
    return _told(page, cast("Theme", theme), session.opening(parameters)[0])


@of_evidence(max_entries=64)
def _told(page: str, theme: Theme, view: link.View) -> dict[str, Any] | None:
    if view.map == "plain":
        return None
    shown = BOARDS[page]
    return instant_map.first(board.on_map(shown, view, theme), view, shown.selected(view))
