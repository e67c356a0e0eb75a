"""What the first visitor would wait for, computed while their browser still loads the page."""

from data.tables import EvidenceError
from pages import store


def warm() -> None:
    """Fill the caches the first map needs; evidence that does not hold together is the page's to show."""
    try:
        store.tables()
    except EvidenceError:
        return
    store.opening_day()
    store.front_urls()
    data = store.map_data()
    for part in ("ground", "front_lines", "front_names", "events"):
        getattr(data, part)
