"""Every colour a chart can have is one of both themes once the page styles it."""

import re

from layers.looks.palette import Role, hex_colour
from pages.shell import chart_colours

RULE = re.compile(r"^(.+) \{ (fill|stroke): light-dark\((#\w+),(#\w+)\); \}$")


def test_each_colour_of_the_palette_is_turned_as_fill_and_as_stroke_whichever_theme_python_drew() -> None:
    rules = [RULE.fullmatch(line) for line in chart_colours.css().splitlines()]
    assert all(rules) and len(rules) == 2 * len(Role)
    turned = {
        (ink, named): (light, dark)
        for selector, ink, light, dark in (rule.groups() for rule in rules if rule)
        for named in re.findall(rf'\[{ink}="(#\w+)" i\]', selector)
    }
    for role in Role:
        both = hex_colour(role, "light"), hex_colour(role, "dark")
        for ink in ("fill", "stroke"):
            assert [turned[ink, each] for each in both] == [both, both], "no colour is another's in the other theme"
