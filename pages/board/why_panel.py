"""Why is this here? Answers as every page with a map draws them: who says so, what lost by which rule, what if not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Final

import pandas as pd
import streamlit as st

from data.answers import quantity as why_quantity
from data.answers import source as why_source
from data.answers import supply, why
from data.answers.why import Answer
from data.basemap import layers
from data.belief import perspective_text
from data.belief.known_when import After
from data.belief.perspective import Perspective
from data.fronts.figures import places_behind
from data.supply.quantities import number_words
from data.supply.quantity_ranges import Goods
from data.tables import vocabulary
from data.tables.tables import Tables
from data.tables.theatres import ALL
from data.time.days import in_words
from layers.map import control
from pages.board import why_cards
from pages.shell import session, store
from pages.shell.link import View

MOST: Final = 25  # cards shown at once; more are a click away, so that an answer stays light to send
MORE: Final = 100
SHOWN: Final = "why-shown"
PARTS: Final = {
    why.ASKED: "The claim", why.MADE: "Who says so", why.LOST: "Also said, and did not decide it",
    why.UNHEARD: "Not counted",
}  # fmt: skip
CONTROL: Final = {**control.WORDS, "held": "Under Ukrainian control or contested"}
HELD: Final = {"held": ("UA", "contested")}
HELD_BY: Final = ("UA", "contested")
MEASURES: Final = {
    "length_km": "contact line", "depth_km": "farthest place under Ukrainian control",
    "speed_km2_per_day": "what came under or left Ukrainian control in seven days",
    "settlements_changed": "settlements that changed hands that day",
}  # fmt: skip
NOBODY: Final = (
    "No claim says otherwise: ground on Russia’s side of the border is Russian until somebody reports something else."
)


def draw(answers: Sequence[Answer], known_by: int) -> None:
    """Draw the answers one under the other, telling no more than was known; no claims at all is an answer too."""
    for n, found in enumerate(answers):
        if found.title:
            st.html(f"<p class='panel-title'>{escape(found.title)}</p><div class='small'>{escape(found.below)}</div>")
        elif found.below:
            st.html(f"<h3 class='section'>{escape(found.below)}</h3>")
        for part, words in PARTS.items():
            _part(found, part, words, known_by, f"{n}-{part}")
        if found.claims.empty and found is answers[-1]:
            st.html(f"<div class='small'>{NOBODY}</div>")


def _part(answer: Answer, part: str, words: str, known_by: int, place: str) -> None:
    rows = answer.part(part)
    if rows.empty:
        return
    if part in (why.ASKED, why.MADE):
        st.html(f"<h3 class='section'>{words}</h3>")
        _some_cards(rows, known_by, place, answer)
        return
    with st.expander(f"{words}: {len(rows)} claim{'s' if len(rows) != 1 else ''}"):
        _some_cards(rows, known_by, place, answer)


def _some_cards(rows: pd.DataFrame, known_by: int, place: str, answer: Answer) -> None:
    """The first cards, and a way to the rest of them; another answer starts over."""
    asked = f"{answer.title} {answer.below}"
    held = st.session_state.setdefault(SHOWN, {})
    shown = held.get(place, ("", 0))[1] if held.get(place, ("", 0))[0] == asked else MOST
    st.html(why_cards.cards(rows.head(shown), known_by))
    left = len(rows) - shown
    if left > 0:
        st.button(
            f"Show {min(left, MORE)} more of {left}",
            key=f"more-{place}",
            type="tertiary",
            icon=":material/expand_more:",
            on_click=lambda: held.update({place: (asked, shown + MORE)}),
        )


def settlement(name: str, view: View, perspective: str) -> list[Answer]:
    """One settlement."""
    return _some(why.settlement(store.front_of(perspective), name, view.day, session.known_by_day(view)))


def _fronts() -> dict[str, str]:
    """What a figure may be of, as the beginning of a title."""
    return {name: f"{words[:1].upper()}{words[1:]}" for name, words in store.theatres().maps.items()}


def figure(name: str, view: View, perspective: str) -> list[Answer]:
    """Ground by control: "kursk.UA"; "held" is under Ukrainian control or contested."""
    theatre, _, what = name.partition(".")
    if what not in CONTROL or theatre not in _fronts():
        return []
    front, known = store.front_of(perspective), session.known_by_day(view)
    kinds = HELD.get(what, (what,))
    places = [place for kind in kinds for place in why.held_by(front, kind, theatre, view.day, known)]
    size = front.ground.cells.set_index("settlement_id")["area_km2"].loc[places].sum()
    title = f"{_fronts()[theatre]}. {CONTROL[what]}: about {number_words(round(size))} km²"
    return [why.ground(front, places, title, view.day, known)]


def area(name: str, view: View, perspective: str) -> list[Answer]:
    """The ground an area on the map belongs to: its control in its theatre, "kursk-UA-…"."""
    theatre, what = name.split("-")[:2] if name.count("-") else (name, "")
    return figure(f"{theatre}.{what}", view, perspective)


def line(name: str, view: View, perspective: str) -> list[Answer]:
    """One piece of the contact line."""
    front = store.front_of(perspective)
    rows = front.contact_line.loc[front.contact_line["id"] == name]
    if rows.empty:
        return []
    row = rows.iloc[0]
    known = session.known_by_day(view)
    return _some(why.line(front, row["settlement_a"], row["settlement_b"], view.day, known))


def measure(name: str, view: View, perspective: str) -> list[Answer]:
    """A figure of the front itself: "kursk.length_km", "both.speed_km2_per_day"."""
    theatre, _, what = name.partition(".")
    if what not in MEASURES or theatre not in _fronts():
        return []
    front, known = store.front_of(perspective), session.known_by_day(view)
    # what changed is measured from one day to another: where each is shown as known then, so it is here
    moment = After(0) if view.known_by == "shown" else known
    here = store.theatres().under(theatre)
    border = layers.border()
    places = [place for each in here for place in places_behind(front, border, what, each, view.day, moment)]
    return [why.ground(front, places, f"{_fronts()[theatre]}: {MEASURES[what]}", view.day, known)]


def raion(name: str, view: View, perspective: str) -> list[Answer]:
    """The ground of one raion that is not under Russian control; blanks in its name are written as "_"."""
    front, known, called = store.front_of(perspective), session.known_by_day(view), name.replace("_", " ")
    here = front.ground.by_raion.loc[lambda rows: rows["raion"] == called].set_index("settlement_id")["area_km2"]
    if here.empty:
        return []
    held = {
        kind: [each for each in why.held_by(front, kind, ALL, view.day, known) if each in here.index]
        for kind in HELD_BY
    }
    size = {kind: number_words(round(here.loc[places].sum())) for kind, places in held.items()}
    title = f"{called}: about {size['UA']} km² under Ukrainian control, about {size['contested']} km² contested"
    return [why.ground(front, [*held["UA"], *held["contested"]], title, view.day, known)]


def source(name: str, view: View, perspective: str) -> list[Answer]:
    """What hangs on one source, and what else it is cited for."""
    sources = store.tables().sources.set_index("id")
    if name not in sources.index:
        return []
    title, known = f"{sources.loc[name, 'publisher']}: {sources.loc[name, 'title']}", session.known_by_day(view)
    front = store.front_of(perspective)
    ground = why_source.source(front, name, title, view.day, known)
    others = why_source.others(store.tables(), name, known, perspective_text.read(perspective))
    if others and not ground:
        others = replace(others, title="What this source says", below=title)
    if not ground and not others:
        return [Answer("What this source says", f"{title} · no claim rests on it", why.ordered([]))]
    return [*_some(ground), *_some(others)]


def leg(name: str, view: View, perspective: str) -> list[Answer]:
    """One leg of a supply route."""
    return _some(supply.leg(*_asked(name, view, perspective)))


def route(name: str, view: View, perspective: str) -> list[Answer]:
    """One supply route, leg by leg."""
    return supply.route(*_asked(name, view, perspective))


def voyage(name: str, view: View, perspective: str) -> list[Answer]:
    """One dated run."""
    return supply.voyage(*_asked(name, view, perspective))


def vessel(name: str, view: View, perspective: str) -> list[Answer]:
    """One ship."""
    return _some(supply.vessel(*_asked(name, view, perspective)))


def place(name: str, view: View, perspective: str) -> list[Answer]:
    """A port, station, depot town or airport."""
    tables, _, known, believed = _asked(name, view, perspective)
    return _some(supply.place(tables, name, view.day, known, believed))


def event(name: str, view: View, perspective: str) -> list[Answer]:
    """One event."""
    tables, _, known, believed = _asked(name, view, perspective)
    found = why.one(tables, "events", name, known, believed)
    if not found:
        return []
    row = tables.events.set_index("id").loc[name]
    below = " · ".join(filter(None, (str(row["place"] or ""), why_cards.period(row), f"as known {in_words(known)}")))
    return [replace(found, title=str(row["title"]), below=below)]


def quantity(name: str, view: View, perspective: str) -> list[Answer]:
    """A combined range: "rounds.rounds.to_russia"."""
    parts = name.split(".")
    return [_range(Goods(*parts), view, perspective)] if len(parts) == 3 and parts[0] in vocabulary.GROUP_WORDS else []


def consignment(name: str, view: View, perspective: str) -> list[Answer]:
    """One claim on a quantity, what the range is with and without it, and the way it is thought to have gone."""
    rows = store.tables().consignments.loc[lambda every: every["id"] == name]
    if rows.empty:
        return []
    row = rows.iloc[0]
    whole = _range(Goods(*row[["group", "unit", "direction"]]), view, perspective, name)
    return [whole, *supply.way(store.tables(), str(row["route_id"]), session.known_by_day(view))]


def petroleum(name: str, view: View, perspective: str) -> list[Answer]:
    """Refined petroleum of one UN year."""
    tables, _, known, believed = _asked(name, view, perspective)
    if not name.isdecimal() or len(name) != len("2024"):
        return []
    return _some(why_quantity.petroleum(tables, int(name), known, believed))


def _asked(name: str, view: View, perspective: str) -> tuple[Tables, str, int, Perspective]:
    return store.tables(), name, session.known_by_day(view), perspective_text.read(perspective)


def _range(goods: Goods, view: View, perspective: str, asked: str = "") -> Answer:
    title = vocabulary.GROUP_WORDS.get(goods.group, goods.group).capitalize()
    believed = perspective_text.read(perspective)
    return why_quantity.quantity(store.tables(), goods, title, session.known_by_day(view), believed, asked)


def _some(found: Answer | None) -> list[Answer]:
    return [found] if found else []


ANSWERS: Final[Mapping[str, Callable[[str, View, str], list[Answer]]]] = {
    "settlement": settlement, "area": area, "line": line, "figure": figure, "measure": measure, "raion": raion,
    "source": source, "leg": leg, "route": route, "voyage": voyage, "vessel": vessel, "place": place, "event": event,
    "quantity": quantity, "mark": consignment, "consignment": consignment, "petroleum": petroleum,
}  # fmt: skip
