"""What the map's signs mean, as rows that the screen, the snapshot and the static renderer all draw from."""

from dataclasses import dataclass
from typing import Final, Literal

from data.tables.credit import CREDIT
from layers.looks.palette import Role
from layers.map import control, flows, uncertainty

Sign = Literal["fill", "hatch", "line", "dash", "dots", "band", "point", "arrow", "width"]


@dataclass(frozen=True)
class Row:
    """One sign: its shape, its colour role, the words beside it, and its size in px where that is the message."""

    sign: Sign
    role: Role
    words: str
    size: float = 0.0
    strength: float = 1.0
    heading: str = ""


FRONTS: Final = (
    Row("fill", Role.UA, "under Ukrainian control", strength=control.STRENGTH["UA"]),
    Row("fill", Role.RU, "under Russian control", strength=control.STRENGTH["RU"]),
    Row("hatch", Role.CONTESTED, "contested", strength=control.STRENGTH["contested"]),
    Row("line", Role.INK, "contact line", size=3),
    Row("band", Role.INK, "where the line may lie: between the two nearest settlements", strength=uncertainty.CORE),
)
SETTLEMENTS: Final = (
    Row("point", Role.UA, "settlement, in the colour of who holds it", size=9),
    Row("point", Role.UA, "the same, position unconfirmed", size=9, strength=0.0),
)
EVENTS: Final = (Row("point", Role.SELECTED, "event of the last 7 days", size=11),)
DIRECTIONS: Final = (
    Row("arrow", Role.MUNITIONS, "munitions, missiles, artillery to Russia"),
    Row("arrow", Role.PEOPLE, "troops and workers to Russia"),
    Row("arrow", Role.TO_PYONGYANG, "petroleum, air defence, technology to Pyongyang"),
)
STANDING: Final = (
    Row("line", Role.INK, "way observed", size=2.5),
    Row("dash", Role.INK, "way inferred", size=2.5),
    Row("dots", Role.INK, "way claimed", size=2.5),
)
PLACES: Final = (Row("point", Role.INK, "place whose position is unconfirmed", size=9, strength=0.0),)
MARKS: Final = (
    Row("point", Role.SELECTED, "named in the text", size=13),
    Row("line", Role.SELECTED, "way or ground named in the text", size=9),
)
CREDIBILITY_KEY: Final = (
    "Source A completely reliable … F cannot be judged · claim 1 confirmed … 6 cannot be judged"
)
CREDITS: Final = CREDIT


AMOUNTS: Final = ((100, "100"), (10_000, "10\u2009000"), (1_000_000, "1 million"))


def widths(role: Role) -> tuple[Row, ...]:
    """The scale of line widths, in the colour of `role`."""
    heading = "Width: reported quantity in its own unit"
    return tuple(
        Row("width", role, words, size=float(flows.width(amount)), heading="" if number else heading)
        for number, (amount, words) in enumerate(AMOUNTS)
    )
