"""A scale bar and a north arrow."""

from math import floor, log10
from typing import Final

from matplotlib.patches import Polygon, Rectangle

from layers.looks.palette import Role
from layers.paper import fonts
from layers.paper.canvas import Box, Canvas
from layers.paper.style import PT

STEPS: Final = (1, 2, 5)
WIDEST: Final = 0.18  # of the picture's width
WORLD_KM: Final = 1000.0  # from this length on Web Mercator's scale differs within one picture: say where it holds


def length(km_per_px: float, room: float) -> float:
    """The longest round length in km (1, 2 or 5 times a power of ten) that fits `room` px."""
    most = km_per_px * room
    decade = 10.0 ** floor(log10(most))
    return max(step * decade for step in STEPS if step * decade <= most)


def words(km: float, latitude: float) -> str:
    """What stands at the bar."""
    said = f"{km:,.0f} km".replace(",", "\u2009") if km >= 1 else f"{km * 1000:.0f} m"
    if km < WORLD_KM:
        return said
    return f"{said} at {abs(latitude):.0f}° {'N' if latitude >= 0 else 'S'}"


def draw(canvas: Canvas, bottom: float, order: float) -> Box:
    """Bar and arrow at the right, standing on `bottom` (px); returns the box they take."""
    frame, letters = canvas.frame, canvas.letters * 0.9
    km = length(frame.km_per_px, frame.width * WIDEST)
    wide = km / frame.km_per_px
    right = frame.width - 24
    left = right - wide
    ink, paper = canvas.colour(Role.INK), canvas.colour(Role.PAPER)
    for x, y, across, down, fill in (
        (left - 2, bottom - 8, wide + 4, 10.0, paper),
        (left, bottom - 6, wide, 6.0, ink),
        (left + wide / 2, bottom - 4.5, wide / 2 - 1.5, 3.0, paper),
    ):
        canvas.axes.add_patch(Rectangle((x, y), across, down, facecolor=fill, edgecolor="none", zorder=order))
    said = words(km, frame.camera.latitude)
    canvas.write(right, bottom - 12, said, letters, order, across="right", down="bottom", halo=True)
    top = bottom - letters * 1.6 - 54
    _north(canvas, right - 16, top, letters, order)
    return min(left, right - fonts.width(said, letters)) - 12, top - letters * 1.4, frame.width, frame.height


def _north(canvas: Canvas, x: float, top: float, letters: float, order: float) -> None:
    ink = canvas.colour(Role.INK)
    for half, fill in ((-11, ink), (11, canvas.colour(Role.PAPER))):
        corners = [(x, top), (x + half, top + 34), (x, top + 26)]
        canvas.axes.add_patch(Polygon(corners, facecolor=fill, edgecolor=ink, linewidth=PT, zorder=order))
    canvas.write(x, top - 2, "N", letters, order, bold=True, across="center", down="bottom", halo=True)
