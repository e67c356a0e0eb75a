"""Pens for a static map: they draw world-pixel shapes on axes whose unit is a pixel, and note what they drew."""

from dataclasses import dataclass, field
from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.patheffects import Stroke

from layers.looks.palette import Role, Theme
from layers.looks.static_camera import Floats, Frame
from layers.paper import families
from layers.paper import fonts as static_fonts
from layers.paper.shapes import Geometries, clipped, line_path, polygon_path, segments
from layers.paper.style import HATCH, PT, Colour, colour, dashes

WATER, GROUND, CONTROL, BAND, LINES, CONTACT, FLOWS, MOVING, RINGS, SIGNS, NAMES, BOXES = range(12)  # upwards
HALO: Final = 4.0  # px, the light rim of letters
Box = tuple[float, float, float, float]  # left, top, right, bottom in px


@dataclass
class Canvas:
    """One picture being drawn.

    Attributes:
        axes: where; its data coordinates are px of the picture, y down.
        frame: camera and size.
        letters: size of names in px, of which everything written takes its measure.
        theme: light for paper and projectors.
        drawn: classes drawn so far: "control:UA", "flows:MUNITIONS", "standing:inferred" …
        busy: points in px of what the map is about, which a legend should not cover.
    """

    axes: Axes
    frame: Frame
    letters: float = 18.0
    theme: Theme = "light"
    drawn: set[str] = field(default_factory=set)
    busy: list[Floats] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.axes.set_axis_off()
        self.axes.set_autoscale_on(False)
        self.axes.set_xlim(0, self.frame.width)
        self.axes.set_ylim(self.frame.height, 0)

    def colour(self, role: Role, opacity: float = 1.0) -> Colour:
        """The colour of a role in this picture's theme."""
        return colour(role, self.theme, opacity)

    def area(self, shapes: Geometries, fill: Colour, order: float, hatched: bool = False) -> bool:
        """Fill polygons (world pixels); whether any is in the picture."""
        path = polygon_path(clipped(shapes, self.frame))
        if path is None:
            return False
        face, edge = ("none", fill) if hatched else (fill, "none")
        hatch = HATCH if hatched else None
        self.axes.add_patch(PathPatch(path, facecolor=face, edgecolor=edge, hatch=hatch, linewidth=0, zorder=order))
        return True

    def lines(
        self, shapes: Geometries, ink: Colour, width: float, order: float, standing: str = "observed"
    ) -> bool:
        """Draw lines (world pixels) `width` px wide; whether any is in the picture."""
        found = segments(clipped(shapes, self.frame))
        if found:
            self.strokes(found, ink, width, order, standing)
        return bool(found)

    def strokes(
        self, paths: list[Floats], ink: Colour, width: float, order: float, standing: str = "observed"
    ) -> None:
        """Draw lines given in px of the picture, dashed by how they are known."""
        cap = "round" if standing == "observed" else "butt"
        made = PathPatch(
            line_path(paths), facecolor="none", edgecolor=ink, linewidth=width * PT, linestyle=dashes(standing, width),
            capstyle=cap, joinstyle="round", zorder=order,
        )  # fmt: skip
        self.axes.add_patch(made)

    def points(self, frame: gpd.GeoDataFrame) -> Floats:
        """The points of `frame` in px, (n, 2), in its order."""
        return self.frame.screen(shapely.get_coordinates(frame.geometry.to_numpy()))

    def seen(self, points: Floats) -> Floats:
        """Those of `points` that are in the picture."""
        size = np.array([self.frame.width, self.frame.height])
        return np.asarray(points[((points >= -10) & (points <= size + 10)).all(axis=1)])

    def dots(self, points: Floats, fill: Colour, rim: Colour, radius: float, order: float) -> bool:
        """Draw round signs; whether there are any."""
        self.axes.scatter(
            points[:, 0], points[:, 1], s=(2 * radius * PT) ** 2, facecolors=[fill], edgecolors=[rim],
            linewidths=1.6 * PT, zorder=order,
        )  # fmt: skip
        return len(points) > 0

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        order: float,
        *,
        bold: bool = False,
        role: Role = Role.INK,
        across: str = "left",
        down: str = "center_baseline",
        halo: bool = False,
    ) -> None:
        """Write one line; with `halo` a light rim lies below it, and the letters stay text in a PDF."""
        said = static_fonts.legible(text)
        weight = "bold" if bold else "normal"
        written_in = families.families(said)
        shared = {"fontfamily": written_in, "fontsize": size * PT, "weight": weight, "ha": across, "va": down}
        if halo:
            rim = Stroke(linewidth=HALO * PT, foreground=self.colour(Role.PAPER, 0.9), joinstyle="round")
            self.axes.text(x, y, said, None, zorder=order, path_effects=[rim], **shared)
        self.axes.text(x, y, said, None, zorder=order + 0.1, color=self.colour(role), **shared)

    def paper(self, box: Box, order: float, opacity: float = 0.9, rim: bool = True) -> None:
        """A light box for words that stand on the map."""
        left, top, right, bottom = box
        edge = self.colour(Role.INNER_BORDER) if rim else "none"
        self.axes.add_patch(
            Rectangle((left, top), right - left, bottom - top, facecolor=self.colour(Role.PAPER, opacity),
                      edgecolor=edge, linewidth=PT, zorder=order)
        )  # fmt: skip
