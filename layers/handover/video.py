"""A scene's play range as MP4 (H.264) or GIF, date and legend drawn in."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import av
import numpy as np
from PIL import Image

from data.briefings.scenes import STAGE
from layers.handover.film import Film, Pixels
from layers.handover.job import ExportError, Job, whole
from layers.looks.palette import Role, rgb

FPS: Final = 30
GIF_FPS: Final = 10
MOST_BYTES: Final = 700_000_000  # of pictures of a GIF; what draws them takes about half as much again
GIF_COLOURS: Final = 200  # beside those of the style table; a GIF holds 256
SHARPNESS: Final = "20"  # x264's constant rate factor: lines and letters stay clean


def film(job: Job, size: tuple[int, int] = STAGE, fps: int = FPS) -> Film:
    """The film of the scene asked for.

    Raises:
        ExportError: no scene was chosen, or it has no play range.
    """
    scene = job.one_scene()
    if scene.clock.play is None:
        with_play = [f"  {n} {each.id}" for n, each in enumerate(job.briefing.scenes, 1) if each.clock.play]
        those = "\n".join(with_play) or "  none"
        raise ExportError(f'Scene "{scene.id}" has no play range in its clock. Scenes that have one:\n{those}')
    return Film(job.content, scene, scene.clock.play, job.sources.foot(scene), size, fps)


def mp4(job: Job, size: tuple[int, int] = STAGE, fps: int = FPS) -> None:
    """Write the MP4.

    Raises:
        ExportError: no scene with a play range was chosen, or the file cannot be written.
    """
    made = film(job, size, fps)
    with whole(job.target) as part, av.open(str(part), "w", format="mp4", options={"movflags": "faststart"}) as file:
        file.metadata["title"] = made.scene.title
        stream = file.add_stream("libx264", rate=fps, options={"crf": SHARPNESS, "preset": "veryfast"})
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"  # the one every player reads
        for number, picture in enumerate(made.pictures(), 1):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            file.mux(stream.encode(frame))
            _tell(job, made, number)
        file.mux(stream.encode())


def gif(job: Job, size: tuple[int, int] = STAGE, fps: int = GIF_FPS) -> None:
    """Write the GIF; it loops. A long one has fewer pictures a second: all are in memory until it is written.

    Raises:
        ExportError: no scene with a play range was chosen, or the file cannot be written.
    """
    made = paced(film(job, size, fps))
    times = [count * round(1000 / made.fps) for count in made.turns]
    pictures = _quantized(job, made)
    with whole(job.target) as part:
        first = next(pictures)
        first.save(part, format="GIF", save_all=True, append_images=pictures, duration=times, loop=0, disposal=1)


def paced(made: Film) -> Film:
    """The film with as many pictures a second as memory allows, a byte for each of their pixels; one at least."""
    width, height = made.size
    most = MOST_BYTES // (width * height)
    while len(made.turns) > most and made.fps > 1:
        made = replace(made, fps=made.fps - 1)
    return made


def _quantized(job: Job, made: Film) -> Iterator[Image.Image]:
    """The pictures that differ, one after the other, in the colours of one palette."""
    palette = _palette(made)
    before: Pixels | None = None
    for number, picture in enumerate(made.pictures(), 1):
        if picture is not before:
            before = picture
            yield Image.fromarray(picture).quantize(palette=palette, dither=Image.Dither.NONE)
        _tell(job, made, number)


def _palette(made: Film) -> Image.Image:
    """One palette for the whole film, every colour that means something in it; one a picture would flicker."""
    common = Image.fromarray(np.concatenate(made.samples())).quantize(GIF_COLOURS, method=Image.Quantize.MEDIANCUT)
    telling = [part for role in Role for part in rgb(role, "light")]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*(common.getpalette() or [])[: 3 * GIF_COLOURS], *telling])
    return palette


def _tell(job: Job, made: Film, number: int) -> None:
    if number % made.fps == 0 or number == made.count:
        job.progress(number, made.count, made.scene.title)
