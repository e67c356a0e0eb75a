"""The legend of a static map: those rows of the shared legend whose classes are drawn."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyArrow, Rectangle

from data.days import in_words
from data.scenes import Scene
from layers import flows, legend, static_fonts
from layers.legend import Row
from layers.palette import Role, Theme
from layers.static_style import HATCH, PT, colour, dashes

SIGN: Final = 30.0  # px, width of a sign
PAD: Final = 12.0
LINE: Final = 1.32  # of the letters' size
LONGEST: Final = 33.0  # ems a line of words may take
WIDTHS: Final = ((100, "100"), (10_000, "10\u2009000"), (1_000_000, "1 million"))


@dataclass(frozen=True)
class Line:
    """One row with its words in lines."""

    row: Row
    words: tuple[str, ...]


def rows(scene: Scene, drawn: Collection[str]) -> list[Row]:
    """The rows for the classes drawn; classes are named as `layers.static_map` names them."""
    found = [row for row, needed in _by_class() if needed & set(drawn)]
    if any(each.startswith("flows:") for each in drawn):
        found += _widths(drawn)
    if scene.compare is not None and "contact-line:compared" in drawn:
        found.append(Row("dash", Role.INK, f"contact line on {in_words(scene.compare)}", size=2.5))
    return found


def _by_class() -> list[tuple[Row, set[str]]]:
    """Each row of the shared legend with the classes it stands for."""
    ua, ru, contested, line, band = legend.FRONTS
    arms, people, north = legend.DIRECTIONS
    observed, inferred, claimed = legend.STANDING
    return [
        (ua, {"control:UA"}),
        (ru, {"control:RU"}),
        (contested, {"control:contested"}),
        (line, {"contact-line:line"}),
        (band, {"uncertainty:band"}),
        (legend.SETTLEMENTS[0], {"settlements:UA", "settlements:RU", "settlements:contested"}),
        (legend.EVENTS[0], {"events:event"}),
        *((row, {f"flows:{row.role.name}", f"moving:{row.role.name}"}) for row in (arms, people, north)),
        (observed, {"standing:observed"}),
        (inferred, {"standing:inferred"}),
        (claimed, {"standing:claimed"}),
    ]


def _widths(drawn: Collection[str]) -> list[Row]:
    role = next(role for role in (Role.MUNITIONS, Role.PEOPLE, Role.TO_PYONGYANG) if f"flows:{role.name}" in drawn)
    heading = "Width: reported quantity in its own unit"
    return [
        Row("width", role, words, size=float(flows.width(amount)), heading="" if number else heading)
        for number, (amount, words) in enumerate(WIDTHS)
    ]


class Legend:
    """A box with the legend, its size known before it is drawn."""

    def __init__(self, shown: Sequence[Row], letters: float) -> None:
        self.letters = letters
        room = LONGEST * letters
        self.lines = [Line(row, tuple(static_fonts.wrapped(row.words, letters, room))) for row in shown]

    @property
    def width(self) -> float:
        """Width in px, 0 where there is nothing to explain."""
        if not self.lines:
            return 0.0
        words = max(static_fonts.width(each, self.letters) for line in self.lines for each in line.words)
        heads = [static_fonts.width(line.row.heading, self.letters * 0.92) - SIGN for line in self.lines]
        return float(2 * PAD + SIGN + PAD + max(words, *heads))

    @property
    def height(self) -> float:
        """Height in px, 0 where there is nothing to explain."""
        return 2 * PAD + self._lines * self.letters * LINE if self.lines else 0.0

    @property
    def _lines(self) -> int:
        return sum(len(line.words) + bool(line.row.heading) for line in self.lines)

    def draw(self, axes: Axes, left: float, top: float, theme: Theme, order: float) -> None:
        """Draw the box with its top left corner at `left`, `top` (px)."""
        if not self.lines:
            return
        paper(axes, (left, top, left + self.width, top + self.height), theme, order)
        step = self.letters * LINE
        y = top + PAD + step / 2
        for line in self.lines:
            if line.row.heading:
                _words(axes, left + PAD, y, line.row.heading, self.letters * 0.92, theme, order)
                y += step
            _sign(axes, line.row, left + PAD, y + (len(line.words) - 1) * step / 2, theme, order + 0.1)
            for words in line.words:
                _words(axes, left + PAD + SIGN + PAD, y, words, self.letters, theme, order)
                y += step


def paper(axes: Axes, box: tuple[float, float, float, float], theme: Theme, order: float) -> None:
    """A light box for words that stand on the map."""
    left, top, right, bottom = box
    fill, edge = colour(Role.PAPER, theme, 0.9), colour(Role.INNER_BORDER, theme)
    shape = Rectangle(
        (left, top), right - left, bottom - top, facecolor=fill, edgecolor=edge, linewidth=PT, zorder=order
    )
    axes.add_patch(shape)


def _words(axes: Axes, x: float, y: float, words: str, size: float, theme: Theme, order: float) -> None:
    axes.text(
        x, y, static_fonts.legible(words), fontsize=size * PT, color=colour(Role.INK, theme), va="center_baseline",
        ha="left", zorder=order + 0.1,
    )  # fmt: skip


def _sign(axes: Axes, row: Row, x: float, y: float, theme: Theme, order: float) -> None:
    full, faint = colour(row.role, theme), colour(row.role, theme, row.strength)
    if row.sign in ("fill", "band", "hatch"):
        hatched = row.sign == "hatch"
        axes.add_patch(
            Rectangle(
                (x, y - 9), SIGN, 18, zorder=order, facecolor="none" if hatched else faint,
                edgecolor=faint if hatched else full, hatch=HATCH if hatched else None,
                linewidth=0 if row.sign != "fill" else PT,
            )
        )  # fmt: skip
    elif row.sign == "point":
        axes.add_patch(Circle((x + SIGN / 2, y), (row.size or 9) / 2 + 1.5, facecolor=full, edgecolor="none", zorder=order))
    elif row.sign == "arrow":
        shape = FancyArrow(
            x, y, SIGN, 0, width=5, head_width=15, head_length=12, length_includes_head=True, linewidth=0,
            facecolor=full, zorder=order,
        )  # fmt: skip
        axes.add_patch(shape)
    else:
        standing = {"dash": "inferred", "dots": "claimed"}.get(row.sign, "observed")
        thick = row.size or 2.0
        axes.add_line(
            Line2D(
                [x, x + SIGN], [y, y], color=full, linewidth=thick * PT, linestyle=dashes(standing, thick),
                zorder=order,
            )
        )  # fmt: skip
