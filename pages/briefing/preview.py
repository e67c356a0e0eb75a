"""How a scene will read on the stage, in small; every text is escaped."""

from dataclasses import replace
from html import escape
from typing import Final

from data.briefings.citations import Citations
from data.briefings.scenes import Briefing, Scene
from data.briefings.source_numbers import SourceNumbers
from data.time.days import in_words
from pages.briefing import citations as making_citations
from pages.briefing.desk import finished
from pages.shell import store

CSS: Final = """<style>
.preview { border: 1px solid var(--rule); border-radius: 6px; padding: 14px 16px; background: var(--paper);
  color: var(--ink); line-height: 1.3; }
.preview .when { font-size: 13px; color: var(--quiet); }
.preview h3 { font-size: 22px; line-height: 1.15; margin: 2px 0 8px; padding: 0; }
.preview .big { font-size: 34px; font-weight: 700; line-height: 1.1; }
.preview p { margin: 0 0 8px; overflow-wrap: anywhere; }
.preview sup { color: var(--quiet); }
.preview .cites, .preview .notes { font-size: 13px; color: var(--quiet); border-top: 1px solid var(--rule);
  padding-top: 6px; }
.preview .notes { white-space: pre-line; }
</style>"""


def html(briefing: Briefing, scene: Scene) -> str:
    """The scene as HTML."""
    citations = making_citations.citations()
    known = finished(briefing)
    here = next(each for each in known.scenes if each.id == scene.id)
    sources = SourceNumbers(_cited(known, citations), citations)
    figure = ""
    if here.figure:
        by = sources.attribution(_only_known(here, citations)) if here.figure.claim in citations else "no source yet"
        figure = (
            f"<div class='big'>{escape(here.figure.number)}</div><p><b>{escape(here.figure.words)}</b><br>"
            f"<span class='when'>{escape(by)}</span></p>"
        )
    text = "".join(
        f"<p>{escape(each.text)} <sup>{escape(_marks(each.cites, sources, citations))}</sup></p>"
        for each in here.sentences
    )
    cited = [name for name in here.cites if name in citations]
    foot = " · ".join(escape(each.short) for each in sources.of(cited))
    notes = f"<p class='notes'>{escape(here.notes)}</p>" if here.notes else ""
    place = escape(store.theatres().words(here.theatre))
    return (
        f"{CSS}<div class='preview'><div class='when'>{place} · {in_words(here.clock.day)}</div>"
        f"<h3>{escape(here.title) or 'No title yet'}</h3>{figure}{text}<p class='cites'>{foot}</p>{notes}</div>"
    )


def _marks(cites: tuple[str, ...], sources: SourceNumbers, citations: Citations) -> str:
    held = [each for each in cites if each in citations]
    return sources.marks(held) if held else "no source yet"


def _cited(briefing: Briefing, citations: Citations) -> Briefing:
    """The briefing with only those citations that are in the evidence."""
    return replace(briefing, scenes=tuple(_only_known(each, citations) for each in briefing.scenes))


def _only_known(scene: Scene, citations: Citations) -> Scene:
    figure = scene.figure if scene.figure and scene.figure.claim in citations else None
    sentences = tuple(
        replace(each, cites=tuple(name for name in each.cites if name in citations))
        for each in scene.sentences
    )
    return replace(scene, figure=figure, sentences=sentences)
