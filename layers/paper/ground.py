"""The base map of a static map: water, land, lakes; rivers, borders and railways."""

from matplotlib.patches import Rectangle

from data.briefings.scenes import Scene
from layers.looks.palette import Role
from layers.map import basemap
from layers.paper.canvas import GROUND, LINES, WATER, Canvas
from layers.paper.content import Content

WIDER = 1.3  # than on the screen: paper and projectors swallow hairlines


def ground(canvas: Canvas, content: Content) -> None:
    """Water, land and lakes."""
    size = canvas.frame.width, canvas.frame.height
    canvas.axes.add_patch(Rectangle((0, 0), *size, facecolor=canvas.colour(Role.WATER), zorder=WATER))
    for name, part in content.ground_parts.items():
        canvas.area(part.geometry.to_numpy(), canvas.colour(basemap.GROUND[name.split(" ")[0]]), GROUND)


def lines(canvas: Canvas, content: Content, scene: Scene) -> None:
    """Rivers, borders and railways of the scene's theatre."""
    parts = content.supply_lines if scene.theatre == "supply" else content.front_lines
    for name, part in parts.items():
        role, width = basemap.LINES[name]
        near = part.loc[part["min_zoom"] <= canvas.frame.zoom] if "min_zoom" in part else part
        canvas.lines(near.geometry.to_numpy(), canvas.colour(role), width * WIDER, LINES)
