"""Films and pictures are opened again: size, duration, and that time moves in them."""

import dataclasses
from collections.abc import Callable

import av
import numpy as np
import pytest
from PIL import Image

from data.days import day_number
from data.scenes import Briefing, Play
from layers import export_png, export_video
from layers.export_job import ExportError, Job
from layers.film import HOLD, Film
from layers.palette import Role, rgb
from layers.static_content import Content

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
    export_video.mp4(made, SMALL, fps=5)
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
    export_video.gif(made, SMALL, fps=5)
    with Image.open(made.target) as picture:
        lasts = 0
        for number in range(picture.n_frames):
            picture.seek(number)
            lasts += picture.info["duration"]
        assert picture.size == SMALL
        assert picture.n_frames == 4
        assert lasts == pytest.approx(1000 * (1 + HOLD), abs=250)


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
        export_video.mp4(job("out.mp4", 0))


def test_a_png_is_a_whole_page_of_1920_by_1080(job: Callable[..., Job]) -> None:
    made = job("scene.png", 12)
    export_png.export(made)
    with Image.open(made.target) as picture:
        assert picture.size == (1920, 1080)
        pixels = np.asarray(picture.convert("L"))
    assert pixels[:, 1100:].min() < 60  # text on the right
    assert len(np.unique(pixels[200:900, 60:1000])) > 50  # a map on the left


def test_a_picture_needs_a_scene(job: Callable[..., Job]) -> None:
    with pytest.raises(ExportError, match="choose one with --scene"):
        export_png.export(job("out.png"))


def test_every_colour_that_means_something_is_in_the_palette_of_a_gif(job: Callable[..., Job]) -> None:
    made = export_video.film(job("x.gif", scene=9), SMALL, 2)
    held = export_video._palette(made).getpalette() or []
    colours = {tuple(held[n : n + 3]) for n in range(0, len(held), 3)}
    assert {rgb(role, "light") for role in Role} <= colours
