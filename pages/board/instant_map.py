"""The instant map: the component that keeps clock and camera in the browser, fed and heard."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, cast

import pydeck as pdk
import streamlit as st

from data.fronts.time_axis import FOUND, UNCOUNTED
from data.tables.coverage import FIRST_DAY, last_day, latest_knowledge
from layers.looks import cameras
from layers.looks.palette import Role, rgba
from layers.map import legend
from pages.board import page_camera
from pages.board.time_axis import Axis
from pages.shell import drawn, session
from pages.shell.link import View

if TYPE_CHECKING:
    from deckmap import Annotation, Camera, Compare, MapState, Timeline
    from deckmap.compare import Mode

KINDS: Final = (
    ("UA", "claims: under Ukrainian control", Role.UA, 1.0),
    ("RU", "claims: under Russian control", Role.RU, 1.0),
    ("contested", "claims: contested", Role.CONTESTED, 1.0),
    ("supply", "claims on supply", Role.MUNITIONS, 1.0),
    ("event", "events", Role.SELECTED, 1.0),
    (FOUND, "found", Role.ACCENT, 1.0),
    (UNCOUNTED, "published later, or not believed:", Role.QUIET, 0.25),
)
FLIGHT: Final = "flight"
RINGED: Final = "ringed"
MARGIN: Final = 6  # px below the map, so that the page has nothing to scroll
NOTHING_SAID: Final = View(day=0)
# What a layer is called where it could not be drawn, by the beginning of its id.
LAYER_WORDS: Final = {
    "ground": "land and water",
    "lines": "borders, railways and rivers",
    "control": "ground held",
    "uncertainty": "where the line may lie",
    "contact": "contact line",
    "other-line": "contact line of the other perspective",
    "agreement": "ground by who says so",
    "gain": "ground gained",
    "settlements": "settlements",
    "names": "names",
    "place-names": "names",
    "supply-names": "names",
    "theatre": "fronts",
    "events": "events",
    "legs": "ways",
    "flow": "what was sent",
    "voyages": "movement",
    "runs": "movement",
    "places": "places",
    "found": "what was found",
}
SIGNS: Final = {"point": "symbol", "dots": "dot-line"}


@dataclass(frozen=True)
class OnMap:
    """What a page has on its map: layers, words, legend, time axis, drawn ring, and where the camera starts.

    `dark` has the same layers as `deck`, in the colours of the dark theme: the browser shows which it needs.
    """

    deck: pdk.Deck
    dark: pdk.Deck
    key: str
    place: str
    as_of: str
    rows: Sequence[legend.Row]
    axis: Axis
    area: tuple[tuple[float, float], ...]
    start: cameras.Camera


@dataclass(frozen=True)
class Ringed:
    """The feature a map has a ring round, and the page's last order: its number and (layer id, feature id) pairs."""

    ident: str
    order: int
    pairs: tuple[tuple[str, str], ...]


@cache
def installed() -> bool:
    """Whether the component is there with its browser half."""
    return find_spec("deckmap") is not None and bool(import_module("deckmap").available())


def signs(rows: Sequence[legend.Row]) -> list[Any]:
    """Our legend as the component's."""
    from deckmap import Credibility, LegendItem, WidthScale  # noqa: PLC0415 - the component may be missing

    entries: list[Any] = [
        LegendItem(
            label=row.words,
            kind=SIGNS.get(row.sign, row.sign),
            light=tuple(rgba(row.role, "light", row.strength)),
            dark=tuple(rgba(row.role, "dark", row.strength)),
            width=row.size or 3,
        )
        for row in rows
        if row.sign != "width"
    ]
    widths = [row for row in rows if row.sign == "width"]
    if widths:
        entries.append(
            WidthScale(
                widths[0].heading,
                [(row.words, row.size) for row in widths],
                light=tuple(rgba(widths[0].role, "light")),
                dark=tuple(rgba(widths[0].role, "dark")),
            )
        )
    return [*entries, Credibility(legend.CREDIBILITY_KEY)]


def timeline(axis: Axis) -> "Timeline":
    """A page's time axis as the component's: only the kinds of bars there are."""
    from deckmap import Kind, Mark, Timeline  # noqa: PLC0415 - the component may be missing

    present = set(axis.bars["kind"])
    return Timeline(
        bars=axis.bars,
        kinds=[
            Kind(key, label, tuple(rgba(role, "light", strength)), tuple(rgba(role, "dark", strength)))
            for key, label, role, strength in KINDS
            if key in present
        ],
        marks=[Mark(day, title) for day, title in axis.marks],
        changes=axis.changes,
    )


def draw(shown: OnMap, selected: str) -> View:
    """Draw the map and return the view as the browser left it."""
    from deckmap import deck_map  # noqa: PLC0415 - the component may be missing

    key, view = shown.key, page_camera.arrive(shown.key)
    said = _said(shown, view)
    ringed = _ringed(key, selected, shown.deck.layers)
    state = deck_map(
        shown.deck,
        **said,
        clock_id=session.moves("clock"),
        fly_to=_ordered(key, said["camera"]),
        fly_id=session.moves("camera"),
        compare_id=session.moves("compare"),
        area_id=str(shown.area),
        selected=ringed.pairs,
        selected_id=ringed.order,
    )
    if state.reported:
        view = _heard(view, state, key)
    page_camera.stay(key)
    return view


def first(shown: OnMap, view: View, selected: str) -> dict[str, Any]:
    """What the browser is told of the map a session opens with: `draw` will tell it the same."""
    from deckmap import payload  # noqa: PLC0415 - the component may be missing

    said = _said(shown, view)
    return payload(
        shown.deck, **said, fly_to=said["camera"], fly_id=0, selected=_pairs(selected, shown.deck.layers)
    )


def _said(shown: OnMap, view: View) -> dict[str, Any]:
    """The component's arguments that follow from a view alone."""
    from deckmap import Camera, Clock, Compare, LayerOptions  # noqa: PLC0415 - the component may be missing

    return {
        "key": shown.key,
        "clock": Clock(
            first=FIRST_DAY,
            last=last_day(),
            day=view.day,
            window=view.window,
            known_by=view.known_by,
            latest=latest_knowledge(),
        ),
        "timeline": timeline(shown.axis),
        "legend": signs(shown.rows),
        "title": shown.place,
        "subtitle": f"{{day}}, {{known}}\n{shown.as_of}",
        "credits": legend.CREDITS,
        "theme": "auto",
        "dark": shown.dark,
        "margin_bottom": MARGIN,
        "camera": Camera(*view.camera) if view.camera else Camera(*astuple(shown.start), width=cameras.WIDTH),
        "compare": None
        if view.compare is None
        else Compare(view.compare, view.compare_known, cast("Mode", view.compare_mode), view.compare_split),
        "area": shown.area or None,
        "annotations": annotations(view.drawn),
        "layers": {layer.id: LayerOptions(layer_words(layer.id)) for layer in shown.deck.layers},
    }


def layer_words(ident: str) -> str:
    """What a reader calls a layer."""
    found = [words for beginning, words in LAYER_WORDS.items() if ident.startswith(beginning)]
    return found[0] if found else "a layer"


def annotations(text: str) -> "list[Annotation]":
    """What the view says was drawn, as the component's."""
    from deckmap import Arrow, Circle, Text  # noqa: PLC0415 - the component may be missing

    found: list[Annotation] = []
    for ident, (kind, numbers, words) in enumerate(drawn.read(text)):
        lon, lat, *rest = numbers
        if kind == "arrow":
            found.append(Arrow(str(ident), (lon, lat), (rest[0], rest[1])))
        elif kind == "circle":
            found.append(Circle(str(ident), (lon, lat), rest[0]))
        else:
            found.append(Text(str(ident), (lon, lat), words))
    return found


def drawn_text(found: "Sequence[Annotation]") -> str:
    """What was drawn on the component, as the view says it."""
    from deckmap import Arrow, Circle  # noqa: PLC0415 - the component may be missing

    said = []
    for each in found:
        if isinstance(each, Arrow):
            said.append(drawn.Drawn("arrow", (*each.start, *each.end)))
        elif isinstance(each, Circle):
            said.append(drawn.Drawn("circle", (*each.center, each.radius_m)))
        else:
            said.append(drawn.Drawn("text", each.at, each.text))
    return drawn.write(said)


def _ordered(key: str, camera: "Camera") -> "Camera":
    """Where the page's last move sends the camera; the same until the page moves again, so nothing is re-sent.

    Another map than the last one drawn is shown anew, and starts from where its own camera is.
    """
    order = (key, session.moves("camera"))
    if st.session_state.get(FLIGHT, (None, None))[0] != order:
        st.session_state[FLIGHT] = (order, camera)
    ordered: Camera = st.session_state[FLIGHT][1]
    return ordered


def _ringed(key: str, selected: str, layers: Sequence[pdk.Layer]) -> Ringed:
    """What the map is told to ring: a new order where the page, or its link, has selected other than the map says.

    Another map than the last one drawn is shown anew, with nothing ringed on it.
    """
    before: Ringed | None = st.session_state.get(f"{RINGED}-{key}")
    if before is not None and before.ident == selected and key in st.session_state:
        return before
    ringed = Ringed(selected, 0 if before is None else before.order + 1, _pairs(selected, layers))
    st.session_state[f"{RINGED}-{key}"] = ringed
    return ringed


def _pairs(selected: str, layers: Sequence[pdk.Layer]) -> tuple[tuple[str, str], ...]:
    """Where a feature may lie: the map marks it on the layers that have it."""
    return tuple((layer.id, selected) for layer in layers if layer.pickable) if selected else ()


def _known(by: float | str | None) -> int | str | None:
    return by if by is None or isinstance(by, str) else round(by)


def _heard(view: View, state: "MapState", key: str) -> View:
    """The view as the map reports it, but for what the page has moved since: of that the report is older."""
    changes: dict[str, Any] = {}
    if state.clock is not None and "clock" not in state.pending:
        changes |= {
            "day": round(state.clock.day),
            "window": round(state.clock.window),
            "known_by": _known(state.clock.known_by),
        }
    if state.camera is not None and "camera" not in state.pending:
        each = state.camera
        changes["camera"] = tuple(
            round(number, digits)
            for number, digits in zip(
                (each.longitude, each.latitude, each.zoom, each.bearing, each.pitch), (5, 5, 3, 2, 2), strict=True
            )
        )
    if "compare" not in state.pending:
        changes |= _compared(state.compare)
    if "annotations" not in state.pending:
        changes["drawn"] = drawn_text(state.annotations)
    if "selected" not in state.pending:
        ringed: Ringed = st.session_state[f"{RINGED}-{key}"]
        chosen = state.selected[0].id if state.selected else ""
        st.session_state[f"{RINGED}-{key}"] = replace(ringed, ident=chosen)
        changes["selected"] = chosen
    if replace(view, **changes) == view:
        return view
    return session.update(**changes)


def _compared(compare: "Compare | None") -> dict[str, Any]:
    if compare is None:
        return {name: getattr(NOTHING_SAID, name) for name in sorted(session.MOVED["compare"])}
    return {
        "compare": round(compare.day),
        "compare_mode": compare.mode,
        "compare_split": round(compare.split, 3),
        "compare_known": _known(compare.known_by),
    }
