"""Colours stay apart for every reader and in every theme."""

from itertools import combinations, product

import pytest
from coloraide import Color

from layers.looks.palette import Role, Theme, hex_colour, rgb, rgba

SEEN_TOGETHER = (
    (Role.UA, Role.RU, Role.CONTESTED),
    (Role.MUNITIONS, Role.PEOPLE, Role.TO_PYONGYANG),
)
DEFICIENCIES = ("none", "protan", "deutan", "tritan")


def seen(role: Role, theme: Theme, deficiency: str) -> Color:
    colour = Color(hex_colour(role, theme))
    return colour if deficiency == "none" else colour.filter(deficiency)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("group", SEEN_TOGETHER)
def test_classes_stay_apart_under_colour_vision_deficiency(
    group: tuple[Role, ...], deficiency: str, theme: Theme
) -> None:
    for one, other in combinations(group, 2):
        distance = seen(one, theme, deficiency).delta_e(seen(other, theme, deficiency), method="2000")
        assert distance >= 12, f"{one} and {other} are {distance:.1f} apart for {deficiency} in {theme}"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", [Role.LAND, Role.WATER, Role.PAPER])
def test_text_can_be_read_on_every_ground(theme: Theme, ground: Role) -> None:
    paper = Color(hex_colour(ground, theme))
    assert Color(hex_colour(Role.INK, theme)).contrast(paper) >= 7
    assert Color(hex_colour(Role.QUIET, theme)).contrast(paper) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("role", "ground"),
    [
        *((role, Role.LAND) for role in (Role.UA, Role.RU, Role.CONTESTED)),
        *product((Role.MUNITIONS, Role.PEOPLE, Role.TO_PYONGYANG), (Role.LAND, Role.WATER)),
    ],
)
def test_data_stands_out_from_the_ground_it_lies_on(theme: Theme, role: Role, ground: Role) -> None:
    assert Color(hex_colour(role, theme)).contrast(Color(hex_colour(ground, theme))) >= 3


def test_opacity_is_the_fourth_number() -> None:
    assert rgb(Role.UA, "light") == (0, 114, 178)
    assert rgba(Role.UA, "light", 0.5) == [0, 114, 178, 128]
