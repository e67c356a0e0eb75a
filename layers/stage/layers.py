"""All layers a briefing needs, loaded once; a scene only says which of them are seen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pydeck as pdk

from data.briefings.scenes import STAGE, Briefing, Camera, Scene
from layers.looks.look import Look
from layers.map import (
    basemap,
    contact_line,
    control,
    events,
    flow_heads,
    flows,
    places,
    settlements,
    uncertainty,
    voyages,
)
from layers.stage import marks
from layers.stage.data import Groups, StageData

ALWAYS: Final = ("ground",)
BY_ZOOM: Final = ("names", "supply-names", "place-names")
FROM_ANY_ZOOM: Final = 3.0
FAR_ZOOM: Final = 5.0  # nearer than this the base map's lines are drawn in full


@dataclass(frozen=True)
class StageLayers:
    """The layers, first at the bottom, and for each scene the ids of those it shows beside `ALWAYS`."""

    layers: tuple[pdk.Layer, ...]
    shown: tuple[tuple[str, ...], ...]

    @property
    def roles(self) -> dict[str, list[str]]:
        """Ids of layers that are always seen, that thin out by zoom, and whose rows belong to one scene each."""
        ids = [each.id for each in self.layers]
        return {
            "always": [each for each in ids if each in ALWAYS],
            "by_zoom": [each for each in ids if each.split("@")[0] in BY_ZOOM],
            "by_scene": [each for each in ids if each in marks.IDS],
        }


@dataclass(frozen=True)
class Part:
    """Layers that are seen together: those of one layer name, of one perspective or set of groups."""

    name: str
    variant: object
    layers: tuple[pdk.Layer, ...]


def stage_layers(data: StageData, briefing: Briefing, look: Look) -> StageLayers:
    """What `briefing` needs, in drawing order; perspectives and groups of goods beyond the first have layers apart."""
    wanted = [set(_wanted(scene)) for scene in briefing.scenes]
    needed = set().union(*wanted)
    parts = [part for part in _parts(data, briefing.scenes, look) if (part.name, part.variant) in needed]
    shown = tuple(
        tuple(layer.id for part in parts if (part.name, part.variant) in asked for layer in part.layers)
        for asked in wanted
    )
    ground = basemap.ground(data.ground, look)
    return StageLayers((called(ground, "ground"), *(layer for part in parts for layer in part.layers)), shown)


def _wanted(scene: Scene) -> Iterator[tuple[str, object]]:
    """Names and variants of the parts a scene shows."""
    supply = scene.theatre == "supply"
    variants: dict[str, list[tuple[str, object]]] = {
        "lines": [("lines", ("near" if _near(scene) else "far") if supply else "front")],
        "flows": [("flows", scene.groups)],
        "voyages": [("voyages", scene.groups)],
        "places": [("places", None), *([("place-names", None)] if scene.shows("names") else [])],
        "events": [("events", None)],
        "names": [("names", "supply" if supply else _named(scene))],
    }
    for name in scene.layers:
        yield from variants.get(name, [(name, scene.perspective)])
    yield from (("marks-below", None), ("marks", None))


def _parts(data: StageData, scenes: Sequence[Scene], look: Look) -> Iterator[Part]:
    """Every part any scene may ask for, from the ground up; only what is asked for is published."""
    perspectives = list(dict.fromkeys(scene.perspective for scene in scenes))
    fronts = any(scene.theatre != "supply" or scene.shows("control") for scene in scenes)
    sides = perspectives if fronts else []
    groups = list(dict.fromkeys(scene.groups for scene in scenes))
    yield from _variants("control", sides, lambda name: control.layers(data.front(name).control, look, None))
    yield from _variants("uncertainty", sides, lambda name: uncertainty.layers(data.front(name).band, look, None))
    near = tuple(box(scene.camera) for scene in scenes if scene.theatre == "supply" and _near(scene))
    yield Part("lines", "far", (called(basemap.lines(data.lines_of_supply(), look), "lines-far"),))
    if near:
        yield Part("lines", "near", (called(basemap.lines(data.lines_of_supply(near), look), "lines-near"),))
    yield Part("lines", "front", (called(basemap.lines(data.lines_at_front, look), "lines-front"),))
    yield from _variants("contact-line", sides, lambda name: contact_line.layers(data.front(name).line, look, None))
    yield Part("marks-below", None, tuple(marks.below(data, scenes, look)))
    yield from _variants("flows", groups, lambda some: _flows(data, some, look))
    yield from _variants("voyages", groups, lambda some: voyages.layers(data.supply(some).trips, look, None))
    yield from _variants(
        "settlements", sides, lambda name: settlements.layers(data.front(name).settlements, look, None)
    )
    yield Part("places", None, tuple(places.layers(data.places, look)))
    yield Part("events", None, tuple(events.layers(data.events, look, None)))
    yield Part("names", "supply", tuple(settlements.names(data.supply_names, look, FROM_ANY_ZOOM, "supply-names")))
    named = list(dict.fromkeys(_named(scene) for scene in scenes if scene.theatre != "supply"))
    yield from _variants(
        "names", named, lambda without: settlements.names(data.front_names_without(without), look, FROM_ANY_ZOOM)
    )
    yield Part("place-names", None, (places.names(data.places, look, FROM_ANY_ZOOM),))
    yield Part("marks", None, tuple(marks.above(data, scenes, look)))


def _named(scene: Scene) -> tuple[str, ...]:
    """Settlements that a scene's marks name: the map does not write their names a second time."""
    return tuple(sorted(each for each in scene.highlights if each.startswith("settlement:")))


def _near(scene: Scene) -> bool:
    return scene.camera.zoom > FAR_ZOOM


def box(camera: Camera) -> tuple[float, float, float, float]:
    """West, south, east, north (degrees) of twice what the stage shows: there is ground beside a touched map too."""
    wide, high = 360 * STAGE[0] / (512 * 2**camera.zoom), 180 * STAGE[1] / (512 * 2**camera.zoom)
    lon, lat = camera.longitude, camera.latitude
    return lon - wide, max(lat - high, -85.0), lon + wide, min(lat + high, 85.0)


def _flows(data: StageData, groups: Groups, look: Look) -> list[pdk.Layer]:
    urls = data.supply(groups)
    return [*flows.layers(urls.flows, look, None), *flow_heads.layers(urls.heads, look, None)]


def _variants(name: str, variants: Sequence[Any], make: Callable[[Any], Sequence[pdk.Layer]]) -> Iterator[Part]:
    """The layers of each variant, their ids numbered after the first."""
    for number, variant in enumerate(variants):
        made = [called(layer, f"{layer.id}@{number}" if number else layer.id) for layer in make(variant)]
        yield Part(name, variant, tuple(made))


def called(layer: pdk.Layer, name: str) -> pdk.Layer:
    """`layer` under another id."""
    layer.id = name
    return layer
