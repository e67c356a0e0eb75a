"""Which names a static map would like to show, the most important first."""

from collections.abc import Iterable, Mapping

from data.scenes import Scene
from layers.static_camera import Floats
from layers.static_canvas import NAMES, Box, Canvas
from layers.static_content import Content
from layers.static_front import DOT
from layers.static_names import Wanted, placed

RING = 10.5  # px, radius of the ring round what a scene highlights
PLACE = 5.0  # px, radius of a place of the supply routes
EDGE = 4.0  # px kept free along the rim of the picture


def write(canvas: Canvas, content: Content, scene: Scene, taken: list[Box]) -> None:
    """Write as many names as there is room for, clear of the boxes `taken`."""
    room = (EDGE, EDGE, canvas.frame.width - EDGE, canvas.frame.height - EDGE)
    marks = highlighted(canvas, content, scene).values()
    rings = [(float(x) - RING, float(y) - RING, float(x) + RING, float(y) + RING) for x, y in marks]
    for each in placed(wanted(canvas, content, scene), room, [*taken, *rings]):
        name = each.name
        canvas.write(
            each.x, each.y, name.text, name.size, NAMES, bold=name.bold, across="center", halo=True, role=name.role
        )


def highlighted(canvas: Canvas, content: Content, scene: Scene) -> dict[str, Floats]:
    """Points in px of the settlements and places a scene highlights, by "kind:id"."""
    tables = {"settlement": content.settlement_points, "place": content.all_places}
    found: dict[str, Floats] = {}
    for kind, frame in tables.items():
        ids = [f"{kind}:{each}" for each in frame["id"]]
        for name, point in zip(ids, canvas.points(frame), strict=True):
            if name in scene.highlights:
                found[name] = point
    return found


def wanted(canvas: Canvas, content: Content, scene: Scene) -> Iterable[Wanted]:
    """Names in the order of their importance: highlighted ones first."""
    marks = highlighted(canvas, content, scene)
    for kind, frame, column in (
        ("settlement", content.settlement_points, "name"),
        ("place", content.all_places, "label"),
    ):
        for row in frame.to_dict("records"):
            if (point := marks.get(f"{kind}:{row['id']}")) is not None:
                x, y = point
                yield Wanted(row[column], float(x), float(y), canvas.letters * 1.1, RING, bold=True)
    yield from (_supply if scene.theatre == "supply" else _front)(canvas, content, scene, marks)


def _supply(canvas: Canvas, content: Content, scene: Scene, marks: Mapping[str, Floats]) -> Iterable[Wanted]:
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


def _front(canvas: Canvas, content: Content, _scene: Scene, marks: Mapping[str, Floats]) -> Iterable[Wanted]:
    names = content.front_names
    names = names.loc[names["min_zoom"] <= canvas.frame.zoom]
    points = canvas.frame.screen(names[["x", "y"]].to_numpy())
    for row, (x, y) in zip(names.to_dict("records"), points, strict=True):
        if f"settlement:{row['id']}" not in marks:
            town = bool(row["town"])
            yield Wanted(row["text"], float(x), float(y), canvas.letters, DOT, quiet=town, centred=town)
