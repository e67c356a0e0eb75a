"""The legend of a scene, on the screen and on paper alike: those rows of the shared legend whose classes are drawn."""

from collections.abc import Collection

from data.briefings.scenes import Scene
from data.time.days import in_words
from layers.looks.palette import Role
from layers.map import legend
from layers.map.legend import Row


def rows(scene: Scene, drawn: Collection[str]) -> list[Row]:
    """The rows for the classes drawn: "control:UA", "flows:MUNITIONS", "standing:inferred" … as `by_class` has them."""
    found = [row for row, needed in by_class() if needed & set(drawn)]
    if any(each.startswith("flows:") for each in drawn):
        found += _widths(drawn)
    if scene.compare is not None and "contact-line:compared" in drawn:
        found.append(Row("dash", Role.INK, f"contact line on {in_words(scene.compare)}", size=2.5))
    return found


def by_class() -> list[tuple[Row, set[str]]]:
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
        (legend.MARKS[0], {"marks:point"}),
        (legend.MARKS[1], {"marks:line"}),
        *((row, {f"flows:{row.role.name}", f"moving:{row.role.name}"}) for row in (arms, people, north)),
        (observed, {"standing:observed"}),
        (inferred, {"standing:inferred"}),
        (claimed, {"standing:claimed"}),
    ]


def _widths(drawn: Collection[str]) -> tuple[Row, ...]:
    role = next(role for role in (Role.MUNITIONS, Role.PEOPLE, Role.TO_PYONGYANG) if f"flows:{role.name}" in drawn)
    return legend.widths(role)
