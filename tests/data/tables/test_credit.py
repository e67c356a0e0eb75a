"""Whoever gave data is named."""

import re
from pathlib import Path

import pytest

from data.tables.credit import CREDIT

NOTICES = sorted((Path(__file__).parents[3] / "data").rglob("NOTICE.md"))


@pytest.mark.parametrize("notice", NOTICES, ids=lambda path: path.parent.name)
def test_every_credit_line_a_notice_promises_is_given(notice: Path) -> None:
    promised = re.findall(r"[Cc]redit line for maps and exports: \*\*(.+?)\.?\*\*", notice.read_text(encoding="utf-8"))
    for line in promised:
        assert [name for name in line.split(" · ") if name not in CREDIT] == []
    assert promised or notice.parent.name != "evidence"
