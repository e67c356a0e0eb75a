"""Three hatches that tell areas apart without colour: strokes rising, strokes falling, dots."""

import base64
import io
from functools import cache
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
from PIL import Image

from layers.looks.clock_filter import literal
from layers.looks.hatch import EXTENSION

Pattern = Literal["rising", "falling", "dots"]
SIZE: Final = 64
MAPPING: Final = {
    name: {"x": n * SIZE, "y": 0, "width": SIZE, "height": SIZE, "mask": True}
    for n, name in enumerate(("rising", "falling", "dots"))
}
SCALE: Final = 90.0
__all__ = ["EXTENSION", "Pattern", "patterned"]


@cache
def atlas() -> str:
    """The three patterns side by side as a PNG data URL; each is 64 px square and tiles without a seam."""
    x, y = np.meshgrid(np.arange(SIZE), np.arange(SIZE))
    rising, falling = (np.abs(((x + sign * y) % (SIZE / 2)) - SIZE / 4) - SIZE / 9 for sign in (1, -1))
    dots = np.hypot((x % (SIZE / 2)) - SIZE / 4, (y % (SIZE / 2)) - SIZE / 4) - SIZE / 8
    return _png(np.hstack([rising, falling, dots]))


def _png(distance: npt.NDArray[np.float64]) -> str:
    """White where `distance` (px) is negative, with an edge one pixel soft so that it does not shimmer."""
    pixels = np.full((*distance.shape, 4), 255, np.uint8)
    pixels[..., 3] = np.round(255 * np.clip(0.5 - distance, 0, 1))
    buffer = io.BytesIO()
    Image.fromarray(pixels, "RGBA").save(buffer, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()


def patterned(pattern: Pattern, scale: float = SCALE) -> dict[str, Any]:
    """Layer arguments that fill with a pattern; the layer also needs `EXTENSION` among its extensions."""
    return {
        "fill_pattern_atlas": literal(atlas()),
        "fill_pattern_mapping": MAPPING,
        "fill_pattern_mask": True,
        "get_fill_pattern": literal(pattern),
        "get_fill_pattern_scale": scale,
    }
