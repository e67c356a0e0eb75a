"""The page of a scene: title, map, headline figure, sentences, citations; the same on paper, picture and slide.

Measures are px of a sheet of 1920 x 1080, 13.33 x 7.5 inches.
"""

from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from data.briefings.scenes import STAGE, Scene, Sentence
from data.briefings.source_numbers import Reference, SourceNumbers
from layers.looks.palette import Role, Theme
from layers.looks.static_camera import Frame
from layers.paper import families
from layers.paper import fonts as static_fonts
from layers.paper.canvas import Canvas
from layers.paper.content import Content
from layers.paper.map import StaticMap
from layers.paper.style import PT, PX_PER_INCH, colour

WIDTH, HEIGHT = STAGE
BODY: Final = (38.0, 36.0, 34.0, 32.0, 30.0, 28.0)  # the largest that fits; legible at 5 m down to the last
APART: Final = 18.0  # px between sentences
TITLE_SIZE: Final = 52.0
FIGURE_SIZE: Final = 72.0
WORDS_SIZE: Final = 28.0
SMALL: Final = 18.0
MAP_LETTERS: Final = 19.0
SPACING: Final = 1.3
SOURCE: Final = 22.0
LIST_TOP: Final = 136.0


@dataclass(frozen=True)
class Box:
    """A place on the sheet, in px from its top left corner."""

    left: float
    top: float
    width: float
    height: float


TITLE: Final = Box(48, 30, 1824, 76)
MAP: Final = Box(48, 122, 984, 868)
PANEL: Final = Box(1064, 122, 808, 868)
FOOT: Final = Box(48, 1002, 1824, 70)
WHOLE: Final = Box(0, 0, WIDTH, HEIGHT)


def blank(width: float = WIDTH, height: float = HEIGHT) -> Figure:
    """A sheet with nothing on it."""
    return Figure(figsize=(width / PX_PER_INCH, height / PX_PER_INCH), dpi=PX_PER_INCH)


def axes(figure: Figure, box: Box) -> Axes:
    """Axes at `box` of a whole sheet, whose unit is a pixel, y down."""
    bottom = (HEIGHT - box.top - box.height) / HEIGHT
    made = figure.add_axes((box.left / WIDTH, bottom, box.width / WIDTH, box.height / HEIGHT))
    made.set_axis_off()
    made.set_xlim(0, box.width)
    made.set_ylim(box.height, 0)
    return made


def scene_map(content: Content, scene: Scene, where: Axes, width: float, height: float) -> StaticMap:
    """The map of a scene on `where`, drawn."""
    made = StaticMap(content, scene, Canvas(where, Frame(scene.camera, width, height), MAP_LETTERS))
    made.draw()
    return made


def scene_sheet(content: Content, scene: Scene, sources: SourceNumbers, theme: Theme = "light") -> Figure:
    """The whole page of one scene; used within `static_fonts.settings()`."""
    figure = blank()
    scene_map(content, scene, axes(figure, MAP), MAP.width, MAP.height)
    pen = Pen(axes(figure, WHOLE), theme)
    pen.fitted(TITLE, scene.title, TITLE_SIZE)
    _panel(pen, scene, sources)
    _foot(pen, sources.of(scene.cites))
    return figure


@dataclass
class Pen:
    """Writes lines of text on axes whose unit is a pixel."""

    axes: Axes
    theme: Theme

    def line(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        role: Role = Role.INK,
        url: str = "",
    ) -> float:
        """One line whose letters stand on `y`; returns where it ends."""
        said = static_fonts.legible(text)
        made = self.axes.text(
            x, y, said, fontsize=size * PT, weight="bold" if bold else "normal", color=colour(role, self.theme),
            va="baseline", ha="left", fontfamily=families.families(said),
        )  # fmt: skip
        if url:
            made.set_url(url)
        return x + static_fonts.width(said, size, bold)

    def lines(self, box: Box, text: str, size: float, *, role: Role = Role.INK, bold: bool = False) -> float:
        """A text in as many lines as it needs; returns where the next may start."""
        y = box.top
        for each in static_fonts.wrapped(static_fonts.legible(text), size, box.width, bold):
            self.line(box.left, y + size, each, size, bold=bold, role=role)
            y += size * SPACING
        return y

    def fitted(self, box: Box, text: str, size: float) -> None:
        """One bold line, smaller where it would not fit."""
        wide = static_fonts.width(static_fonts.legible(text), size, bold=True)
        fitting = size * min(1.0, box.width / wide)
        self.line(box.left, box.top + size, text, fitting, bold=True)


def _panel(pen: Pen, scene: Scene, sources: SourceNumbers) -> None:
    y = PANEL.top
    if scene.figure:
        pen.fitted(Box(PANEL.left, y, PANEL.width, 0), scene.figure.number, FIGURE_SIZE)
        y += FIGURE_SIZE * 1.25
        y = pen.lines(Box(PANEL.left, y, PANEL.width, 0), scene.figure.words, WORDS_SIZE)
        y = pen.lines(Box(PANEL.left, y, PANEL.width, 0), sources.attribution(scene), SMALL * 1.15, role=Role.QUIET)
        y += 26
    said = [_with_marks(each, sources) for each in scene.sentences]
    size = next((size for size in BODY if y + _height(said, size) <= PANEL.top + PANEL.height), BODY[-1])
    for text in said:
        y = pen.lines(Box(PANEL.left, y, PANEL.width, 0), text, size) + APART


def _with_marks(sentence: Sentence, sources: SourceNumbers) -> str:
    """A sentence and the numbers of its sources, which never stand alone on a line."""
    marks = sources.marks(sentence.cites).replace(" ", static_fonts.NO_BREAK)
    return static_fonts.legible(f"{sentence.text}{static_fonts.NO_BREAK}{marks}")


def _height(texts: list[str], size: float) -> float:
    """Height in px of paragraphs as wide as the panel."""
    lines = sum(len(static_fonts.wrapped(each, size, PANEL.width)) for each in texts)
    return lines * size * SPACING + (len(texts) - 1) * APART


def _foot(pen: Pen, shown: tuple[Reference, ...]) -> None:
    """The sources of a scene on up to three lines, each a link where it has an address."""
    size = SMALL * 0.92
    x, y = FOOT.left, FOOT.top + size
    for each in shown:
        if x > FOOT.left and x + static_fonts.width(static_fonts.legible(each.short), size) > FOOT.left + FOOT.width:
            x, y = FOOT.left, y + size * 1.35
        x = pen.line(x, y, each.short, size, role=Role.QUIET, url=each.source.link) + 22


def sources_sheets(every: tuple[Reference, ...], theme: Theme = "light") -> list[Figure]:
    """The pages that list all sources, links live."""
    pages = _paged(every)
    made = []
    for number, page in enumerate(pages, 1):
        figure = blank()
        pen = Pen(axes(figure, WHOLE), theme)
        pen.fitted(TITLE, f"Sources ({number} of {len(pages)})" if len(pages) > 1 else "Sources", TITLE_SIZE)
        y = LIST_TOP
        for each in page:
            y = pen.lines(Box(TITLE.left, y, TITLE.width, 0), each.full, SOURCE)
            link = each.source.link
            role = Role.ACCENT if link else Role.QUIET
            said = static_fonts.wrapped(static_fonts.legible(link or "no address known"), SMALL, TITLE.width)[0]
            pen.line(TITLE.left, y + SMALL * 0.9, said, SMALL * 0.9, role=role, url=link)
            y += SMALL * 0.9 * SPACING + APART
        made.append(figure)
    return made


def _paged(every: tuple[Reference, ...]) -> list[list[Reference]]:
    """Sources by page, as many as fit."""
    pages: list[list[Reference]] = []
    left = 0.0
    for each in every:
        lines = len(static_fonts.wrapped(static_fonts.legible(each.full), SOURCE, TITLE.width))
        high = lines * SOURCE * SPACING + SMALL * 0.9 * SPACING + APART
        if high > left:
            pages.append([])
            left = HEIGHT - LIST_TOP - 40
        pages[-1].append(each)
        left -= high
    return pages
