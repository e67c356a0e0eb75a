"""The PDF is opened again: pages, text, embedded fonts, live links, vectors."""

from typing import Any

import pytest
from pypdf import PdfReader

from data.briefings.scenes import Briefing
from data.time.days import in_words
from layers.handover import pdf
from layers.handover.job import Job
from layers.map.legend import CREDITS
from layers.paper.content import Content

Opened = Any  # what the library gives is typed in parts only
Made = tuple[Briefing, Opened]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, content: Content, briefing: Briefing) -> Made:
    target = tmp_path_factory.mktemp("pdf") / "all.pdf"
    pdf.export(Job(briefing, content, target))
    return briefing, PdfReader(str(target))


def plain(text: str) -> str:
    """Without line ends and kinds of spaces."""
    return " ".join(text.split())


def test_it_has_a_page_for_each_scene_and_sources_at_the_end(made: Made) -> None:
    briefing, pages = made
    assert len(pages.pages) > len(briefing.scenes)
    box = pages.pages[0].mediabox
    assert float(box.width) / float(box.height) == pytest.approx(16 / 9, abs=1e-3)
    assert pages.metadata.title == briefing.title
    for scene, page in zip(briefing.scenes, pages.pages, strict=False):
        said = plain(page.extract_text())
        assert plain(scene.title) in said
        assert f"as known on {in_words(scene.clock.known_on(scene.clock.day))}" in said
        assert in_words(scene.clock.day) in said
        assert plain(CREDITS) in said
        assert all(plain(sentence.text) in said for sentence in scene.sentences)
    assert "Sources" in pages.pages[len(briefing.scenes)].extract_text()


def test_every_font_is_embedded_as_truetype(made: Made) -> None:
    _, pages = made
    for page in pages.pages:
        fonts = page["/Resources"]["/Font"].get_object()
        for font in fonts.values():
            inner = font.get_object()
            inner = inner["/DescendantFonts"][0].get_object() if "/DescendantFonts" in inner else inner
            assert "/FontFile2" in inner["/FontDescriptor"]


def test_links_are_live_and_notes_are_kept(made: Made) -> None:
    briefing, pages = made
    kinds: dict[str, list[str]] = {"/Link": [], "/Text": []}
    for page in pages.pages:
        for each in page.get("/Annots", []):
            note = each.get_object()
            kinds[note["/Subtype"]].append(note["/A"]["/URI"] if "/A" in note else note["/Contents"])
    assert all(link.startswith("http") for link in kinds["/Link"])
    assert len(kinds["/Link"]) > 40
    assert [scene.notes for scene in briefing.scenes] == kinds["/Text"]


def test_the_map_is_vectors(made: Made) -> None:
    briefing, pages = made
    assert not [each for page in list(pages.pages)[: len(briefing.scenes)] for each in page.images]
