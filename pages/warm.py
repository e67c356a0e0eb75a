"""What the first visitor would wait for, computed while their browser still loads the page."""

from data.tables import EvidenceError
from pages import base_store, store


def warm() -> None:
    """Fill the caches the first map needs; evidence that does not hold together is the page's to show."""
    try:
        store.tables()
    except EvidenceError:
        return
    store.opening_day()
    store.front_urls()
    base_store.ground_url()
    base_store.line_url("front", ())
    base_store.front_names()
    store.event_url()
