"""The default briefing and what it is drawn from, read once."""

from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import pytest

from data.briefings.scenes import Briefing
from data.briefings.toml import BRIEFINGS, load
from data.tables.tables import load as load_tables
from layers.handover.job import Job
from layers.paper.content import Content

mpl.use("Agg")


@pytest.fixture(scope="session")
def content() -> Content:
    return Content(load_tables())


@pytest.fixture(scope="session")
def briefing(content: Content) -> Briefing:
    return load(BRIEFINGS / "msmt.toml", content.tables)


@pytest.fixture
def job(content: Content, briefing: Briefing, tmp_path: Path) -> Callable[..., Job]:
    """Makes a job: job("out.pdf", scene=3)."""

    def make(name: str, scene: int | None = None, of: Briefing = briefing) -> Job:
        return Job(of, content, tmp_path / name, scene)

    return make
