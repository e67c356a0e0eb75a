"""The sign of a legend row as CSS, for a box of 22 by 14 px."""

from typing import Final

from layers.looks.palette import either
from layers.map.legend import Row

WIDTH: Final = 22
HEIGHT: Final = 14


def css(row: Row) -> str:
    """The declarations that draw the sign of `row`, in the theme of what is around it."""
    full, faint = either(row.role), either(row.role, row.strength)
    thick, dot = row.size or 2, row.size or 9
    stroke = f"height:{thick:g}px;margin:{(HEIGHT - thick) / 2:g}px 0;"
    stripes = "repeating-linear-gradient"
    shapes = {
        "fill": f"background:{faint};border:1px solid {full}",
        "band": f"background:{faint}",
        "hatch": f"background:{stripes}(135deg,{full} 0 2px,transparent 2px 6px)",
        "line": f"{stroke}background:{full}",
        "width": f"{stroke}background:{full}",
        "dash": f"{stroke}background:{stripes}(90deg,{full} 0 6px,transparent 6px 9px)",
        "dots": f"{stroke}background:{stripes}(90deg,{full} 0 2px,transparent 2px 5px)",
        "point": f"background:{faint};border:1.5px solid {full};border-radius:50%;width:{dot:g}px;height:{dot:g}px;"
        f"margin:{(HEIGHT - dot) / 2:g}px {(WIDTH - dot) / 2:g}px",
        "arrow": f"background:{full};clip-path:polygon(0 35%,60% 35%,60% 0,100% 50%,60% 100%,60% 65%,0 65%)",
    }
    return shapes[row.sign]
