"""What I see as a scene: the view all pages share, as camera, clock and layers of a scene without words yet."""

from math import log2
from typing import Final

from data.belief.perspective import BUILT_IN
from data.briefings.scenes import HIGHLIGHT_KINDS, LAYERS, STAGE, Camera, Clock, Scene, Sentence
from data.tables.theatres import ALL, SUBJECTS
from data.tables.theatres import SUPPLY as SUPPLY_MAP
from data.time.days import in_words
from layers.looks import cameras
from layers.looks.static_camera import CORE
from pages.shell import session, store
from pages.shell.link import View

PAGE_WIDTH: Final = 1000  # px, the map the pages' cameras are meant for (layers/looks/cameras.py)
SUPPLY: Final = ("flows", "voyages", "places", "lines", "names")
FRONT: Final = ("control", "uncertainty", "contact-line", "settlements", "events", "lines", "names")
BASE_LINES: Final = frozenset(("raion", "rail", "river"))  # what the pages switch one by one is one layer of a scene
FAR_EAST: Final = 60.0  # degrees: nobody looks at a front from east of here
WIDE: Final = 6.0  # zoom: nor from further off


def words() -> dict[str, str]:
    """The maps a scene can show, in words."""
    return store.theatres().maps | {SUPPLY_MAP: SUBJECTS[SUPPLY_MAP]}


def theatre_of(view: View) -> str:
    """Which map a view looks at."""
    if view.camera and (view.camera[0] > FAR_EAST or view.camera[2] < WIDE):
        return SUPPLY_MAP
    if view.theatre in (*store.theatres().ids, ALL):
        return view.theatre
    return store.theatres().default if view.camera else SUPPLY_MAP


def seen(view: View, theatre: str) -> Scene:
    """The view as a scene with no words."""
    named = cameras.SUPPLY if theatre == SUPPLY_MAP else cameras.front(store.theatres(), theatre)
    camera = cameras.Camera(*view.camera) if view.camera else named
    zoom = round(camera.zoom - log2(PAGE_WIDTH / STAGE[0] / CORE), 3)
    known = view.known_by if view.known_by in ("shown", None) else session.known_by_day(view)
    wanted = set(SUPPLY if theatre == SUPPLY_MAP else FRONT) - set(view.hidden)
    if not BASE_LINES - set(view.hidden):
        wanted.discard("lines")
    return Scene(
        id="",
        title="",
        sentences=(Sentence("", ()),),
        camera=Camera(camera.longitude, camera.latitude, zoom, camera.bearing, camera.pitch),
        # the pages' window is the days before the day shown; a scene's counts that day too
        clock=Clock(view.day, view.window + 1 if view.window else 0, known),  # type: ignore[arg-type]
        layers=tuple(each for each in LAYERS if each in wanted),
        theatre=theatre,
        perspective=view.perspective if carries(view) else "",
        compare=view.compare if theatre != SUPPLY_MAP else None,
        highlights=_highlight(view),
    )


def carries(view: View) -> bool:
    """Whether a scene can say who is believed in this view: it names a perspective, it does not spell one out."""
    return not view.perspective or view.perspective in BUILT_IN


def _highlight(view: View) -> tuple[str, ...]:
    kind, _, name = view.selected.partition(":")
    if kind in HIGHLIGHT_KINDS and name in set(getattr(store.tables(), HIGHLIGHT_KINDS[kind])["id"]):
        return (view.selected,)
    return ()


def in_sight(view: View, theatre: str) -> str:
    """What would be added, in words."""
    return f"{words()[theatre]}, {in_words(view.day)}"
