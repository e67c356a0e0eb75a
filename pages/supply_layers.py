"""The supply routes' layers in drawing order, and their key figures."""

import pydeck as pdk

from data import quantities
from data.days import in_words
from layers import flow_heads, flows, legend, legs, places, settlements, voyages
from layers.clock_filter import ClockView
from layers.look import Look
from layers.palette import Role
from pages import base_store, session, store, supply_store
from pages.link import View
from pages.panel import Figure

NAMES_ZOOM = 3
HEADLINES = (  # group, unit, what the screen calls it, colour
    ("containers", "containers", "containers to Russia", "munitions"),
    ("rounds", "rounds", "artillery rounds to Russia", "munitions"),
    ("missiles", "missiles", "ballistic missiles to Russia", "munitions"),
    ("troops", "people", "troops to Russia", "people"),
    ("workers", "people", "workers to Russia", "people"),
    ("petroleum", "barrels", "of refined petroleum to Pyongyang", "to-pyongyang"),
)


def layers(look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """Everything the supply page draws, from the ground up; hidden layers are left out."""
    urls = supply_store.urls()
    drawn = base_store.ground(look)
    parts = {
        "lines": lambda: base_store.lines(look, "supply"),
        "legs": lambda: legs.layers(urls.legs, look, view),
        "flows": lambda: flows.layers(urls.flows, look, view) + flow_heads.layers(urls.heads, look, view),
        "voyages": lambda: voyages.layers(urls.trips, look, view),
        "places": lambda: places.layers(urls.places, look),
        "names": lambda: [
            *settlements.names(urls.names, look, NAMES_ZOOM, "supply-names"),
            places.names(urls.places, look, NAMES_ZOOM),
        ],
    }
    for name, make in parts.items():
        if look.shows(name):
            drawn += make()
    return drawn


def as_of(view: View) -> str:
    """How far the evidence on the supply routes reaches."""
    told = store.tables().consignments
    return f"supply as reported up to {in_words(int(told['known_from'].max()))}"


def width_rows() -> tuple[legend.Row, ...]:
    """The scale of line widths."""
    return tuple(
        legend.Row("width", Role.MUNITIONS, words, size=float(flows.width(amount)), heading=heading)
        for amount, words, heading in (
            (100, "100", "Width: reported quantity in its own unit"),
            (10_000, "10\u2009000", ""),
            (1_000_000, "1 million", ""),
        )
    )


def headlines(view: View) -> list[Figure]:
    """One claimed figure for each kind of goods or people, with its qualifier, period and claimant."""
    shown = []
    for group, unit, words, colour in HEADLINES:
        found = quantities.headline(
            store.tables().consignments, group, unit, view.day, session.known_by_day(view)
        )
        if found is None:
            continue
        claim = found.claim
        number = quantities.in_words(claim["low"], claim["high"], claim["qualifier"])
        period = f"{in_words(int(claim['start']))} – {in_words(int(claim['end']) - 1)}"
        others = f"; {found.heard - 1} other claims" if found.heard > 2 else "; 1 other claim" * (found.heard == 2)
        head = f"{number} barrels" if unit == "barrels" else number
        shown.append(
            Figure(head, words, f"{claim['claimant']}, {period}{others}", colour)
        )
    return shown
