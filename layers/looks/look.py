"""How the map is drawn: theme, the opacity of each layer, and the size of letters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from layers.looks.palette import Theme

# A signed distance field lets the GPU draw a halo; a wide radius keeps the strokes full at small sizes.
SDF: Final = {"sdf": True, "fontSize": 48, "buffer": 10, "radius": 14, "cutoff": 0.2, "smoothing": 0.25}
HALO: Final = 3
FONT: Final = "Source Sans,sans-serif"  # what they lack, such as Korean, the browser takes from the system's fonts


@dataclass(frozen=True)
class Look:
    """Theme; opacity 0-1 by layer name (1 where not named); `present` enlarges letters for a projector."""

    theme: Theme = "light"
    opacities: Mapping[str, float] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    present: bool = False

    def opacity(self, layer: str) -> float:
        """The opacity chosen for `layer`, 0-1."""
        return self.opacities.get(layer, 1.0)

    def shows(self, layer: str) -> bool:
        """Whether `layer` is switched on."""
        return layer not in self.hidden

    @property
    def letters(self) -> int:
        """Size of a settlement's name in pixels."""
        return 18 if self.present else 13
