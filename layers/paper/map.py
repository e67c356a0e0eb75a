"""A scene as a Matplotlib map: the same shapes, classes, colours and camera as on the screen, as picture or vector.

Drawn in parts (`ground`, `moving`, `words`), so that a film draws those that stand still only once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import floor

from data.briefings.scenes import Scene
from layers.looks.clock_filter import ClockView
from layers.looks.palette import Role
from layers.map.scene_legend import rows
from layers.paper import caption, flows, labels, marks, scale_bar
from layers.paper import front as static_front
from layers.paper import ground as static_ground
from layers.paper.canvas import BOXES, SIGNS, Box, Canvas
from layers.paper.content import Content, shown
from layers.paper.labels import PLACE
from layers.paper.legend import Legend

EVENT = 7.0  # px, radius


@dataclass
class StaticMap:
    """One scene on one canvas.

    Attributes:
        content: the evidence as shapes.
        scene: what to show.
        canvas: where to draw it.
        heading: a line above the date, where the picture stands alone.
        foot: sources, above the credits, where the picture stands alone.
    """

    content: Content
    scene: Scene
    canvas: Canvas
    heading: str = ""
    foot: str = ""

    def draw(self) -> None:
        """Everything, on the day of the scene."""
        self.ground()
        self.moving(self.scene.clock.day)
        self.words(self.date(self.scene.clock.day))

    def ground(self) -> None:
        """The base map."""
        static_ground.ground(self.canvas, self.content)
        if self.scene.shows("lines"):
            static_ground.lines(self.canvas, self.content, self.scene)

    def happening(self, moment: float) -> ClockView:
        """The clock at `moment` for what happens within the window."""
        day = floor(moment)
        return ClockView(self.scene.clock.first_of(day), day, self.scene.clock.known_on(day))

    def state(self, moment: float) -> ClockView:
        """The clock at `moment` for what is a state: a front is shown as it was on the day, whatever the window."""
        day = floor(moment)
        return ClockView(day, day, self.scene.clock.known_on(day))

    def moving(self, moment: float) -> None:
        """Everything the clock moves."""
        self.by_day(moment)
        self.ships(moment)

    def ships(self, moment: float) -> None:
        """Dated voyages, which move within a day."""
        if self.scene.shows("voyages"):
            flows.voyages(self.canvas, self.content, self.scene, self.happening(moment), moment)

    def by_day(self, moment: float) -> None:
        """What changes from day to day: fronts, flows, settlements, events; and what the scene highlights."""
        canvas, front = self.canvas, self.content.front(self.scene.perspective)
        state, happening = self.state(moment), self.happening(moment)
        parts: dict[str, Callable[[], None]] = {
            "control": lambda: static_front.control(canvas, front, state),
            "uncertainty": lambda: static_front.band(canvas, front, state),
            "contact-line": lambda: self._lines(moment),
            "flows": lambda: flows.consignments(canvas, self.content, self.scene, happening),
            "settlements": lambda: static_front.settlements(canvas, front, state),
            "events": lambda: self._events(happening),
        }
        for name, part in parts.items():
            if self.scene.shows(name):
                part()
        marks.draw(canvas, self.content, self.scene)

    def _lines(self, moment: float) -> None:
        front = self.content.front(self.scene.perspective)
        if self.scene.compare is not None:
            static_front.compared(self.canvas, front, self.state(self.scene.compare))
        static_front.line(self.canvas, front, self.state(moment))

    def _events(self, view: ClockView) -> None:
        events = self.content.events
        points = self.canvas.seen(self.canvas.points(events.loc[shown(events, view)]))
        yellow, ink = self.canvas.colour(Role.SELECTED), self.canvas.colour(Role.EVENT)
        if self.canvas.dots(points, yellow, ink, EVENT, SIGNS + 0.5):
            self.canvas.drawn.add("events:event")

    def date(self, moment: float, drawn: bool = True) -> Box:
        """Where and when, at the top left; returns the box it takes. `drawn` off only measures."""
        return caption.date_box(self.canvas, self.scene, moment, self.content.theatres, self.heading, drawn)

    def words(self, date: Box) -> None:
        """Places and names, legend, scale and credits, clear of the box of the date."""
        credit = caption.credit_line(self.canvas, self.foot)
        scale = scale_bar.draw(self.canvas, credit[1] - 16, BOXES)
        taken = [date, scale, credit]
        taken.append(self._legend(taken))
        if self.scene.shows("places"):
            self._places()
        if self.scene.shows("names"):
            labels.write(self.canvas, self.content, self.scene, taken)

    def _places(self) -> None:
        """Places of the supply routes; hollow where the coordinates are unconfirmed."""
        ink, white = self.canvas.colour(Role.INK), self.canvas.colour(Role.PAPER)
        for marked, part in self.content.places.groupby("marked"):
            fill, rim = (white, ink) if marked else (ink, white)
            self.canvas.dots(self.canvas.seen(self.canvas.points(part)), fill, rim, PLACE, SIGNS)
        self.canvas.drawn.add("places:place")

    def _legend(self, taken: list[Box]) -> Box:
        made = Legend(rows(self.scene, self.canvas.drawn), self.canvas.letters * 0.95)
        return made.draw_where_it_hides_least(self.canvas, taken, BOXES)
