"""What the first visitor would wait for, computed while their browser still loads the page."""

from collections.abc import Iterator

from data.tables.tables import EvidenceError
from layers.looks import published
from pages.shell import evidence_store, store


def warm() -> None:
    """Fill the caches the first map needs; evidence that does not hold together is the page's to show."""
    try:
        evidence_store.look()
    except EvidenceError:
        return
    store.opening_day()
    for address in _first_map():
        published.at(address)


def _first_map() -> Iterator[str]:
    """Layers of the fronts, what is seen first first."""
    data, front = store.map_data(), store.front_urls()
    yield from (data.ground, *front.control.values(), front.line, data.front_lines, front.settlements)
    yield from (data.front_names, data.events, front.band)
