"""What an export is asked for, what it says while it works, and how its file comes to be: whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.briefings.citations import Citations
from data.briefings.scenes import Briefing, Scene
from data.briefings.source_numbers import SourceNumbers
from layers.paper.content import Content

Progress = Callable[[int, int, str], None]


class ExportError(ValueError):
    """What was asked for cannot be made; the message says why and what would work."""


def silent(_done: int, _total: int, _words: str) -> None:
    """Progress nobody watches."""


@dataclass(frozen=True, eq=False)
class Job:
    """One export.

    Attributes:
        briefing: what to export.
        content: the evidence it is drawn from.
        target: the file to write; its ending says what.
        scene: which scene, from 0, where the format takes one.
        progress: called with steps done, steps in all, and what is being made.
    """

    briefing: Briefing
    content: Content
    target: Path
    scene: int | None = None
    progress: Progress = silent

    @property
    def sources(self) -> SourceNumbers:
        """The numbered sources of the briefing."""
        return SourceNumbers(self.briefing, Citations(self.content.tables))

    def one_scene(self) -> Scene:
        """The scene asked for.

        Raises:
            ExportError: none was, and the briefing has several.
        """
        scenes = self.briefing.scenes
        if self.scene is None and len(scenes) > 1:
            names = "\n".join(f"  {number} {scene.id}: {scene.title}" for number, scene in enumerate(scenes, 1))
            raise ExportError(f"A {self.target.suffix} file holds one scene: choose one with --scene.\n{names}")
        return scenes[self.scene or 0]


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; it takes the place of `target` when all went well, else it goes.

    Raises:
        ExportError: the folder is not there, or it or the file cannot be written to.
    """
    if target.is_dir():
        raise ExportError(f"{target} is a folder: name a file in it, such as {target / f'briefing{target.suffix}'}.")
    part = target.with_name(f".{target.stem}.part{target.suffix}")
    try:
        part.touch()
    except OSError as error:
        raise ExportError(f"{target} cannot be written: {error.strerror}.") from error
    try:
        yield part
        part.replace(target)
    except OSError as error:  # a full disk, or a file another program holds
        raise ExportError(f"{target} cannot be written: {error.strerror or error}.") from error
    finally:
        part.unlink(missing_ok=True)
