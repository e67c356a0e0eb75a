"""A scale bar and a north arrow."""

from math import floor, log10
from typing import Final

from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from layers.palette import Role, Theme
from layers.static_camera import Frame
from layers.static_style import PT, colour

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


def draw(axes: Axes, frame: Frame, letters: float, theme: Theme, order: float) -> tuple[float, float, float, float]:
    """Bar and arrow at the bottom right; returns the box they take in px: left, top, right, bottom."""
    km = length(frame.km_per_px, frame.width * WIDEST)
    wide = km / frame.km_per_px
    right, bottom = frame.width - 24, frame.height - 44
    left = right - wide
    ink, paper = colour(Role.INK, theme), colour(Role.PAPER, theme)
    axes.add_patch(
        Rectangle((left - 2, bottom - 8), wide + 4, 10, facecolor=paper, edgecolor="none", zorder=order)
    )
    axes.add_patch(Rectangle((left, bottom - 6), wide, 6, facecolor=ink, edgecolor="none", zorder=order + 0.1))
    axes.add_patch(
        Rectangle((left + wide / 2, bottom - 4.5), wide / 2 - 1.5, 3, facecolor=paper, zorder=order + 0.2)
    )
    said = words(km, frame.camera.latitude)
    for layer, style in ((0.0, {"path_effects": halo(theme)}), (0.1, {})):
        axes.text(
            right, bottom - 12, said, fontsize=letters * PT, color=ink, ha="right", va="bottom",
            zorder=order + layer, **style,
        )  # fmt: skip
    top = bottom - letters * 1.6 - 54
    _north(axes, right - 16, top, letters, theme, order)
    return left - 60, top - letters, frame.width, frame.height


def _north(axes: Axes, x: float, top: float, letters: float, theme: Theme, order: float) -> None:
    ink, paper = colour(Role.INK, theme), colour(Role.PAPER, theme)
    for half, fill in ((-11, ink), (11, paper)):
        axes.add_patch(
            Polygon(
                [(x, top), (x + half, top + 34), (x, top + 26)], facecolor=fill, edgecolor=ink, linewidth=PT,
                zorder=order,
            )
        )  # fmt: skip
    for layer, style in ((0.0, {"path_effects": halo(theme)}), (0.1, {})):
        axes.text(
            x, top - 2, "N", fontsize=letters * PT, color=ink, ha="center", va="bottom", weight="bold",
            zorder=order + layer, **style,
        )  # fmt: skip


def halo(theme: Theme, size: float = 4.0) -> list[object]:
    """The light rim of letters on a map: drawn below the letters themselves, which stay text in a PDF."""
    from matplotlib.patheffects import Stroke

    return [Stroke(linewidth=size * PT, foreground=colour(Role.PAPER, theme, 0.9), joinstyle="round")]
