"""The sources of a briefing, numbered in the order in which they are first cited."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.briefings.citations import Citations, Source
from data.briefings.scenes import Briefing, Scene
from data.tables.vocabulary import RELIABILITY_WORDS


@dataclass(frozen=True)
class Reference:
    """One numbered source: what a slide says of it, and where it leads ("" for nowhere)."""

    number: int
    source: Source

    @property
    def short(self) -> str:
        """For the foot of a slide: "[3] KBS World, 30 May 2025"."""
        return f"[{self.number}] {self.source.short}"

    @property
    def full(self) -> str:
        """For the list of sources: publisher, title, day, how reliable it has been, and what is still open."""
        source = self.source
        day = source.published or "undated"
        words = RELIABILITY_WORDS.get(source.reliability, "reliability not said")
        unread = "; not yet opened" if source.to_verify else ""
        return f"[{self.number}] {source.publisher}: {source.title}. {day}. ({source.reliability}: {words}{unread})"


class SourceNumbers:
    """Numbers by cited id."""

    def __init__(self, briefing: Briefing, citations: Citations) -> None:
        self.citations = citations
        self.every = tuple(
            Reference(number, source) for number, source in enumerate(citations.sources_of(briefing.cites), 1)
        )
        self._number = {each.source.id: each for each in self.every}

    def of(self, ids: Iterable[str]) -> tuple[Reference, ...]:
        """The sources behind ids, each once, by number."""
        found = {self._number[self.citations[each].source.id] for each in ids}
        return tuple(sorted(found, key=lambda each: each.number))

    def marks(self, ids: Iterable[str]) -> str:
        """What stands after a sentence: "[1, 4]"."""
        return f"[{', '.join(str(each.number) for each in self.of(ids))}]"

    def foot(self, scene: Scene) -> str:
        """The sources of a scene for a picture that stands alone, without numbers that lead nowhere."""
        return "Sources: " + " · ".join(each.source.short for each in self.of(scene.cites))

    def attribution(self, scene: Scene) -> str:
        """Who gives the headline figure, and when: "MSMT, 29 May 2025 [3]"; "" without a figure."""
        if scene.figure is None:
            return ""
        return f"{self.citations[scene.figure.claim].attribution} {self.marks([scene.figure.claim])}"
