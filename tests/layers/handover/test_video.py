"""Films and pictures are opened again: size, duration, and that time moves in them."""

import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import av
import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image
from pypdf import PdfReader

from data.briefings.scenes import Briefing, Play
from data.time.days import day_number
from layers.handover import pdf, png, video
from layers.handover.film import HOLD, Film
from layers.handover.job import ExportError, Job
from layers.looks.palette import Role, rgb
from layers.map import legend
from layers.paper.content import Content
from layers.paper.map import StaticMap

SMALL = (320, 180)


def short(briefing: Briefing, scene_id: str, first: str, last: str, speed: float) -> Briefing:
    scene = next(each for each in briefing.scenes if each.id == scene_id)
    play = Play(day_number(first), day_number(last), speed)
    return dataclasses.replace(
        briefing, scenes=(dataclasses.replace(scene, clock=dataclasses.replace(scene.clock, play=play)),)
    )


def test_an_mp4_has_the_asked_size_and_lasts_as_long_as_its_play_range(
    job: Callable[..., Job], briefing: Briefing
) -> None:
    few = short(briefing, "kursk-august-2024", "2024-08-08", "2024-08-14", 6)
    made = job("front.mp4", of=few)
    video.mp4(made, SMALL, fps=5)
    with av.open(str(made.target)) as file:
        stream = file.streams.video[0]
        pictures = [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]
        assert (stream.codec_context.width, stream.codec_context.height) == SMALL
        assert stream.codec_context.name == "h264"
        assert float(stream.duration * stream.time_base) == pytest.approx(1 + HOLD, abs=0.2)
        assert file.metadata["title"] == few.scenes[0].title
    assert len(pictures) == round(5 * (1 + HOLD))
    assert np.abs(pictures[0].astype(int) - pictures[4]).mean() > 0.5
    assert np.abs(pictures[4].astype(int) - pictures[-1]).mean() < 0.5  # held at the end


def test_a_gif_lasts_as_long_and_repeats_nothing(job: Callable[..., Job], briefing: Briefing) -> None:
    made = job("front.gif", of=short(briefing, "kursk-august-2024", "2024-08-08", "2024-08-11", 3))
    video.gif(made, SMALL, fps=5)
    with Image.open(made.target) as picture:
        lasts = 0
        for number in range(picture.n_frames):
            picture.seek(number)
            lasts += picture.info["duration"]
        assert picture.size == SMALL
        assert picture.n_frames == 4
        assert lasts == pytest.approx(1000 * (1 + HOLD), abs=250)


def test_a_long_gif_holds_no_more_pictures_than_memory_allows(job: Callable[..., Job], briefing: Briefing) -> None:
    longest = short(briefing, "back-to-pyongyang", "2024-01-01", "2024-04-30", 1)  # 120 s, the longest there is
    made = video.film(job("long.gif", of=longest), fps=video.GIF_FPS)
    width, height = made.size
    kept = video.paced(made)
    assert len(made.turns) * width * height > 2 * video.MOST_BYTES
    assert len(kept.turns) * width * height <= video.MOST_BYTES
    assert sum(kept.turns) / kept.fps == pytest.approx(120 + HOLD, abs=1)
    few = video.film(job("short.gif", 7), fps=video.GIF_FPS)
    assert video.paced(few) is few  # fronts move by days


def test_a_film_is_full_hd_and_every_picture_says_when_what_and_whose(
    job: Callable[..., Job], briefing: Briefing
) -> None:
    made = job("hd.mp4", of=short(briefing, "kursk-august-2024", "2024-08-26", "2024-08-27", 4))
    video.mp4(made, fps=4)
    with av.open(str(made.target)) as file:
        assert (file.streams.video[0].width, file.streams.video[0].height) == (1920, 1080)
        *_, last = [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]
    film = video.film(made, fps=4)
    *_, drawn = film.pictures()
    assert np.abs(last.astype(int) - drawn).mean() < 3  # what was encoded is what was drawn
    for words in (last[20:150, 20:400], last[-24:, 10:900]):  # the date's box and the line of credits
        assert words.min() < 120 and words.max() > 230
    texts = [text.get_text() for text in written(film)]
    assert {"Kursk: August 2024", "27 Aug 2024", "as known on 1 Nov 2026", "under Ukrainian control"} <= set(texts)
    assert legend.CREDITS in " ".join(texts)
    assert any(text.startswith("Sources: ") for text in texts)


def written(film: Film) -> list[Text]:
    """Every line of text drawn on the last picture."""

    def all_of_it(drawn: StaticMap) -> None:
        drawn.moving(float(film.play.last))
        drawn.words(drawn.date(film.play.last))

    return film._layer(all_of_it)[1].canvas.axes.texts  # type: ignore[no-any-return]


def test_two_exports_at_once_do_not_take_each_others_fonts(job: Callable[..., Job]) -> None:
    made = [job(f"scene-{scene}.pdf", scene) for scene in (1, 3)]
    before = dict(mpl.rcParams)
    with ThreadPoolExecutor(2) as both:
        list(both.map(pdf.export, made))
    assert dict(mpl.rcParams) == before
    for each in made:
        fonts = PdfReader(str(each.target)).pages[0]["/Resources"]["/Font"].get_object()
        assert len(fonts) > 0
        for font in fonts.values():
            inner = font.get_object()
            inner = inner["/DescendantFonts"][0].get_object() if "/DescendantFonts" in inner else inner
            assert "/FontFile2" in inner["/FontDescriptor"]  # TrueType, as we set it; Matplotlib alone takes Type 3


def test_a_ship_moves_within_a_day(content: Content, briefing: Briefing) -> None:
    scene = short(briefing, "rajin-to-dunai-and-vostochny", "2024-03-12", "2024-03-14", 2).scenes[0]
    assert scene.clock.play is not None
    film = Film(content, scene, scene.clock.play, size=SMALL, fps=4)
    pictures = list(film.pictures())
    assert film.moment(0) == scene.clock.play.first
    assert film.moment(film.count - 1) == scene.clock.play.last
    assert not np.array_equal(pictures[1], pictures[2])


def test_a_scene_without_a_play_range_says_which_have_one(job: Callable[..., Job]) -> None:
    with pytest.raises(ExportError, match=r"no play range.*\n.*\n?.*rajin-to-dunai"):
        video.mp4(job("out.mp4", 0))


def test_a_png_is_a_whole_page_of_1920_by_1080(job: Callable[..., Job]) -> None:
    made = job("scene.png", 12)
    png.export(made)
    with Image.open(made.target) as picture:
        assert picture.size == (1920, 1080)
        pixels = np.asarray(picture.convert("L"))
    assert pixels[:, 1100:].min() < 60  # text on the right
    assert len(np.unique(pixels[200:900, 60:1000])) > 50  # a map on the left


def test_a_picture_needs_a_scene(job: Callable[..., Job]) -> None:
    with pytest.raises(ExportError, match="choose one with --scene"):
        png.export(job("out.png"))


def test_every_colour_that_means_something_is_in_the_palette_of_a_gif(job: Callable[..., Job]) -> None:
    made = video.film(job("x.gif", scene=9), SMALL, 2)
    held = video._palette(made).getpalette() or []
    colours = {tuple(held[n : n + 3]) for n in range(0, len(held), 3)}
    assert {rgb(role, "light") for role in Role} <= colours
