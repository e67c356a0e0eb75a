"""Two dates on one map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from deckmap.clock import KnownBy

Mode = Literal["swipe", "difference"]


@dataclass(frozen=True)
class Compare:
    """The second date, shown left of the swipe line ("before"), or subtracted in "difference".

    `day` counts from the clock's epoch; `known_by` as in `Clock`. `split` is where the swipe line stands, from 0 (left
    edge) to 1 (right edge).
    """

    day: float
    known_by: KnownBy = None
    mode: Mode = "swipe"
    split: float = 0.5

    def as_payload(self) -> dict[str, Any]:
        """Returns the comparison as the browser takes it."""
        return {"day": self.day, "known_by": self.known_by, "mode": self.mode, "split": self.split}

    @classmethod
    def from_payload(cls, value: Mapping[str, Any]) -> Compare:
        """Returns the comparison the browser reports."""
        known = value.get("known_by")
        return cls(
            day=float(value["day"]),
            known_by=known if known is None or known == "shown" else float(known),
            mode=cast("Mode", value.get("mode", "swipe")),
            split=float(value.get("split", 0.5)),
        )
