"""Scenes and briefings: what a briefer shows and says, as small immutable records.

A scene is a view of the map (camera, clock, layers) and the words that go with it. Each sentence carries the
ids of the claims or sources it rests on. Read from TOML by `toml`, written by `toml_write`.
"""

from dataclasses import dataclass
from typing import Final, Literal

from data.tables.coverage import latest_knowledge
from data.tables.theatres import ALL
from data.tables.vocabulary import QUALIFIER_WORDS, Group, Qualifier

LAYERS: Final = (
    "control", "uncertainty", "contact-line", "settlements", "events", "flows", "voyages", "places", "lines", "names",
)  # fmt: skip
HIGHLIGHT_KINDS: Final = {  # the part of an id before the colon, and the evidence table of the part after it
    "settlement": "settlements",
    "place": "places",
    "event": "events",
    "consignment": "consignments",
    "voyage": "voyages",
    "route": "routes",
    "leg": "legs",
    "control": "control_claims",
}
STAGE: Final = (1920, 1080)  # px: the stage for which a scene's zoom is meant
GROUPS: Final = tuple(str(each) for each in Group)


@dataclass(frozen=True)
class Camera:
    """Where a scene looks from: degrees (EPSG:4326), zoom in Web Mercator levels of 512 px tiles on `STAGE`."""

    longitude: float
    latitude: float
    zoom: float
    bearing: float = 0.0
    pitch: float = 0.0


@dataclass(frozen=True)
class Play:
    """Time that runs while the scene is shown: from day `first` to day `last`, both shown."""

    first: int
    last: int
    days_per_second: float = 7.0

    @property
    def seconds(self) -> float:
        """How long it runs."""
        return (self.last - self.first) / self.days_per_second


@dataclass(frozen=True)
class Clock:
    """What moment a scene shows. Days are day numbers, as everywhere.

    Attributes:
        day: the day shown, or the last day of the window; where time runs, the day on which it comes to rest.
        window: length of the window in days; 0 and 1 are a moment.
        known_by: last publication day that counts; None is today's knowledge, "shown" follows the day shown.
        play: the range to play, if time runs.
    """

    day: int
    window: int = 0
    known_by: int | Literal["shown"] | None = None
    play: Play | None = None

    def known_on(self, day: int) -> int:
        """The last publication day that counts while `day` is shown."""
        if self.known_by == "shown":
            return day
        return latest_knowledge() if self.known_by is None else self.known_by

    def first_of(self, day: int) -> int:
        """The first day of the window that ends with `day`."""
        return day - max(self.window, 1) + 1


@dataclass(frozen=True)
class Sentence:
    """One sentence and the ids of the claims or sources it rests on, never empty."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """The headline figure of a scene.

    Attributes:
        value: the number as written, without its qualifier: "20 000".
        words: what it counts.
        qualifier: how the claim means it.
        claim: id of the claim or source.
    """

    value: str
    words: str
    qualifier: Qualifier
    claim: str

    @property
    def number(self) -> str:
        """The number with its qualifier, as it is shown: "at least 20 000"."""
        if self.qualifier is Qualifier.UNSPECIFIED:
            return self.value
        return f"{QUALIFIER_WORDS[self.qualifier]} {self.value}".strip()


@dataclass(frozen=True)
class Scene:
    """One thing to show and say.

    Attributes:
        id: unique within its briefing: small letters, digits and hyphens.
        title: one line.
        sentences: one to three, each cited.
        camera: where it looks from.
        clock: the moment, window or play range, and what was known.
        layers: names of the visible layers, from `LAYERS`.
        theatre: which map shows it: the id of a front, `theatres.ALL` or `theatres.SUPPLY`.
        figure: the headline figure, if it has one.
        perspective: name of a built-in perspective, "" is the default one.
        groups: which groups of consignments and runs are drawn; empty is all.
        compare: a second day whose contact line is drawn too, or None.
        highlights: "kind:id" of what is marked, kinds from `HIGHLIGHT_KINDS`.
        notes: what the speaker wants to remember.
    """

    id: str
    title: str
    sentences: tuple[Sentence, ...]
    camera: Camera
    clock: Clock
    layers: tuple[str, ...]
    theatre: str = ALL
    figure: Figure | None = None
    perspective: str = ""
    groups: tuple[str, ...] = ()
    compare: int | None = None
    highlights: tuple[str, ...] = ()
    notes: str = ""

    @property
    def cites(self) -> tuple[str, ...]:
        """Every id cited, each once, in the order of reading."""
        figure = (self.figure.claim,) if self.figure else ()
        said = (each for sentence in self.sentences for each in sentence.cites)
        return tuple(dict.fromkeys((*figure, *said)))

    @property
    def hidden(self) -> tuple[str, ...]:
        """Names of the layers that are switched off: what a link carries."""
        return tuple(each for each in LAYERS if each not in self.layers)

    def shows(self, layer: str) -> bool:
        """Whether `layer` is switched on."""
        return layer in self.layers


@dataclass(frozen=True)
class Briefing:
    """Scenes in the order they are told. `id` is the name of its file without the ending."""

    id: str
    title: str
    scenes: tuple[Scene, ...]
    subtitle: str = ""

    @property
    def cites(self) -> tuple[str, ...]:
        """Every id cited, each once, in the order of reading."""
        return tuple(dict.fromkeys(each for scene in self.scenes for each in scene.cites))
