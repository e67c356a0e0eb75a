"""All layers a briefing needs, loaded once; a scene only says which of them are seen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import pydeck as pdk
import shapely

from data.coverage import FRONT_END
from data.scenes import Briefing, Scene
from layers import (
    basemap,
    contact_line,
    control,
    events,
    flows,
    places,
    settlements,
    uncertainty,
    voyages,
)
from layers.clock_filter import literal
from layers.deck import water
from layers.look import FONT, HALO, SDF, Look
from layers.palette import Role, rgba
from layers.stage_data import Groups, StageData

ALWAYS: Final = ("water", "ground-supply", "ground-front")
BY_ZOOM: Final = ("names", "supply-names", "place-names")
MARKS: Final = ("marks", "mark-names")
LINE_CLASSES: Final = {"front": ("river", "raion", "oblast", "rail", "border"), "supply": ("river", "rail", "country")}
FROM_ANY_ZOOM: Final = 3.0
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


def stage_layers(data: StageData, briefing: Briefing, look: Look) -> StageLayers:
    """What `briefing` needs, in drawing order; perspectives and groups of goods beyond the first have layers apart."""
    scenes = briefing.scenes
    perspectives = list(dict.fromkeys(scene.perspective for scene in scenes))
    groups = list(dict.fromkeys(scene.groups for scene in scenes))
    drawn = [
        water(look.theme),
        basemap.ground(data.base["ground-supply"], "supply", look),
        basemap.ground(data.base["ground-front"], "front", look),
        *_each(perspectives, lambda name: control.layers(data.front(name).control, look, None)),
        *_each(perspectives, lambda name: uncertainty.layers(data.front(name).band, look, None)),
        *(basemap.lines(data.base[f"lines-{each}"], each, look, LINE_CLASSES[each]) for each in ("supply", "front")),
        *_each(perspectives, lambda name: contact_line.layers(data.front(name).line, look, None)),
        *(layer for number, scene in enumerate(scenes) for layer in _compared(data, scene, number, look)),
        *_each(groups, lambda some: flows.layers(data.supply(some).flows, look, None)),
        *_each(groups, lambda some: voyages.layers(data.supply(some).trips, look, None)),
        *_each(perspectives, lambda name: settlements.layers(data.front(name).settlements, look, None)),
        *places.layers(data.places, look),
        *events.layers(data.events, look, None),
        *settlements.names(data.supply_names, look, FROM_ANY_ZOOM, "supply-names"),
        *settlements.names(data.front_names, look, FROM_ANY_ZOOM),
        places.names(data.places, look, FROM_ANY_ZOOM),
        *_marks(data, scenes, look),
    ]
    shown = tuple(
        tuple(_shown(scene, number, perspectives.index(scene.perspective), groups.index(scene.groups)))
        for number, scene in enumerate(scenes)
    )
    used = {each for ids in shown for each in ids} | set(ALWAYS)
    return StageLayers(tuple(each for each in drawn if each.id in used), shown)


def _each(variants: Sequence[Any], make: Callable[[Any], list[pdk.Layer]]) -> Iterator[pdk.Layer]:
    """The layers of each variant, their ids numbered after the first."""
    for number, variant in enumerate(variants):
        for layer in make(variant):
            layer.id = numbered(layer.id, number)
            yield layer


def numbered(name: str, number: int) -> str:
    """The id of a layer's variant."""
    return f"{name}@{number}" if number else name


def _shown(scene: Scene, number: int, perspective: int, group: int) -> Iterator[str]:
    """Ids of the layers a scene shows."""
    supply = scene.theatre == "supply"
    parts: dict[str, list[str]] = {
        "control": [numbered(f"control-{each}", perspective) for each in control.ROLES],
        "uncertainty": [numbered("uncertainty", perspective)],
        "lines": ["lines-supply" if supply else "lines-front"],
        "contact-line": [numbered(each, perspective) for each in ("contact-casing", "contact-line")],
        "flows": [numbered("flows", group)],
        "voyages": [numbered("voyages", group), numbered("runs", group)],
        "settlements": [numbered("settlements", perspective)],
        "places": ["places", *(["place-names"] if scene.shows("names") else [])],
        "events": ["events"],
        "names": ["supply-names"] if supply else ["names"],
    }
    for name, ids in parts.items():
        if scene.shows(name):
            yield from ids
    if scene.compare is not None and scene.shows("contact-line"):
        yield f"compared-{number}"
    yield from MARKS


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
    rows = [{**row, "s": number} for number, scene in enumerate(scenes) for row in marked(data, scene)]
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
        get_size=22 if look.present else 15,
        get_color=rgba(Role.INK, look.theme),
        get_pixel_offset=[0, -24],
        background=True,
        get_background_color=rgba(Role.PAPER, look.theme, 0.92),
        background_padding=[6, 2, 6, 2],
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
    """Settlements, places and events a scene points at: id, tip, t (name), p (degrees); what has no point is left out."""
    tables = data.tables
    found = []
    for kind, frame, label in (
        ("settlement", tables.settlements, "name"),
        ("place", tables.places, "name"),
        ("event", tables.events, "title"),
    ):
        wanted = frame.loc[(kind + ":" + frame["id"]).isin(scene.highlights)].dropna(subset=["lon", "lat"])
        for row in wanted.to_dict("records"):
            name = str(row[label]).split(" (", maxsplit=1)[0]
            found.append(
                {
                    "id": f"{kind}:{row['id']}",
                    "tip": name,
                    "t": "" if kind == "event" else name,
                    "p": [round(float(row["lon"]), 5), round(float(row["lat"]), 5)],
                }
            )
    return pd.DataFrame(found, columns=["id", "tip", "t", "p"]).drop_duplicates("id").to_dict("records")
