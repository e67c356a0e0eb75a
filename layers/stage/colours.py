"""The stage's colours, from the one style table, and which text stands on which ground."""

from typing import Final

from layers.looks.palette import Role, either

VARIABLES: Final = {
    "ink": Role.INK,
    "soft": Role.QUIET,
    "paper": Role.PAPER,
    "sunk": Role.LAND,
    "water": Role.WATER,
    "rule": Role.INNER_BORDER,
    "accent": Role.ACCENT,
}
CARD: Final = 1.0  # how much of a card is paper: with less the names below show through as ghosts
TEXT_ON: Final = ((Role.INK, Role.PAPER), (Role.QUIET, Role.PAPER), (Role.PAPER, Role.INK), (Role.INK, Role.LAND),
                  (Role.QUIET, Role.LAND))  # fmt: skip


def css(root: str) -> str:
    """The colours as CSS variables of the elements that `root` selects, in the theme of what is around those."""
    card = f"--card: color-mix(in srgb, {either(Role.PAPER)} {CARD:.0%}, transparent);"
    return f"{root} {{ {' '.join([*(f'--{name}: {either(role)};' for name, role in VARIABLES.items()), card])} }}\n"
