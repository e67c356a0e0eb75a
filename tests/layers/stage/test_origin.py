"""The hash of what layers are computed from changes with the evidence and with nothing else."""

from dataclasses import replace

from data.tables.tables import load
from layers.stage.origin import origin


def test_the_same_evidence_has_the_same_origin_and_other_evidence_another() -> None:
    tables = load()
    claims = tables.control_claims
    fewer = replace(tables, control_claims=claims.iloc[1:])
    assert origin(tables) == origin(load())
    assert origin(tables) != origin(fewer)
    assert len(origin(tables)) == 64
