"""What the time axis shows: how much happened when, named events, days on which something changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from deckmap.legend import Colour

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Kind:
    """One kind of bar: its key in the bars, its words, its colour in the two themes."""

    key: str
    label: str
    light: Colour
    dark: Colour


@dataclass(frozen=True)
class Mark:
    """A named event on the axis; `id` is reported back when it is chosen."""

    day: float
    label: str
    id: str = ""


@dataclass(frozen=True, eq=False)
class Timeline:
    """The time axis.

    `bars` is a DataFrame with the columns day (int, days since the clock's epoch), kind (a `Kind.key`) and count, or a
    mapping of those three arrays, or the URL of a JSON object of those three arrays on the same server. `changes` are
    the days at which the picture changes, for "next change"; their order does not matter.
    """

    bars: pd.DataFrame | dict[str, ArrayLike] | str | None = None
    kinds: Sequence[Kind] = ()
    marks: Sequence[Mark] = ()
    changes: Iterable[float] = field(default_factory=tuple)

    def as_payload(self) -> dict[str, Any]:
        """Returns the axis as the browser takes it: bars as three short lists, kinds as positions in `kinds`."""
        kinds = [[kind.key, kind.label, list(kind.light), list(kind.dark)] for kind in self.kinds]
        return {
            "bars": self._bars(),
            "kinds": kinds,
            "marks": [[mark.day, mark.label, mark.id or mark.label] for mark in self.marks],
            "changes": sorted({float(day) for day in self.changes}),
        }

    def _bars(self) -> str | dict[str, list[Any]] | None:
        if self.bars is None or isinstance(self.bars, str):
            return self.bars
        position = {kind.key: index for index, kind in enumerate(self.kinds)}
        keys = [str(key) for key in np.asarray(self.bars["kind"])]
        unknown = sorted(set(keys) - set(position))
        if unknown:
            raise ValueError(f"The timeline's bars name kinds that `kinds` does not: {', '.join(unknown)}")
        return {
            "day": np.asarray(self.bars["day"], dtype=np.int64).tolist(),
            "kind": [position[key] for key in keys],
            "count": np.asarray(self.bars["count"], dtype=np.float64).tolist(),
        }
