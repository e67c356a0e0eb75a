"""Rooms: where the stage, its presenter view and those who follow meet, in the memory of the server process."""

import secrets
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final

from data.briefings.scenes import Briefing
from pages.server.base_path import BASE

ROOMS_AT: Final = f"{BASE}/rooms/"  # where the server answers for them
MOST_ROOMS: Final = 64
LONGEST: Final = 12 * 3600.0  # seconds a room is kept after it was last used
IN_USE: Final = 60.0  # seconds: a window asks every five, so a room asked for since then is being told
ARRIVING: Final = 20.0  # seconds in which the window of a new room first says where it is
LATEST_DAY: Final = 10**14  # milliseconds: what a browser may say about its clock
NAME: Final = 20
MOST_WINDOWS: Final = 32  # of one room


@dataclass
class Room:
    """One briefing being told.

    Attributes:
        code: lets a window lead.
        follow: lets a window follow, and no more.
        briefing: what is told.
        version: grows with every change.
        at: where the stage is: me (the window that said so), seq, scene, black, started (ms).
        heard: the last `seq` of each window that leads; a window says the same again at every step of its wire.
        used: when it was last asked for, seconds of the process clock.
    """

    code: str
    follow: str
    briefing: Briefing
    version: int = 0
    at: dict[str, Any] = field(default_factory=dict)
    heard: OrderedDict[str, int] = field(default_factory=OrderedDict)
    used: float = field(default_factory=time.monotonic)

    def move(self, said: object) -> bool:
        """Take what a leading window says; False where it is not sense or nothing new."""
        at = understood(said, len(self.briefing.scenes))
        if at is None or at["seq"] <= self.heard.get(at["me"], 0):
            return False
        self.heard[at["me"]] = at["seq"]
        self.heard.move_to_end(at["me"])
        while len(self.heard) > MOST_WINDOWS:
            self.heard.popitem(last=False)
        self.version += 1
        self.at = at
        return True


class FullError(Exception):
    """All rooms are in use."""


class Rooms:
    """All rooms of this process. Where there are too many, one goes that is not in use.

    First goes one nobody ever spoke in, such as each visit to the stage that was left again makes; then the one longest
    unused. One in use never goes: the new one is refused.
    """

    def __init__(self) -> None:
        self._rooms: OrderedDict[str, Room] = OrderedDict()
        self._lock = Lock()

    def open(self, briefing: Briefing) -> Room:
        """A new room.

        Raises:
            FullError: as many rooms as there may be are in use.
        """
        with self._lock:
            self._tidy()
            if len(self._rooms) >= MOST_ROOMS:
                del self._rooms[self._least_used()]
            room = Room(secrets.token_hex(5), secrets.token_hex(5), briefing)
            self._rooms[room.code] = room
            return room

    def led(self, code: str) -> Room | None:
        """The room a code leads."""
        with self._lock:
            self._tidy()
            room = self._rooms.get(code)
            if room is not None:
                self._touch(room)
            return room

    def followed(self, code: str) -> Room | None:
        """The room a code follows."""
        with self._lock:
            self._tidy()
            for room in self._rooms.values():
                if secrets.compare_digest(room.follow.encode(), code.encode()):
                    self._touch(room)
                    return room
            return None

    def __len__(self) -> int:
        return len(self._rooms)

    def _least_used(self) -> str:
        """The code of the room that may go."""
        now = time.monotonic()
        unused = [each for each in self._rooms.values() if each.used < now - (IN_USE if each.version else ARRIVING)]
        if not unused:
            raise FullError(f"{MOST_ROOMS} briefings are being told")
        return min(unused, key=lambda each: (each.version > 0, each.used)).code

    def _touch(self, room: Room) -> None:
        room.used = time.monotonic()
        self._rooms.move_to_end(room.code)

    def _tidy(self) -> None:
        since = time.monotonic() - LONGEST
        for code in [code for code, room in self._rooms.items() if room.used < since]:
            del self._rooms[code]


ROOMS: Final = Rooms()


def understood(said: object, scenes: int) -> dict[str, Any] | None:
    """What a browser says of where it is, checked; None where it is not that."""
    if not isinstance(said, Mapping):
        return None
    me, seq, scene, started = (said.get(name) for name in ("me", "seq", "scene", "started"))
    if not isinstance(me, str) or not me.isalnum() or len(me) > NAME:
        return None
    numbers = ((seq, 10**9), (scene, scenes - 1), (started, LATEST_DAY))
    if not all(isinstance(each, int) and not isinstance(each, bool) and 0 <= each <= most for each, most in numbers):
        return None
    return {"me": me, "seq": seq, "scene": scene, "black": said.get("black") is True, "started": started}
