"""The look of each class on a static map: read from the tables that the screen's layers use."""

from dataclasses import dataclass
from typing import Any, Final

from layers.looks.palette import Role, Theme, rgb
from layers.map import control, flows

PX_PER_INCH: Final = 144  # a 1920 px wide sheet is 13.33 inches, the width of a 16:9 slide
PT: Final = 72 / PX_PER_INCH  # points in a pixel
Colour = tuple[float, float, float, float]
Dashes = Any  # Matplotlib's (offset, lengths), which its types allow without None only


@dataclass(frozen=True)
class Fill:
    """How an area is filled: colour role, opacity 0-1, hatched or plain."""

    role: Role
    strength: float
    hatched: bool = False


AREAS: Final = {
    name: Fill(role, control.STRENGTH[name], hatched=role is Role.CONTESTED) for name, role in control.ROLES.items()
}
HATCH: Final = "////"


def colour(role: Role, theme: Theme, opacity: float = 1.0) -> Colour:
    """The colour as Matplotlib takes it: red, green, blue and opacity, 0-1."""
    red, green, blue = rgb(role, theme)
    return red / 255, green / 255, blue / 255, opacity


def dashes(standing: str, width: float) -> Dashes:
    """Matplotlib's dash pattern, in points, for a line of `width` px that is known as `standing`."""
    on, off = flows.DASHES[standing]
    return (0.0, None) if not off else (0.0, (on * width * PT, off * width * PT))
