"""What the browser is told of the map a page opens with, from its link alone: the session will tell it the same."""

from collections.abc import Mapping
from typing import Any, Final

from data.tables.tables import EvidenceError
from pages.board import board, instant_map, plain_map
from pages.fronts import board as front_board
from pages.overview import board as overview_board
from pages.shell import evidence_store, link, session
from pages.shell.evidence_store import of_evidence
from pages.supply import board as supply_board

BOARDS: Final = {"overview": overview_board.BOARD, "fronts": front_board.BOARD, "supply": supply_board.BOARD}
LONGEST_LINK: Final = 8000


def told(page: str, parameters: Mapping[str, str]) -> dict[str, Any] | None:
    """The instant map's message for `page` and a link's parameters; None where it shows none.

    An embedded page stands elsewhere and may be of another theme: it waits for Streamlit.
    """
    if page not in BOARDS or not instant_map.installed():
        return None
    if parameters.get("embed") == "true" or sum(map(len, parameters.values())) > LONGEST_LINK:
        return None
    try:
        evidence_store.look()
    except EvidenceError:  # the page lists what is wrong with it
        return None
    return _told(page, session.opening(parameters)[0])


@of_evidence(max_entries=64)
def _told(page: str, view: link.View) -> dict[str, Any] | None:
    if plain_map.shown(view):
        return None
    shown = BOARDS[page]
    return instant_map.first(board.on_map(shown, view), view, shown.selected(view))
