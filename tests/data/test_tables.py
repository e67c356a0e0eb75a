"""The tables load whole, or say everything that is wrong with them."""

from data.tables import load


def test_the_committed_evidence_loads() -> None:
    tables = load()
    assert len(tables.settlements) == 252
    assert (tables.events["end"] > tables.events["start"]).all()
