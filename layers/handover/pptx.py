"""A briefing as PowerPoint: one slide a scene with real text, notes and links; sources at the end; 16:9."""

import io
from collections.abc import Sequence
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from data.briefings.scenes import Scene
from data.briefings.source_numbers import Reference, SourceNumbers
from data.tables.theatres import Theatres
from layers.handover import sheet
from layers.handover.job import Job, whole
from layers.handover.sheet import Box
from layers.looks.palette import Role, hex_colour
from layers.paper import families
from layers.paper import fonts as static_fonts
from layers.paper.caption import caption
from layers.paper.style import PT, PX_PER_INCH

Part = Any  # python-pptx is typed in parts only: presentation, slide, frame, paragraph
EMU_PER_PX: Final = 914_400 // PX_PER_INCH
FONT: Final = "Arial"  # on every machine that opens slides, with Cyrillic
EAST_ASIAN: Final = {  # what PowerPoint has for the letters of a carried family; others take their own in its place
    "Noto Sans SC": "Microsoft YaHei", "Noto Sans JP": "Yu Gothic", "Noto Sans KR": "Malgun Gothic",
}  # fmt: skip
BODY: Final = 20  # points; no smaller on a slide people sit far from
FIGURE: Final = 36
TITLE: Final = 30
FOOT: Final = 9
SOURCE: Final = 12
TITLE_ONLY: Final = 5  # the layout of the default template with a title and nothing else
SHARPNESS: Final = 2  # picture pixels for one pixel of the sheet
SOURCES_ON_A_SLIDE: Final = 12


def export(job: Job) -> None:
    """Write the PPTX.

    Raises:
        ExportError: the file cannot be written.
    """
    sources = job.sources
    scenes = job.briefing.scenes if job.scene is None else (job.briefing.scenes[job.scene],)
    made: Part = Presentation()
    made.slide_width, made.slide_height = _emu(sheet.WIDTH), _emu(sheet.HEIGHT)
    made.core_properties.title = job.briefing.title
    made.core_properties.subject = job.briefing.subtitle
    made.core_properties.author = "Lifeline"
    with whole(job.target) as part:
        for number, scene in enumerate(scenes, 1):
            _scene(made, job, scene, sources)
            job.progress(number, len(scenes) + 1, scene.title)
        _sources(made, sources.every)
        made.save(str(part))
        job.progress(len(scenes) + 1, len(scenes) + 1, "Sources")


def _emu(px: float) -> Emu:
    return Emu(round(px * EMU_PER_PX))


def _scene(made: Part, job: Job, scene: Scene, sources: SourceNumbers) -> None:
    slide = _slide(made, scene.title)
    picture = slide.shapes.add_picture(_map(job, scene), *_place(sheet.MAP))
    picture.name = "Map"
    picture._element.nvPicPr.cNvPr.set("descr", _described(scene, job.content.theatres))
    _panel(slide, scene, sources)
    foot = _frame(slide, sheet.FOOT, "Citations").paragraphs[0]
    shown = sources.of(scene.cites)
    for number, each in enumerate(shown):
        _run(foot, each.short, FOOT, Role.QUIET, link=each.source.link)
        _run(foot, " · " if number < len(shown) - 1 else "", FOOT, Role.QUIET)
    notes = slide.notes_slide.notes_text_frame
    notes.text = _notes(scene, shown)
    for paragraph in notes.paragraphs:
        for run in paragraph.runs:
            _typefaces(run)


def _map(job: Job, scene: Scene) -> io.BytesIO:
    box = sheet.MAP
    with static_fonts.settings():
        figure = sheet.blank(box.width, box.height)
        sheet.scene_map(job.content, scene, figure.add_axes((0, 0, 1, 1)), box.width, box.height)
        picture = io.BytesIO()
        figure.savefig(picture, format="png", dpi=PX_PER_INCH * SHARPNESS, pil_kwargs={"compress_level": 6})
    picture.seek(0)
    return picture


def _described(scene: Scene, theatres: Theatres) -> str:
    """The map in words, for whoever cannot see it."""
    said = " ".join(each.text for each in scene.sentences)
    return f"Map: {', '.join(caption(scene, scene.clock.day, theatres))}. {said}"


def _notes(scene: Scene, shown: Sequence[Reference]) -> str:
    said = "\n".join(each.full for each in shown)
    return "\n\n".join(filter(None, (scene.notes, f"Sources\n{said}")))


def _slide(made: Part, title: str) -> Part:
    slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = _place(sheet.TITLE)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _run(frame.paragraphs[0], title, TITLE, Role.INK, bold=True)
    frame.paragraphs[0].alignment = 1  # left
    return slide


def _place(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    return _emu(box.left), _emu(box.top), _emu(box.width), _emu(box.height)


def _frame(slide: Part, box: Box, name: str) -> Part:
    shape = slide.shapes.add_textbox(*_place(box))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _run(paragraph: Part, text: str, size: float, role: Role, bold: bool = False, link: str = "") -> None:
    if not text:
        return
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    _typefaces(run)
    if link:
        run.hyperlink.address = link  # the theme colours links; a colour of our own would be ignored
    else:
        run.font.color.rgb = _rgb(role)


def _typefaces(run: Part) -> None:
    """Say which fonts a run is written in: a Latin one alone leaves Chinese, Japanese and Korean to chance."""
    run.font.name = FONT
    latin = run.font._element.find(qn("a:latin"))
    latin.addnext(latin.makeelement(qn("a:ea"), {"typeface": EAST_ASIAN[families.tongue(run.text)]}))


def _rgb(role: Role) -> Part:
    colour: Part = RGBColor
    return colour.from_string(hex_colour(role, "light")[1:])


def _panel(slide: Part, scene: Scene, sources: SourceNumbers) -> None:
    top = sheet.PANEL.top
    if scene.figure:
        # room by measure, so that figure and sentences never meet whatever the words
        size = min(FIGURE, FIGURE * sheet.PANEL.width / max(1, _width(scene.figure.number, FIGURE, bold=True)))
        lines = _lines(scene.figure.words, BODY)
        high = (size * 1.25 + lines * BODY * 1.2 + 12 * 1.3) / PT + 6
        frame = _frame(slide, Box(sheet.PANEL.left, top, sheet.PANEL.width, high), "Figure")
        _run(frame.paragraphs[0], scene.figure.number, size, Role.INK, bold=True)
        _run(frame.add_paragraph(), scene.figure.words, BODY, Role.INK)
        _run(frame.add_paragraph(), sources.attribution(scene), 12, Role.QUIET)
        top += high + 14
    frame = _frame(slide, Box(sheet.PANEL.left, top, sheet.PANEL.width, sheet.PANEL.top + sheet.PANEL.height - top),
                   "Text")  # fmt: skip
    for number, sentence in enumerate(scene.sentences):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(7)
        _run(paragraph, sentence.text, BODY, Role.INK)
        _run(paragraph, f" {sources.marks(sentence.cites)}", 12, Role.QUIET)


def _width(text: str, points: float, bold: bool = False) -> float:
    """Width in px of a line in Arial, which is a tenth narrower than the font measured."""
    return static_fonts.width(text, points / PT, bold) * 0.9


def _lines(text: str, points: float) -> int:
    return len(static_fonts.wrapped(text, points / PT, sheet.PANEL.width / 0.9))


def _sources(made: Part, every: Sequence[Reference]) -> None:
    pages = [every[n : n + SOURCES_ON_A_SLIDE] for n in range(0, len(every), SOURCES_ON_A_SLIDE)]
    for number, page in enumerate(pages, 1):
        slide = _slide(made, f"Sources ({number} of {len(pages)})" if len(pages) > 1 else "Sources")
        frame = _frame(slide, Box(48, 122, 1824, 900), "Sources")
        for at, each in enumerate(page):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(6)
            _run(paragraph, each.full + " ", SOURCE, Role.INK)
            _run(paragraph, each.source.link, SOURCE, Role.ACCENT, link=each.source.link)
