"""The pictures of a play range, one after the other: what stands still is drawn once, what moves for each picture."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from math import floor
from typing import Any, Final

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image

from data.briefings.scenes import STAGE, Play, Scene
from layers.looks.static_camera import Frame
from layers.paper import fonts
from layers.paper.canvas import Canvas
from layers.paper.content import Content
from layers.paper.map import StaticMap
from layers.paper.style import PX_PER_INCH

HOLD: Final = 1.0  # seconds the last picture stays, so that a film does not end in the middle of a thought
LETTERS: Final = 24.0 / 1080  # of the picture's height
SAMPLES: Final = 12  # moments looked at to find which classes the legend must explain
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Film:
    """A scene's play range.

    Attributes:
        content: the evidence as shapes.
        scene: what to show.
        play: from when to when, and how fast.
        foot: the sources, written above the credits.
        size: width and height in px, even numbers.
        fps: pictures a second.
    """

    content: Content
    scene: Scene
    play: Play
    foot: str = ""
    size: tuple[int, int] = STAGE
    fps: int = 30
    _days: dict[int, Image.Image] = field(default_factory=dict, init=False, repr=False)

    @property
    def count(self) -> int:
        """How many pictures."""
        return self._running + round(HOLD * self.fps)

    @property
    def _running(self) -> int:
        return max(2, round(self.play.seconds * self.fps))

    def moment(self, number: int) -> float:
        """The moment that picture `number` (from 0) shows, in days."""
        share = min(number, self._running - 1) / (self._running - 1)
        return self.play.first + share * (self.play.last - self.play.first)

    def _steps(self, number: int) -> float:
        """The moment as far as it changes the picture: fronts move by days, ships all the time."""
        moment = self.moment(number)
        return moment if self.scene.shows("voyages") else floor(moment + 1e-9)

    def pictures(self) -> Iterator[Pixels]:
        """Every picture, (height, width, 3) uint8; the same array again where nothing moved."""
        shown: float | None = None
        picture: Pixels | None = None
        for number in range(self.count):
            moment = self._steps(number)
            if picture is None or moment != shown:
                with fonts.settings():  # between two pictures another export may draw
                    picture = self._picture(moment)
                shown = moment
            yield picture

    @property
    def turns(self) -> list[int]:
        """For each picture that differs from the one before it, how many times it is shown in a row."""
        return [len(list(same)) for _, same in groupby(range(self.count), key=self._steps)]

    def samples(self) -> list[Pixels]:
        """The first, the middle and the last picture."""
        with fonts.settings():
            return [self._picture(self._steps(n)) for n in (0, self._running // 2, self._running - 1)]

    def _picture(self, moment: float) -> Pixels:
        below, over = self._still
        made = self._on_day(below, floor(moment)).copy()
        if self.scene.shows("voyages"):
            made.alpha_composite(self._layer(lambda drawn: drawn.ships(moment))[0])
        made.alpha_composite(over)
        return np.asarray(made)[:, :, :3]

    def _on_day(self, below: Image.Image, day: int) -> Image.Image:
        """The picture of a day without what moves within it; kept until the next day is asked for."""

        def moving(drawn: StaticMap) -> None:
            drawn.by_day(day)
            drawn.date(day)

        if day not in self._days:
            made = below.copy()
            made.alpha_composite(self._layer(moving)[0])
            self._days.clear()
            self._days[day] = made
        return self._days[day]

    @cached_property
    def _still(self) -> tuple[Image.Image, Image.Image]:
        """What lies below everything that moves, and what is written above it."""

        def words(drawn: StaticMap) -> None:
            drawn.canvas.drawn, drawn.canvas.busy = seen.canvas.drawn, seen.canvas.busy
            ends = [drawn.date(each, drawn=False) for each in (self.play.first, self.play.last)]
            drawn.words(max(ends, key=lambda box: box[2]))

        seen = self._layer(self._everything)[1]
        return self._layer(StaticMap.ground)[0], self._layer(words)[0]

    def _everything(self, drawn: StaticMap) -> None:
        """What the range shows at any time, for the legend."""
        for moment in np.linspace(self.play.first, self.play.last, SAMPLES):
            drawn.moving(float(floor(moment)))

    def _layer(self, draw: Callable[[StaticMap], None]) -> tuple[Image.Image, StaticMap]:
        """A transparent picture with what `draw` draws, and the map it drew on."""
        width, height = self.size
        figure = Figure(figsize=(width / PX_PER_INCH, height / PX_PER_INCH), dpi=PX_PER_INCH)
        figure.patch.set_alpha(0)
        agg: Any = FigureCanvasAgg(figure)  # Matplotlib leaves these methods untyped
        sheet = Canvas(figure.add_axes((0, 0, 1, 1)), Frame(self.scene.camera, width, height), LETTERS * height)
        made = StaticMap(self.content, self.scene, sheet, heading=self.scene.title, foot=self.foot)
        draw(made)
        agg.draw()
        return Image.fromarray(np.array(agg.buffer_rgba()), "RGBA"), made
