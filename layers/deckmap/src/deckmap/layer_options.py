"""What deck.gl does not know about a layer and this map does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class LayerOptions:
    """How one layer behaves on the clock.

    `label` names the layer in messages. `clocked=False` leaves its own filter range alone. `fade` is the part of a
    day over which its features fade while time moves (0 to 1). `difference` says what it does while two dates are
    compared as a difference: "show" where its picture at the two dates differs, "hide", "keep" (drawn as usual), or
    "only" (as "show", and not drawn at other times). None chooses "show" for a layer on the clock, else "keep".
    """

    label: str = ""
    clocked: bool = True
    fade: float = 0.5
    difference: Literal["show", "hide", "keep", "only"] | None = None

    def as_payload(self) -> dict[str, Any]:
        """Returns the options as the browser takes them."""
        return {
            "label": self.label,
            "clocked": self.clocked,
            "fade": self.fade,
            "difference": self.difference,
        }
