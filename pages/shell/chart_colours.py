"""Charts turn light and dark with the page, in the browser: whichever theme Python drew, a colour is that of both."""

from typing import Any, Final

from layers.looks.palette import Role, either, hex_colour

# Style reaches what is drawn as SVG; with many marks Streamlit would choose a canvas.
AS_SVG: Final[dict[str, Any]] = {"embedOptions": {"renderer": "svg"}}


def css() -> str:
    """Rules that give every colour of the palette, as a chart names it, that of the theme around the chart."""
    return "\n".join(_rule(role, ink) for role in Role for ink in ("fill", "stroke"))


def _rule(role: Role, ink: str) -> str:
    named = {hex_colour(role, "light"), hex_colour(role, "dark")}
    marks = ", ".join(f'.stVegaLiteChart [{ink}="{colour}" i]' for colour in sorted(named))
    return f"{marks} {{ {ink}: {either(role)}; }}"
