"""The desk on which a briefing is made: what it is now, and what it was, so that every step can be taken back."""

import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

from data.briefings.scenes import Briefing, Scene
from data.briefings.toml import ID

MOST_STEPS: Final = 60
MOST_DESKS: Final = 64
EMPTY: Final = Briefing("briefing", "", ())
NUMBERED: Final = re.compile(r"scene-(\d+)")


@dataclass(frozen=True)
class Desk:
    """A briefing and the steps that led to it, oldest first."""

    now: Briefing = EMPTY
    past: tuple[Briefing, ...] = ()

    def did(self, now: Briefing) -> "Desk":
        """The desk after a step; the same where the step changed nothing."""
        return self if now == self.now else Desk(now, (*self.past, self.now)[-MOST_STEPS:])

    def undone(self) -> "Desk":
        """The desk before the last step."""
        return Desk(self.past[-1], self.past[:-1]) if self.past else self


def added(briefing: Briefing, scene: Scene, at: int) -> Briefing:
    """`scene` put in at position `at`, under an id of its own."""
    named = replace(scene, id=free_id(briefing))
    return replace(briefing, scenes=(*briefing.scenes[:at], named, *briefing.scenes[at:]))


def moved(briefing: Briefing, at: int, by: int) -> Briefing:
    """The scene at `at` moved `by` places, as far as there are places."""
    scenes = list(briefing.scenes)
    to = min(max(at + by, 0), len(scenes) - 1)
    scenes.insert(to, scenes.pop(at))
    return replace(briefing, scenes=tuple(scenes))


def duplicated(briefing: Briefing, at: int) -> Briefing:
    """The scene at `at` once more, after itself."""
    return added(briefing, briefing.scenes[at], at + 1)


def deleted(briefing: Briefing, at: int) -> Briefing:
    """Without the scene at `at`."""
    return replace(briefing, scenes=briefing.scenes[:at] + briefing.scenes[at + 1 :])


def edited(briefing: Briefing, name: str, **changes: object) -> Briefing:
    """The scene with id `name` changed in some fields; nothing where it is gone."""
    scenes = tuple(replace(each, **changes) if each.id == name else each for each in briefing.scenes)  # type: ignore[arg-type]
    return replace(briefing, scenes=scenes)


def apart(briefing: Briefing) -> Briefing:
    """The briefing with a new id for each scene that has none that is one, or that of a scene before it."""
    done = replace(briefing, scenes=())
    for scene in briefing.scenes:
        if not ID.fullmatch(scene.id) or scene.id in {each.id for each in done.scenes}:
            every = replace(briefing, scenes=(*briefing.scenes, *done.scenes))
            done = replace(done, scenes=(*done.scenes, replace(scene, id=free_id(every))))
        else:
            done = replace(done, scenes=(*done.scenes, scene))
    return done


def free_id(briefing: Briefing) -> str:
    """An id no scene has."""
    taken = [int(found[1]) for each in briefing.scenes if (found := NUMBERED.fullmatch(each.id))]
    return f"scene-{max(taken, default=0) + 1}"


def finished(briefing: Briefing) -> Briefing:
    """What is saved and shown: without sentences and figures nobody has begun to write."""
    return replace(briefing, scenes=tuple(_without_blanks(each) for each in briefing.scenes))


def _without_blanks(scene: Scene) -> Scene:
    figure = scene.figure
    if figure and not (figure.value.strip() or figure.words.strip() or figure.claim):
        figure = None
    begun = tuple(each for each in scene.sentences if each.text.strip() or each.cites)
    return replace(scene, figure=figure, sentences=begun)


class Desks:
    """Desks by code, in the memory of the server process: a reload or a lost connection finds its desk again."""

    def __init__(self) -> None:
        self._desks: OrderedDict[str, Desk] = OrderedDict()
        self._lock = Lock()

    def put(self, code: str, desk: Desk) -> str:
        """Keep `desk` under `code`, a new one where it is empty; returns the code."""
        with self._lock:
            name = code or secrets.token_hex(8)
            self._desks[name] = desk
            self._desks.move_to_end(name)
            while len(self._desks) > MOST_DESKS:
                self._desks.popitem(last=False)
            return name

    def forget(self, code: str) -> None:
        """Keep the desk no longer, as a new start of the server does not."""
        with self._lock:
            self._desks.pop(code, None)

    def get(self, code: str) -> Desk | None:
        """The desk kept under `code`."""
        with self._lock:
            return self._desks.get(code)


DESKS: Final = Desks()
