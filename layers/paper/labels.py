"""Which names a static map would like to show, the most important first."""

from collections.abc import Collection, Iterable

from data.briefings.scenes import Scene
from layers.paper import marks as static_marks
from layers.paper.canvas import NAMES, Box, Canvas
from layers.paper.content import Content
from layers.paper.front import DOT
from layers.paper.names import Wanted, placed

PLACE = 5.0  # px, radius of a place of the supply routes
EDGE = 4.0  # px kept free along the rim of the picture


def write(canvas: Canvas, content: Content, scene: Scene, taken: list[Box]) -> None:
    """Write as many names as there is room for, clear of the boxes `taken`."""
    room = (EDGE, EDGE, canvas.frame.width - EDGE, canvas.frame.height - EDGE)
    ring = static_marks.RING
    marks = [place for _, place in static_marks.points(canvas, content, scene)]
    rings = [(float(x) - ring, float(y) - ring, float(x) + ring, float(y) + ring) for x, y in marks]
    for each in placed(wanted(canvas, content, scene), room, [*taken, *rings]):
        name = each.name
        canvas.write(
            each.x, each.y, name.text, name.size, NAMES, bold=name.bold, across="center", halo=True, role=name.role
        )


def wanted(canvas: Canvas, content: Content, scene: Scene) -> Iterable[Wanted]:
    """Names in the order of their importance: highlighted ones first, each once."""
    marks = static_marks.points(canvas, content, scene)
    for each, (x, y) in {point.name: (point, place) for point, place in reversed(marks)}.values():
        yield Wanted(each.name, float(x), float(y), canvas.letters * 1.1, static_marks.RING, bold=True)
    names = {point.id for point, _ in marks}
    yield from (_supply if scene.theatre == "supply" else _front)(canvas, content, scene, names)


def _supply(canvas: Canvas, content: Content, scene: Scene, marks: Collection[str]) -> Iterable[Wanted]:
    names = content.supply_names
    names = names.loc[names["min_zoom"] <= canvas.frame.zoom + 0.5]
    points = canvas.frame.screen(names[["x", "y"]].to_numpy())
    small = canvas.letters * 0.85
    base = list(zip(names.to_dict("records"), points, strict=True))
    for row, (x, y) in base:
        if row["kind"] == "country":
            yield Wanted(row["text"].upper(), float(x), float(y), small, quiet=True, centred=True)
    if scene.shows("places"):
        for row, (x, y) in zip(content.places.to_dict("records"), canvas.points(content.places), strict=True):
            if f"place:{row['id']}" not in marks:
                yield Wanted(row["label"], float(x), float(y), canvas.letters, PLACE)
    for row, (x, y) in base:
        if row["kind"] == "city":
            yield Wanted(row["text"], float(x), float(y), small, quiet=True, centred=True)


def _front(canvas: Canvas, content: Content, _scene: Scene, marks: Collection[str]) -> Iterable[Wanted]:
    names = content.front_names
    names = names.loc[names["min_zoom"] <= canvas.frame.zoom]
    points = canvas.frame.screen(names[["x", "y"]].to_numpy())
    for row, (x, y) in zip(names.to_dict("records"), points, strict=True):
        if f"settlement:{row['id']}" not in marks:
            town = bool(row["town"])
            yield Wanted(row["text"], float(x), float(y), canvas.letters, DOT, quiet=town, centred=town)
