"""Slides are opened again and read: text that can be edited, notes, citations, sources."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from pptx import Presentation

from data.briefings.citations import Citations
from data.briefings.scenes import Briefing
from data.briefings.source_numbers import SourceNumbers
from data.tables.tables import load as load_tables
from layers.handover import pptx
from layers.handover.job import Job
from layers.paper.content import Content

Opened = Any  # what the library gives is typed in parts only
Made = tuple[Briefing, Opened]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, content: Content, briefing: Briefing) -> Made:
    target = tmp_path_factory.mktemp("pptx") / "all.pptx"
    pptx.export(Job(briefing, content, target))
    return briefing, Presentation(str(target))


def texts(slide: Opened) -> dict[str, str]:
    return {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}


def test_it_has_one_slide_a_scene_in_16_to_9_and_sources_at_the_end(made: Made) -> None:
    briefing, slides = made
    scenes = len(briefing.scenes)
    titles = [slide.shapes.title.text_frame.text for slide in slides.slides]
    assert titles[:scenes] == [scene.title for scene in briefing.scenes]
    assert all(title.startswith("Sources") for title in titles[scenes:]) and len(titles) > scenes
    assert slides.slide_width * 9 == slides.slide_height * 16


def test_every_slide_carries_map_figure_sentences_citations_and_notes(made: Made) -> None:
    briefing, slides = made
    for scene, slide in zip(briefing.scenes, slides.slides, strict=False):
        said = texts(slide)
        assert scene.figure.number in said["Figure"]
        assert all(sentence.text in said["Text"] for sentence in scene.sentences)
        assert said["Citations"].startswith("[")
        assert any(year in said["Citations"] for year in ("2024", "2025"))
        assert scene.notes in slide.notes_slide.notes_text_frame.text
        picture = next(shape for shape in slide.shapes if shape.name == "Map")
        assert picture.image.size == (1968, 1736)
        assert "as known on" in picture._element.nvPicPr.cNvPr.get("descr")


def test_body_text_is_at_least_20_points(made: Made) -> None:
    briefing, slides = made
    for slide in list(slides.slides)[: len(briefing.scenes)]:
        frame = next(shape.text_frame for shape in slide.shapes if shape.name == "Text")
        for paragraph in frame.paragraphs:
            assert paragraph.runs[0].font.size.pt >= 20


def test_nothing_on_a_slide_lies_outside_it_or_on_the_figure(made: Made) -> None:
    briefing, slides = made
    for slide in slides.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= slides.slide_width
            assert shape.top + shape.height <= slides.slide_height
    for slide in list(slides.slides)[: len(briefing.scenes)]:
        places = {shape.name: shape for shape in slide.shapes}
        assert places["Figure"].top + places["Figure"].height <= places["Text"].top


def test_every_citation_leads_to_its_numbered_source(made: Made) -> None:
    briefing, slides = made
    last = list(slides.slides)[len(briefing.scenes) :]
    listed = "\n".join(texts(slide).get("Sources", "") for slide in last)
    links = {
        run.hyperlink.address
        for slide in last
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    }
    every = SourceNumbers(briefing, Citations(load_tables())).every
    assert len(every) > 40
    assert all(each.full in listed for each in every)
    assert all(link.startswith("http") for link in links) and links


def test_progress_is_told_step_by_step(job: Callable[..., Job], briefing: Briefing) -> None:
    told: list[tuple[int, int, str]] = []
    asked = job("one.pptx", 1)
    pptx.export(dataclasses.replace(asked, progress=lambda *step: told.append(step)))
    assert told == [(1, 2, briefing.scenes[1].title), (2, 2, "Sources")]
    assert [each.name for each in asked.target.parent.iterdir()] == ["one.pptx"]
