"""What scenes point at, on the stage: points with their names, ways and ground under a broad bright line."""

from collections.abc import Sequence
from typing import Any, Final

import pydeck as pdk
import shapely

from data.briefings.highlights import Point
from data.briefings.scenes import Scene
from layers.looks import mark_places
from layers.looks.clock_filter import literal
from layers.looks.look import FONT, HALO, SDF, Look
from layers.looks.mark_places import BROAD, EDGE
from layers.looks.palette import Role, rgba
from layers.looks.static_camera import TILE
from layers.stage.data import StageData

IDS: Final = ("mark-ground", "mark-lines", "mark-names", "marks")
DOT: Final = 9.0  # px, radius
COVER: Final = 10  # px below a name: down to its dot, so that nothing of the plain name under it looks out
TWO_PIXELS: Final = 720 / TILE  # degrees at zoom 0
BY_SCENE: Final[dict[str, Any]] = {
    "extensions": [{"@@type": "DataFilterExtension", "filterSize": 1}],
    "get_filter_value": "s",
    "filter_range": [0, 0],
}


def below(data: StageData, scenes: Sequence[Scene], look: Look) -> list[pdk.Layer]:
    """Ground and ways, for below what is sent along them; each row belongs to one scene, by its number `s`."""
    found = [data.highlights(scene.highlights) for scene in scenes]
    ground = [
        {"s": number, "p": shapely.get_coordinates(part).round(4).tolist()}
        for number, each in enumerate(found)
        for shape in each.ground
        for part in shapely.get_parts(shapely.get_exterior_ring(shapely.get_parts(shape.geometry)))
    ]
    lines = [
        {"s": number, "p": _thinned(shape.geometry, scene)}
        for number, (scene, each) in enumerate(zip(scenes, found, strict=True))
        for shape in each.lines
    ]
    return [_paths("mark-ground", ground, EDGE, look), _paths("mark-lines", lines, BROAD, look)]


def _thinned(line: shapely.LineString, scene: Scene) -> list[list[float]]:
    """The points of a line without those that so broad a line hides where the scene looks from."""
    rough = shapely.simplify(line, TWO_PIXELS / 2**scene.camera.zoom)
    return shapely.get_coordinates(rough).round(4).tolist()  # type: ignore[no-any-return]


def _paths(name: str, rows: list[dict[str, Any]], width: float, look: Look) -> pdk.Layer:
    return pdk.Layer(
        "PathLayer",
        id=name,
        data=rows,
        get_path="p",
        get_color=rgba(Role.SELECTED, look.theme),
        get_width=width,
        width_units=literal("pixels"),
        joint_rounded=True,
        cap_rounded=True,
        pickable=False,
        **BY_SCENE,
    )


def above(data: StageData, scenes: Sequence[Scene], look: Look) -> list[pdk.Layer]:
    """Points: one dot with its name each."""
    size = 26 if look.present else 15
    rows = []
    for number, scene in enumerate(scenes):
        points = data.highlights(scene.highlights).points
        names = _names(points)
        beside = [(name, each.lon, each.lat) for name, each in zip(names, points, strict=True)]
        placed = mark_places.offsets(beside, scene.camera, size, DOT)
        rows += [
            {"id": each.id, "tip": each.title, "t": name, "p": [round(each.lon, 5), round(each.lat, 5)],
             "s": number, "o": offset}
            for each, name, offset in zip(points, names, placed, strict=True)
        ]  # fmt: skip
    return [_written(rows, size, look), _dots(rows, look)]


def _names(points: Sequence[Point]) -> list[str]:
    """The name of each point, "" where one before it has the same."""
    names = [each.name for each in points]
    return [name if name not in names[:place] else "" for place, name in enumerate(names)]


def _dots(rows: list[dict[str, Any]], look: Look) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        id="marks",
        data=rows,
        get_position="p",
        get_radius=DOT,
        radius_units=literal("pixels"),
        filled=True,
        stroked=True,
        get_fill_color=rgba(Role.SELECTED, look.theme),
        get_line_color=rgba(Role.INK, look.theme),
        get_line_width=2,
        line_width_units=literal("pixels"),
        pickable=True,
        **BY_SCENE,
    )


def _written(rows: list[dict[str, Any]], size: float, look: Look) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        id="mark-names",
        data=[each for each in rows if each["t"]],
        get_text="t",
        get_position="p",
        get_size=size,
        get_color=rgba(Role.INK, look.theme),
        get_pixel_offset="o",
        background=True,
        get_background_color=rgba(Role.PAPER, look.theme),
        background_padding=[6, 2, 6, COVER],
        font_family=literal(FONT),
        font_weight=literal("700"),
        character_set=literal("auto"),
        font_settings=SDF,
        outline_width=HALO,
        outline_color=rgba(Role.PAPER, look.theme),
        pickable=False,
        **BY_SCENE,
    )
