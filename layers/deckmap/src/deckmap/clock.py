"""The clock: the moment or window shown, and how far knowledge counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

FOREVER = 100_000
"""The open end of a span, in days since the clock's epoch."""

KnownBy = float | Literal["shown"] | None


@dataclass(frozen=True)
class Clock:
    """The state of the clock. All days are counted from `epoch`; `first` and `last` are the ends of the time axis.

    `window` is how many days before `day` are shown too (0 shows the moment). `known_by` is the latest publication
    day that counts: None for all there is, "shown" to follow the shown date, or a day. `speed` is in days a second.
    `latest` is the day of the latest publication there is, which the words name when all counts; None: today.
    """

    first: int
    last: int
    day: float
    window: float = 0
    known_by: KnownBy = None
    playing: bool = False
    speed: float = 7.0
    loop: bool = False
    epoch: str = "2022-01-01"
    latest: float | None = None

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"The clock's first day {self.first} lies after its last day {self.last}")
        if self.window < 0 or self.speed <= 0:
            raise ValueError("A clock's window is at least 0 days and its speed more than 0 days a second")

    def as_payload(self) -> dict[str, Any]:
        """Returns the clock as the browser takes it."""
        return asdict(self)

    def with_state(self, value: Mapping[str, Any]) -> Clock:
        """Returns this clock with day, window, known_by, speed, loop and playing as the browser reports them."""
        known = value.get("known_by", self.known_by)
        return Clock(
            first=self.first,
            last=self.last,
            day=float(value.get("day", self.day)),
            window=float(value.get("window", self.window)),
            known_by=known if known is None or known == "shown" else float(known),
            playing=bool(value.get("playing", False)),
            speed=float(value.get("speed", self.speed)),
            loop=bool(value.get("loop", self.loop)),
            epoch=self.epoch,
            latest=self.latest,
        )


@dataclass(frozen=True)
class Play:
    """A stretch of time to play once: from `start` to `end` in days, at `speed` days a second. A new `id` plays it."""

    id: str
    start: float
    end: float
    speed: float = 7.0

    def as_payload(self) -> dict[str, Any]:
        """Returns the stretch as the browser takes it."""
        return {"id": self.id, "from": self.start, "to": self.end, "speed": self.speed}
