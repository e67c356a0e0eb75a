"""What a static map says of itself: where and when, as known on which day, and whose work it stands on."""

from math import floor
from typing import Final

from data.briefings.scenes import Scene
from data.tables.coverage import front_end
from data.tables.theatres import Theatres
from data.time.days import in_words
from layers.looks.palette import Role
from layers.map.legend import CREDITS
from layers.paper import fonts
from layers.paper.canvas import BOXES, Box, Canvas

LOOKS: Final = ((1.1, True), (1.5, True), (0.9, False), (0.9, False))  # size in letters, bold
LEADING: Final = 1.3


def caption(scene: Scene, moment: float, theatres: Theatres) -> tuple[str, ...]:
    """Where, when, as known on, and how far the evidence reaches."""
    day = floor(moment)
    first = scene.clock.first_of(day)
    when = in_words(day) if first == day else f"{in_words(first)} – {in_words(day)}"
    lines = [theatres.words(scene.theatre), when, f"as known on {in_words(scene.clock.known_on(day))}"]
    if scene.theatre != "supply" and day >= front_end():
        lines.append(f"no front is drawn after {in_words(front_end() - 1)}: nothing later is in the evidence")
    return tuple(lines)


def date_box(
    canvas: Canvas, scene: Scene, moment: float, theatres: Theatres, heading: str = "", drawn: bool = True
) -> Box:
    """Write the caption at the top left, a heading above it; returns its box. `drawn` off only measures."""
    looks = ((1.3, True), *LOOKS) if heading else LOOKS
    lines = ((heading,) if heading else ()) + caption(scene, moment, theatres)
    parts = [(line, share * canvas.letters, bold) for line, (share, bold) in zip(lines, looks, strict=False)]
    wide = max(fonts.width(fonts.legible(line), size, bold) for line, size, bold in parts)
    box = (16.0, 16.0, 16 + wide + 28, 36 + sum(size * LEADING for _, size, _ in parts))
    if drawn:
        canvas.paper(box, BOXES)
        y = box[1] + 10
        for line, size, bold in parts:
            y += size * LEADING
            canvas.write(box[0] + 14, y - size * 0.35, line, size, BOXES + 0.2, bold=bold, down="baseline")
    return box


def credit_line(canvas: Canvas, foot: str) -> Box:
    """Write the sources (where the picture stands alone) and the credits along the bottom; returns their box."""
    size = canvas.letters * 0.72
    room = canvas.frame.width - 20
    said = [fonts.legible(each) for each in (foot, CREDITS) if each]
    lines = [line for each in said for line in fonts.wrapped(each, size, room)]
    box = (0.0, canvas.frame.height - size * (0.4 + LEADING * len(lines)), canvas.frame.width, canvas.frame.height)
    canvas.paper(box, BOXES, opacity=0.85, rim=False)
    for number, line in enumerate(lines):
        y = box[1] + size * (1.2 + LEADING * number)
        canvas.write(10, y, line, size, BOXES + 0.2, role=Role.QUIET, down="baseline")
    return box
