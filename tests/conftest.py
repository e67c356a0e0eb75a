"""What all tests stand on."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from data.tables import coverage
from data.tables.tables import load

settings.register_profile("lifeline", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("lifeline")

ONE_MAP = "tests/browser/deckmap/"  # its files move one open map in turn


class Together(LoadScopeScheduling):
    """The tests of a file run in one worker, after each other, and so share its servers, pages and tables."""

    def _split_scope(self, nodeid: str) -> str:
        return ONE_MAP if nodeid.startswith(ONE_MAP) else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """What is handed to a worker at once, in the order of the folders: browser tests, which take longest, first."""
    return Together(config, log)


@pytest.fixture(scope="session", autouse=True)
def _own_evidence() -> None:
    """The days covered are those of the shipped evidence."""
    coverage.speak_of(load())


@pytest.fixture(autouse=True)
def _ends_restored() -> Iterator[None]:
    """A test that reads another folder leaves the days covered as it found them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coverage, "_spoken", coverage._spoken)
        yield
