"""The legend as HTML for the plain map; the instant map draws its own from the same rows."""

from collections.abc import Sequence
from html import escape

from layers.legend import Row
from layers.palette import Theme, rgb

SIGN = 22  # px, width of a sign


def html(rows: Sequence[Row], theme: Theme) -> str:
    """Rows as HTML with their signs drawn in CSS; every text is escaped."""
    drawn = []
    for row in rows:
        if row.heading:
            drawn.append(f"<div class='legend-heading'>{escape(row.heading)}</div>")
        drawn.append(
            f"<div class='legend-row'><span class='sign' style='{sign(row, theme)}'></span>"
            f"<span>{escape(row.words)}</span></div>"
        )
    return "".join(drawn)


def sign(row: Row, theme: Theme) -> str:
    """The sign of one row as CSS declarations for a box of 22 by 14 px."""
    red, green, blue = rgb(row.role, theme)
    colour, faint = f"rgb({red},{green},{blue})", f"rgba({red},{green},{blue},{row.strength:g})"
    thick = row.size or 2
    stroke = f"height:{thick:g}px;margin:{(14 - thick) / 2:g}px 0;"
    dot = row.size or 9
    shapes = {
        "fill": f"background:{faint};border:1px solid {colour}",
        "band": f"background:{faint}",
        "hatch": f"background:repeating-linear-gradient(135deg,{colour} 0 2px,transparent 2px 6px)",
        "line": stroke + f"background:{colour}",
        "width": stroke + f"background:{colour}",
        "dash": stroke + f"background:repeating-linear-gradient(90deg,{colour} 0 6px,transparent 6px 9px)",
        "dots": stroke + f"background:repeating-linear-gradient(90deg,{colour} 0 2px,transparent 2px 5px)",
        "point": f"background:{colour};border-radius:50%;width:{dot:g}px;height:{dot:g}px;"
        f"margin:0 {(SIGN - dot) / 2:g}px",
        "arrow": f"background:{colour};clip-path:polygon(0 35%,60% 35%,60% 0,100% 50%,60% 100%,60% 65%,0 65%)",
    }
    return shapes[row.sign]
