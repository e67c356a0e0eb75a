"""A hatch for ground that is contested: colour is never the only signal."""

import io
from functools import cache
from typing import Any, Final

import numpy as np
from PIL import Image

from layers.looks import published
from layers.looks.clock_filter import literal

SIZE: Final = 64
MAPPING: Final = {"hatch": {"x": 0, "y": 0, "width": SIZE, "height": SIZE, "mask": True}}
EXTENSION: Final = {"@@type": "FillStyleExtension", "pattern": True}


@cache
def atlas() -> str:
    """Where a 64 x 64 px PNG with diagonal strokes that tiles without a seam is served."""
    x, y = np.meshgrid(np.arange(SIZE), np.arange(SIZE))
    # two strokes a tile; the soft edge is one pixel so that it does not shimmer when the map moves
    distance = np.abs(((x + y) % (SIZE / 2)) - SIZE / 4)
    alpha = np.clip((SIZE / 9 - distance) + 0.5, 0, 1)
    pixels = np.zeros((SIZE, SIZE, 4), dtype=np.uint8)
    pixels[..., :3] = 255
    pixels[..., 3] = np.round(255 * alpha)
    buffer = io.BytesIO()
    Image.fromarray(pixels, "RGBA").save(buffer, "PNG", optimize=True)
    return published.publish(buffer.getvalue(), "png")


def hatched(scale: float) -> dict[str, Any]:
    """Layer arguments that fill with the hatch; `scale` grows the strokes (hundreds at front scale)."""
    return {
        "fill_pattern_atlas": literal(atlas()),
        "fill_pattern_mapping": MAPPING,
        "fill_pattern_mask": True,
        "get_fill_pattern": literal("hatch"),
        "get_fill_pattern_scale": scale,
    }
