"""All layers a briefing needs, loaded once; a scene only says which of them are seen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pydeck as pdk
import shapely

from data.coverage import FRONT_END
from data.scenes import STAGE, Briefing, Camera, Scene
from layers import (
    basemap,
    contact_line,
    control,
    events,
    flow_heads,
    flows,
    mark_places,
    places,
    settlements,
    uncertainty,
    voyages,
)
from layers.clock_filter import literal
from layers.look import FONT, HALO, SDF, Look
from layers.palette import Role, rgba
from layers.stage_data import Groups, StageData

ALWAYS: Final = ("ground",)
BY_ZOOM: Final = ("names", "supply-names", "place-names")
MARKS: Final = ("marks", "mark-names")
FROM_ANY_ZOOM: Final = 3.0
FAR_ZOOM: Final = 5.0  # nearer than this the base map's lines are drawn in full
MARK: Final = 9.0  # px, radius of what a scene points at
DASHES: Final = [5, 3]  # in line widths


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
            "by_zoom": [each for each in ids if each in BY_ZOOM],
            "by_scene": [each for each in ids if each in MARKS],
        }


@dataclass(frozen=True)
class Part:
    """Layers that are seen together: those of one layer name, of one perspective or set of groups."""

    name: str
    variant: object
    layers: tuple[pdk.Layer, ...]


def stage_layers(data: StageData, briefing: Briefing, look: Look) -> StageLayers:
    """What `briefing` needs, in drawing order; perspectives and groups of goods beyond the first have layers apart."""
    wanted = [set(_wanted(number, scene)) for number, scene in enumerate(briefing.scenes)]
    needed = set().union(*wanted)
    parts = [part for part in _parts(data, briefing.scenes, look) if (part.name, part.variant) in needed]
    shown = tuple(
        tuple(layer.id for part in parts if (part.name, part.variant) in asked for layer in part.layers)
        for asked in wanted
    )
    ground = basemap.ground(data.ground, look)
    return StageLayers((called(ground, "ground"), *(layer for part in parts for layer in part.layers)), shown)


def _wanted(number: int, scene: Scene) -> Iterator[tuple[str, object]]:
    """Names and variants of the parts a scene shows."""
    supply = scene.theatre == "supply"
    variants: dict[str, list[tuple[str, object]]] = {
        "lines": [("lines", ("near" if _near(scene) else "far") if supply else "front")],
        "flows": [("flows", scene.groups)],
        "voyages": [("voyages", scene.groups)],
        "places": [("places", None), *([("place-names", None)] if scene.shows("names") else [])],
        "events": [("events", None)],
        "names": [("names", "supply" if supply else "front")],
    }
    for name in scene.layers:
        yield from variants.get(name, [(name, scene.perspective)])
    yield ("marks", None)
    if scene.compare is not None and scene.shows("contact-line"):
        yield ("compared", number)


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
    for number, scene in enumerate(scenes):
        yield Part("compared", number, tuple(_compared(data, scene, number, look)))
    yield from _variants("flows", groups, lambda some: _flows(data, some, look))
    yield from _variants("voyages", groups, lambda some: voyages.layers(data.supply(some).trips, look, None))
    yield from _variants(
        "settlements", sides, lambda name: settlements.layers(data.front(name).settlements, look, None)
    )
    yield Part("places", None, tuple(places.layers(data.places, look)))
    yield Part("events", None, tuple(events.layers(data.events, look, None)))
    yield Part("names", "supply", tuple(settlements.names(data.supply_names, look, FROM_ANY_ZOOM, "supply-names")))
    yield Part("names", "front", tuple(settlements.names(data.front_names, look, FROM_ANY_ZOOM)))
    yield Part("place-names", None, (places.names(data.places, look, FROM_ANY_ZOOM),))
    yield Part("marks", None, tuple(_marks(data, scenes, look)))


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


def _compared(data: StageData, scene: Scene, number: int, look: Look) -> Iterator[pdk.Layer]:
    """The contact line of the day a scene compares with, dashed."""
    if scene.compare is None or not scene.shows("contact-line"):
        return
    lines = data.fronts(scene.perspective).contact_line
    known = scene.clock.known_on(scene.compare)
    held = lines.loc[
        (lines["start"] <= scene.compare)
        & (lines["end"] > scene.compare)
        & (lines["known_from"] <= known)
        & (lines["known_to"] > known)
    ]
    if scene.compare >= FRONT_END or held.empty:
        return
    merged = shapely.line_merge(shapely.union_all(held.geometry.to_numpy()))
    parts = shapely.get_parts(merged)
    yield pdk.Layer(
        "PathLayer",
        id=f"compared-{number}",
        data=[{"p": shapely.get_coordinates(part).round(4).tolist()} for part in parts],
        get_path="p",
        get_color=rgba(Role.INK, look.theme),
        get_width=2.5,
        width_units=literal("pixels"),
        get_dash_array=DASHES,
        pickable=False,
        extensions=[flows.DASH],
    )


def _marks(data: StageData, scenes: Sequence[Scene], look: Look) -> list[pdk.Layer]:
    """What scenes point at: one dot with its name each, told apart by the number of the scene."""
    size = 22 if look.present else 15
    rows = []
    for number, scene in enumerate(scenes):
        here = marked(data, scene)
        placed = mark_places.offsets([(each["t"], *each["p"]) for each in here], scene.camera, size, MARK)
        rows += [{**row, "s": number, "o": offset} for row, offset in zip(here, placed, strict=True)]
    of_scene = {
        "extensions": [{"@@type": "DataFilterExtension", "filterSize": 1}],
        "get_filter_value": "s",
        "filter_range": [0, 0],
    }
    dots = pdk.Layer(
        "ScatterplotLayer",
        id="marks",
        data=rows,
        get_position="p",
        get_radius=MARK,
        radius_units=literal("pixels"),
        filled=True,
        stroked=True,
        get_fill_color=rgba(Role.SELECTED, look.theme),
        get_line_color=rgba(Role.INK, look.theme),
        get_line_width=2,
        line_width_units=literal("pixels"),
        pickable=True,
        **of_scene,
    )
    names = pdk.Layer(
        "TextLayer",
        id="mark-names",
        data=[each for each in rows if each["t"]],
        get_text="t",
        get_position="p",
        get_size=size,
        get_color=rgba(Role.INK, look.theme),
        get_pixel_offset="o",
        background=True,
        get_background_color=rgba(Role.PAPER, look.theme, 0.92),
        background_padding=[6, 2, 6, 3],
        font_family=literal(FONT),
        font_weight=literal("700"),
        character_set=literal("auto"),
        font_settings=SDF,
        outline_width=HALO,
        outline_color=rgba(Role.PAPER, look.theme),
        pickable=False,
        **of_scene,
    )
    return [dots, names]


def marked(data: StageData, scene: Scene) -> list[dict[str, Any]]:
    """Settlements, places and events a scene points at: id, tip, t (name), p (degrees); only those with a point."""
    tables = data.tables
    found: list[dict[str, Any]] = []
    for kind, frame, label in (
        ("settlement", tables.settlements, "name"),
        ("place", tables.places, "name"),
        ("event", tables.events, "place"),
    ):
        wanted = frame.loc[(kind + ":" + frame["id"]).isin(scene.highlights)].dropna(subset=["lon", "lat"])
        for row in wanted.to_dict("records"):
            name = str(row[label]).split(" (", maxsplit=1)[0]
            found.append(
                {
                    "id": f"{kind}:{row['id']}",
                    "tip": str(row["title"]) if kind == "event" else name,
                    "t": "" if name in {each["t"] for each in found} else name,
                    "p": [round(float(row["lon"]), 5), round(float(row["lat"]), 5)],
                }
            )
    return found
