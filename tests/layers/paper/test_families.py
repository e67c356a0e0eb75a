"""Letters on paper: every script of the evidence and of a title is drawn, and what cannot be drawn is told."""

import csv
import dataclasses
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from data.briefings.scenes import Briefing, Play
from data.briefings.toml_write import toml
from data.tables.tables import EVIDENCE
from layers.__main__ import main
from layers.handover import pdf, png, pptx, video
from layers.handover.job import Job
from layers.paper import families, undrawn
from layers.paper import fonts as static_fonts

TITLE = "中文, 日本語 の, 한국어, Кириллица"
NOBODY_HAS = "\u0378"  # not assigned: no font has it
RARE = "𰀀"  # assigned, and in none of the fonts that are carried


@pytest.fixture
def titled(briefing: Briefing) -> Callable[[str], Briefing]:
    """A briefing of one scene on the front, with a title of one's own."""

    def make(title: str) -> Briefing:
        scene = dataclasses.replace(briefing.scenes[1], title=title)
        return dataclasses.replace(briefing, scenes=(scene,))

    return make


@pytest.fixture
def strict() -> Iterator[None]:
    """Matplotlib warns of a glyph that is missing: here that is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def forget() -> None:
    for each in (families._family, families.families):
        each.cache_clear()


@pytest.fixture
def no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine with no fonts but ours."""
    monkeypatch.setattr(families, "_installed", tuple)
    forget()
    yield
    forget()


def inked(text: str) -> bytes:
    with static_fonts.settings():
        figure = Figure(figsize=(2, 0.6), dpi=80)
        figure.text(0.02, 0.4, text, fontsize=16, family=families.families(text))
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        return bytes(canvas.buffer_rgba())


def letters_of_the_evidence() -> str:
    files = (*EVIDENCE.glob("*.csv"), EVIDENCE.parent / "finding" / "spellings.csv")
    rows = (row for path in files for row in csv.reader(path.read_text("utf-8-sig").splitlines()))
    return "".join(sorted({letter for row in rows for cell in row for letter in cell}))


def test_every_letter_of_the_evidence_is_drawn_as_it_is_written() -> None:
    letters = letters_of_the_evidence()
    assert any("가" <= each <= "힣" for each in letters)
    assert any("А" <= each <= "я" for each in letters)
    with undrawn.noting() as missing:
        assert static_fonts.legible(letters) == letters
    assert not missing


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("text", ["中文", "日本語", "ひらカナ", "한국어", "Кирил", "平壤", "東倉里"])
def test_each_script_has_ink_of_its_own(text: str) -> None:
    assert static_fonts.legible(text) == text
    drawn = {inked(each) for each in set(text)}
    assert inked(" ") not in drawn
    assert len(drawn) == len(set(text)), "a box would be the same for every letter"


def test_the_fonts_that_are_carried_write_east_asian_scripts_and_a_text_chooses_its_forms() -> None:
    assert families.families("Sudzha Суджа") == (families.FAMILY,)
    assert families.families("直行")[1] == "Noto Sans SC"
    assert families.families("直行する")[1] == "Noto Sans JP"
    assert families.families("直行 나진")[1] == "Noto Sans KR"


def test_letters_that_are_not_carried_are_taken_from_the_systems_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    path = dict(families._paths())["Noto Sans KR"]
    monkeypatch.setattr(families, "_carried", dict)
    there = (families.FontEntry("gone.ttf", 0, "Gone"), families.FontEntry(path, 0, "A system font"))
    monkeypatch.setattr(families, "_installed", lambda: there)
    forget()
    try:
        assert families.families("한국어") == (families.FAMILY, "A system font")
        assert not families.drawable("龘")
    finally:
        forget()


def test_letters_without_a_font_are_named_and_a_sign_stands_for_them() -> None:
    with undrawn.noting() as missing:
        assert static_fonts.legible(f"a{NOBODY_HAS}b\U000e0fff") == f"a{undrawn.SIGN}b{undrawn.SIGN}"
    assert missing == {NOBODY_HAS, "\U000e0fff"}
    said = undrawn.in_words(missing)
    assert "these letters: U+0378, U+E0FFF" in said
    assert undrawn.SIGN in said
    assert undrawn.in_words("𫝀").startswith("No font on this machine has this letter: 𫝀 (U+2B740).")
    assert undrawn.in_words("") == ""
    many = undrawn.in_words(chr(0xE000 + n) for n in range(20))
    assert many.count("U+") == undrawn.MOST
    assert "and 8 more" in many


def test_what_is_no_letter_is_not_missed() -> None:
    with undrawn.noting() as missing:
        assert static_fonts.legible("\U000e0067\U000e0101") == ""
    assert not missing


def test_each_export_notes_its_own_letters() -> None:
    static_fonts.legible(NOBODY_HAS)
    with undrawn.noting() as outer:
        with undrawn.noting() as inner:
            static_fonts.legible(NOBODY_HAS)
        assert (outer, inner) == (set(), {NOBODY_HAS})


@given(st.text(max_size=30))
@settings(deadline=None, max_examples=60)
def test_whatever_is_typed_is_drawn_or_named(text: str) -> None:
    with undrawn.noting() as missing:
        said = static_fonts.legible(text)
    assert all(each == "\n" or families.drawable(each) for each in said)
    assert said.count(undrawn.SIGN) == sum(each in missing or each == undrawn.SIGN for each in text)


@given(st.text("中文字句の ", min_size=1, max_size=80), st.integers(100, 400))
@settings(deadline=None, max_examples=60)
def test_text_without_spaces_is_wrapped_and_loses_no_letter(text: str, room: int) -> None:
    lines = static_fonts.wrapped(text, 30, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(static_fonts.width(line, 30) <= room for line in lines)


def test_a_closing_sign_begins_no_line() -> None:
    text = "一二三，四五六。七八九！" * 4
    for room in range(100, 400, 7):
        lines = static_fonts.wrapped(text, 30, room)
        assert "".join(lines) == text
        assert not any(line.startswith(("，", "。", "！")) for line in lines)


def test_a_pdf_holds_the_title_as_text_in_embedded_fonts(
    job: Callable[..., Job], titled: Callable[[str], Briefing]
) -> None:
    made = job("east.pdf", of=titled(TITLE))
    with undrawn.noting() as missing:
        pdf.export(made)
    assert not missing
    page = PdfReader(str(made.target)).pages[0]
    assert TITLE in page.extract_text()
    held = [each.get_object() for each in page["/Resources"]["/Font"].get_object().values()]  # type: ignore[index]
    below = [each["/DescendantFonts"][0].get_object() if "/DescendantFonts" in each else each for each in held]
    assert all({"/FontFile2", "/FontFile3"} & set(each["/FontDescriptor"].get_object()) for each in below)
    names = " ".join(str(each["/BaseFont"]) for each in below)
    assert "NotoSansJP" in names
    assert "NotoSansKR" in names


@pytest.mark.usefixtures("strict")
def test_a_picture_draws_the_title(job: Callable[..., Job], titled: Callable[[str], Briefing]) -> None:
    pictures = []
    for number, title in enumerate(("中文", "한국")):
        made = job(f"east{number}.png", of=titled(title))
        png.export(made)
        with Image.open(made.target) as picture:
            pictures.append(np.asarray(picture.convert("L").crop((40, 20, 700, 110))))
    assert all(each.min() < 60 for each in pictures)
    assert (pictures[0] != pictures[1]).any()


def test_a_film_notes_the_letters_it_cannot_draw(job: Callable[..., Job], titled: Callable[[str], Briefing]) -> None:
    made = titled(f"{TITLE} {NOBODY_HAS}")
    scene = made.scenes[0]
    clock = dataclasses.replace(scene.clock, play=Play(scene.clock.day - 1, scene.clock.day, 2))
    film = dataclasses.replace(made, scenes=(dataclasses.replace(scene, clock=clock),))
    with undrawn.noting() as missing:
        video.gif(job("east.gif", of=film), (320, 180), fps=2)
    assert missing == {NOBODY_HAS}


@pytest.mark.parametrize(
    ("title", "family"), [("中文", "Microsoft YaHei"), ("日本の", "Yu Gothic"), ("한국어", "Malgun Gothic")]
)
def test_slides_name_an_east_asian_font_for_every_run(
    title: str, family: str, job: Callable[..., Job], titled: Callable[[str], Briefing]
) -> None:
    made = job("east.pptx", of=titled(title))
    pptx.export(made)
    slides = Presentation(str(made.target)).slides
    frames = [shape.text_frame for slide in slides for shape in slide.shapes if shape.has_text_frame]
    frames += [slides[0].notes_slide.notes_text_frame]
    runs = [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
    east = [run._r.find("{*}rPr/{*}ea") for run in runs]
    assert all(each is not None for each in east)
    heading = slides[0].shapes.title.text_frame.paragraphs[0].runs[0]._r
    assert heading.find("{*}rPr/{*}ea").get("typeface") == family
    order = [each.tag.split("}")[1] for each in heading.rPr]
    assert order == ["solidFill", "latin", "ea"], "the order the schema asks for"


@pytest.mark.usefixtures("no_system_fonts")
def test_the_command_names_the_letters_on_its_error_stream(
    titled: Callable[[str], Briefing], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "own.toml"
    for title, said in ((f"{TITLE} {RARE}", "this letter: 𰀀 (U+30000)"), (TITLE, "")):
        source.write_text(toml(titled(title)), "utf-8")
        assert main(["export", str(source), str(tmp_path / "own.png")]) == 0
        err = capsys.readouterr().err
        assert said in err if said else err == ""
