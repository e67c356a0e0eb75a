"""What all tests stand on."""

from collections.abc import Iterator

import pytest

from data.tables import coverage
from data.tables.tables import load


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
