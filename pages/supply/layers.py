"""The supply routes' layers in drawing order, and their key figures."""

import pydeck as pdk

from data.belief import perspective_text
from data.supply import quantities
from data.time.days import in_words, span_in_words
from layers.looks.clock_filter import ClockView, by_clock
from layers.looks.look import Look
from layers.map import flow_heads, flows, legs, places, settlements, voyages
from pages.board.panel import Figure
from pages.shell import base_store, session, store, supply_store
from pages.shell.evidence_store import of_evidence
from pages.shell.link import View

NAMES_ZOOM = 3
HEADLINES = (  # group, unit, what the screen calls it, colour
    ("containers", "containers", "containers to Russia", "munitions"),
    ("rounds", "rounds", "artillery rounds to Russia", "munitions"),
    ("missiles", "missiles", "ballistic missiles to Russia", "munitions"),
    ("troops", "people", "troops to Russia", "people"),
    ("workers", "people", "workers to Russia", "people"),
    ("petroleum", "barrels", "of refined petroleum to Pyongyang", "to-pyongyang"),
)


def layers(look: Look, view: ClockView | None, perspective: str) -> list[pdk.Layer]:
    """Everything the supply page draws, from the ground up; hidden layers are left out."""
    urls = supply_store.urls(perspective)
    drawn = base_store.ground(look)
    parts = {
        "lines": lambda: base_store.lines(look, "supply"),
        "legs": lambda: legs.layers(urls.legs, look, view),
        "flows": lambda: flows.layers(urls.flows, look, view) + flow_heads.layers(urls.heads, look, view),
        "voyages": lambda: voyages.layers(urls.trips, look, view),
        "places": lambda: places.layers(urls.places, look, by_clock(view)),
        "names": lambda: settlements.names(urls.names, look, NAMES_ZOOM, "supply-names"),
    }
    for name, make in parts.items():
        if look.shows(name):
            drawn += make()
    return drawn


def as_of(view: View) -> str:
    """How far the evidence on the supply routes reaches, as far as it was known."""
    published = store.tables().consignments["known_from"]
    heard = published.loc[published <= session.known_by_day(view)]
    return f"supply as reported up to {in_words(int(heard.max()))}" if len(heard) else "nothing on supply published yet"


def headlines(view: View) -> list[Figure]:
    """One claimed figure for each kind of goods or people, with its qualifier, period and claimant.

    Only sources that the chosen perspective believes are heard; where it silences all there are, the figure says so.
    """
    begun, known = store.last_turn("start", view.day), store.last_turn("known_from", session.known_by_day(view))
    return list(_headlines(begun, known, view.perspective))


@of_evidence(max_entries=256)
def _headlines(day: int, known: int, perspective: str) -> tuple[Figure, ...]:
    shown = []
    believed = store.consignments(perspective)
    for group, unit, words, colour in HEADLINES:
        found = quantities.headline(believed, group, unit, day, known)
        if found is None:
            others = quantities.headline(store.tables().consignments, group, unit, day, known)
            if others is not None:
                ask = f"quantity:{group}.{unit}.{others.claim['direction']}"
                why = perspective_text.unheard(others.heard, perspective)
                shown.append(Figure("no figure", words, why, colour, ask))
            continue
        claim = found.claim
        number = quantities.in_words(claim["low"], claim["high"], claim["qualifier"])
        period = span_in_words(int(claim["start"]), int(claim["end"]))
        others = f"; {found.heard - 1} other claims" if found.heard > 2 else "; 1 other claim" * (found.heard == 2)
        doubt = f" · {claim['mark_reason']}" if claim["mark_reason"] else ""
        head = f"{number} barrels" if unit == "barrels" else number
        note = f"{claim['claimant']}, {period}{others}{doubt}"
        shown.append(Figure(head, words, note, colour, f"consignment:{claim['id']}"))
    return tuple(shown)
