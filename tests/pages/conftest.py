"""What several pages' tests stand on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from data.tables.tables import EVIDENCE


@pytest.fixture
def broken_evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The evidence with one value no claim may have: control "perhaps"."""
    folder = tmp_path / "evidence"
    shutil.copytree(EVIDENCE, folder)
    claims = folder / "control_claims.csv"
    claims.write_text(claims.read_text().replace(",contested,", ",perhaps,", 1))
    monkeypatch.setenv("LIFELINE_EVIDENCE", str(folder))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()
