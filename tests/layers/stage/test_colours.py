"""Words on the stage can be read from the back of a bright room, whatever part of the map lies under their card."""

import pytest
from coloraide import Color

from layers.looks.palette import Role, Theme, hex_colour
from layers.stage.colours import CARD, TEXT_ON, VARIABLES, css

LEGIBLE = 7.0  # WCAG 2.2, level AAA for text


def card_over(below: Role, theme: Theme) -> Color:
    """A card of paper as it looks where `below` shines through."""
    return Color(hex_colour(Role.PAPER, theme)).mix(hex_colour(below, theme), 1 - CARD, space="srgb")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_stands_out_seven_to_one(text: Role, ground: Role, theme: Theme) -> None:
    assert Color(hex_colour(text, theme)).contrast(Color(hex_colour(ground, theme))) >= LEGIBLE


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", [Role.INK, Role.QUIET])
@pytest.mark.parametrize("below", list(Role))
def test_text_on_a_card_stands_out_wherever_the_card_lies(text: Role, below: Role, theme: Theme) -> None:
    assert Color(hex_colour(text, theme)).contrast(card_over(below, theme)) >= LEGIBLE


def test_the_style_sheet_takes_its_colours_from_the_table() -> None:
    written = css(".x")
    for name, role in VARIABLES.items():
        assert f"--{name}: light-dark({hex_colour(role, 'light')},{hex_colour(role, 'dark')});" in written
