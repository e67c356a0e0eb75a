"""The legend as HTML for the plain map; the instant map draws its own from the same rows."""

from collections.abc import Sequence
from html import escape

from layers.map.legend import Row
from layers.map.legend_sign import css


def html(rows: Sequence[Row]) -> str:
    """Rows as HTML with their signs drawn in CSS; every text is escaped."""
    drawn = []
    for row in rows:
        if row.heading:
            drawn.append(f"<div class='legend-heading'>{escape(row.heading)}</div>")
        drawn.append(
            f"<div class='legend-row'><span class='sign' style='{css(row)}'></span>"
            f"<span>{escape(row.words)}</span></div>"
        )
    return "".join(drawn)
