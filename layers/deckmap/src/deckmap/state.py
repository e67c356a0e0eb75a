"""What the map tells Python once the hand rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from deckmap.annotations import Annotation, Place, from_payload
from deckmap.camera import Camera
from deckmap.clock import Clock
from deckmap.compare import Compare
from deckmap.ids import Ident, as_was
from deckmap.refusals import VIEW


@dataclass(frozen=True)
class Selected:
    """A feature the user chose: the pydeck layer's id and the feature's own `id`, of the type it has there.

    Without an `id` it is its row's number, as text. Ids that are neither text nor numbers come as text.
    """

    layer: str
    id: Ident


@dataclass(frozen=True)
class Box:
    """The corners of the last box selection in degrees, WGS84."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class LayerProblem:
    """A layer that could not be drawn as asked, in words; `layer` is "@view" for the deck's views."""

    layer: str
    message: str


@dataclass(frozen=True)
class MapState:
    """The map as the user left it. Before the browser has spoken it holds what Python passed in.

    `area` is what the user drew a line around: at most 200 (longitude, latitude) in degrees, WGS84, the first not
    repeated.
    `mark` is the id of the named event last chosen on the timeline. `reported` says whether the browser has spoken.
    `pending` names what Python has moved since ("clock", "camera", "compare", "annotations", "area", "selected"): of
    these the state holds what Python passed, as what the browser said of them is older.
    """

    camera: Camera | None = None
    clock: Clock | None = None
    compare: Compare | None = None
    selected: tuple[Selected, ...] = ()
    box: Box | None = None
    area: tuple[Place, ...] | None = None
    mark: str = ""
    annotations: tuple[Annotation, ...] = ()
    errors: tuple[LayerProblem, ...] = ()
    reported: bool = False
    pending: frozenset[str] = frozenset()
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def selected_ids(self, layer: str) -> tuple[Ident, ...]:
        """Returns the ids of the selected features of one layer, in the order they were chosen."""
        return tuple(item.id for item in self.selected if item.layer == layer)


def map_state(
    value: Mapping[str, Any] | None,
    *,
    camera: Camera | None,
    clock: Clock | None,
    compare: Compare | None,
    annotations: tuple[Annotation, ...],
    area: tuple[Place, ...] | None = None,
    selected: Sequence[tuple[str, Any]] = (),
    sent: Mapping[str, Any] | None = None,
    refusals: Sequence[tuple[str, str]] = (),
) -> MapState:
    """Returns the state the browser reports in `value`; whatever it leaves out is as Python passed it in.

    So is what the browser had not taken yet when it spoke: `sent` says by what each of Python's values and commands is
    known, and the report which of them had been taken. `selected` are pairs as they were sent. `refusals` are what
    Python itself knows cannot be drawn as asked: errors from the first run on.
    """
    errors = tuple(LayerProblem(layer, message) for layer, message in refusals)
    if not value:
        return MapState(
            camera=camera, clock=clock, compare=compare, annotations=annotations, area=area, errors=errors
        )  # fmt: skip
    taken = value.get("taken") or {}
    older = {name for name, token in (sent or {}).items() if taken.get(name) != token}
    pending = frozenset({"fly": "camera", "play": "clock"}.get(name, name) for name in older)
    passed = {
        "compare": compare.as_payload() if compare else None, "area": area, "selected": selected,
        "camera": None, "clock": None, "annotations": None,
    }  # fmt: skip
    value = {**value, **{name: passed[name] for name in pending}}
    drawn = value.get("annotations")
    reported = [LayerProblem(str(layer), str(message)) for layer, message in value.get("errors") or ()]
    return MapState(
        camera=Camera.from_payload(value["camera"]) if value.get("camera") else camera,
        clock=clock.with_state(value["clock"]) if clock and value.get("clock") else clock,
        compare=Compare.from_payload(value["compare"]) if value.get("compare") else None,
        selected=tuple(Selected(str(layer), as_was(ident)) for layer, ident in value.get("selected") or ()),
        box=Box(*(float(side) for side in value["box"])) if value.get("box") else None,
        area=_ring(value["area"]) if value.get("area") else None,
        mark=str(value.get("mark") or ""),
        annotations=annotations if drawn is None else tuple(a for a in map(from_payload, drawn) if a is not None),
        errors=(*errors, *(each for each in reported if each.layer != VIEW and each not in errors)),
        reported=True,
        pending=pending,
        raw=value,
    )


def _ring(places: Sequence[Sequence[float]]) -> tuple[Place, ...]:
    return tuple((float(longitude), float(latitude)) for longitude, latitude in places)
