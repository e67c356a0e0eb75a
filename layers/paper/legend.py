"""The legend drawn on a static map, where it hides least."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from matplotlib.patches import Circle, FancyArrow, Patch, Rectangle

from layers.looks.static_camera import Floats
from layers.map.legend import Row
from layers.paper import fonts
from layers.paper.canvas import Box, Canvas
from layers.paper.names import overlap
from layers.paper.style import HATCH, PT

SIGN: Final = 30.0  # px, width of a sign
PAD: Final = 12.0
LINE: Final = 1.32  # of the letters' size
HEADING: Final = 0.92  # of the letters' size
LONGEST: Final = 22.0  # ems a line of words may take


@dataclass(frozen=True)
class Line:
    """One row with its words in lines."""

    row: Row
    words: tuple[str, ...]


class Legend:
    """A box with the legend, its size known before it is drawn."""

    def __init__(self, shown: Sequence[Row], letters: float) -> None:
        self.letters = letters
        room = LONGEST * letters
        self.lines = [Line(row, tuple(fonts.wrapped(row.words, letters, room))) for row in shown]

    @property
    def width(self) -> float:
        """Width in px, 0 where there is nothing to explain."""
        if not self.lines:
            return 0.0
        words = max(fonts.width(each, self.letters) for line in self.lines for each in line.words)
        heads = [fonts.width(line.row.heading, self.letters * HEADING) - SIGN for line in self.lines]
        return float(2 * PAD + SIGN + PAD + max(words, *heads))

    @property
    def height(self) -> float:
        """Height in px, 0 where there is nothing to explain."""
        return 2 * PAD + self._lines * self.letters * LINE if self.lines else 0.0

    @property
    def _lines(self) -> int:
        return sum(len(line.words) + bool(line.row.heading) for line in self.lines)

    def draw_where_it_hides_least(self, canvas: Canvas, taken: Sequence[Box], order: float) -> Box:
        """Draw the box in the corner where it covers least of what the map is about; returns the box.

        `taken` are the boxes of the date (top left), the scale (bottom right) and the credits (along the bottom).
        """
        if not self.lines:
            return (0.0, 0.0, 0.0, 0.0)
        _, scale, credit = taken
        low, right = credit[1] - 14 - self.height, canvas.frame.width - 16 - self.width
        corners = ((16.0, low), (right, 16.0), (right, low), (scale[0] - self.width - 8, low))
        boxes = [(x, y, x + self.width, y + self.height) for x, y in corners]
        free = [box for box in boxes if box[0] > 0 and not any(overlap(box, other) for other in taken)]
        box = min(free or boxes[:1], key=lambda each: _hidden(each, canvas.busy))
        self._draw(canvas, box, order)
        return (box[0] - 6, box[1] - 6, box[2] + 6, box[3] + 6)

    def _draw(self, canvas: Canvas, box: Box, order: float) -> None:
        canvas.paper(box, order)
        step = self.letters * LINE
        left, y = box[0] + PAD, box[1] + PAD + step / 2
        for line in self.lines:
            if line.row.heading:
                canvas.write(left, y, line.row.heading, self.letters * HEADING, order)
                y += step
            _sign(canvas, line.row, left, y + (len(line.words) - 1) * step / 2, order + 0.1)
            for words in line.words:
                canvas.write(left + SIGN + PAD, y, words, self.letters, order)
                y += step


def _hidden(box: Box, busy: Sequence[Floats]) -> int:
    """How many of the points of what the map is about lie in `box`."""
    if not busy:
        return 0
    points = np.concatenate(busy)
    return int(((points >= box[:2]) & (points <= box[2:])).all(axis=1).sum())


def _sign(canvas: Canvas, row: Row, x: float, y: float, order: float) -> None:
    full, faint = canvas.colour(row.role), canvas.colour(row.role, row.strength)
    if row.sign in ("fill", "band", "hatch"):
        face, edge, hatch = ("none", faint, HATCH) if row.sign == "hatch" else (faint, full, None)
        edge_width = PT if row.sign == "fill" else 0
        shape: Patch = Rectangle(
            (x, y - 9), SIGN, 18, facecolor=face, edgecolor=edge, hatch=hatch, linewidth=edge_width, zorder=order
        )
        canvas.axes.add_patch(shape)
    elif row.sign == "point":
        radius = (row.size or 9) / 2 + 1.5
        canvas.axes.add_patch(Circle((x + SIGN / 2, y), radius, facecolor=full, edgecolor="none", zorder=order))
    elif row.sign == "arrow":
        canvas.axes.add_patch(
            FancyArrow(x, y, SIGN, 0, width=5, head_width=15, head_length=12, length_includes_head=True,
                       linewidth=0, facecolor=full, zorder=order)
        )  # fmt: skip
    else:
        standing = {"dash": "inferred", "dots": "claimed"}.get(row.sign, "observed")
        canvas.strokes([np.array([[x, y], [x + SIGN, y]])], full, row.size or 2.0, order, standing)
