"""Reading a screenshot: is anything on it, and where do two of them differ."""

import io

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import Page

Pixels = npt.NDArray[np.int16]
FEW_COLOURS = 12  # a blank or half-loaded map shows fewer


def map_box(page: Page) -> dict[str, float]:
    """The map's place in the window, without the controls below it."""
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}


def picture(page: Page, box: dict[str, float] | None = None) -> Pixels:
    """The map as an array of height x width x 3."""
    shot = page.screenshot(clip=box or map_box(page))  # type: ignore[arg-type]
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"), dtype=np.int16)


def is_blank(pixels: Pixels) -> bool:
    """Whether hardly a colour is there."""
    return len(np.unique(pixels.reshape(-1, 3) // 8, axis=0)) < FEW_COLOURS


def changed(one: Pixels, other: Pixels) -> float:
    """Share of pixels that differ visibly, 0-1."""
    return float((np.abs(one - other).max(axis=2) > 24).mean())
