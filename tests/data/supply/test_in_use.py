"""A way is drawn no longer than anybody could know of at the time."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.supply.in_use import in_use
from data.tables.tables import load
from data.time.days import FOREVER, day_number

DAYS = st.integers(0, 2000)


def ways(*rows: tuple[str, int, int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id", "start", "end", "known_from", "last_known_from"])


def shown(rows: pd.DataFrame, day: int, known_by: int) -> list[str]:
    here = (rows["start"] <= day) & (rows["end"] > day)
    return list(rows.loc[here & (rows["known_from"] <= known_by) & (rows["known_to"] > known_by), "id"])


def test_a_later_report_lengthens_the_use_only_from_its_publication_on() -> None:
    rows = in_use(ways(("dunai", 100, 500, 150, 520)))
    assert shown(rows, 120, 149) == []
    assert shown(rows, 120, 150) == ["dunai"]
    assert shown(rows, 150, 519) == ["dunai"]
    assert shown(rows, 400, 519) == []
    assert shown(rows, 400, 520) == ["dunai"]


def test_a_way_without_a_later_report_is_one_row_as_it_was() -> None:
    rows = in_use(ways(("mozdok", 100, 140, 150, 150), ("open", 100, FOREVER, 150, 150)))
    assert rows[["id", "end", "known_from", "known_to"]].values.tolist() == [
        ["mozdok", 140, 150, FOREVER],
        ["open", FOREVER, 150, FOREVER],
    ]


@given(DAYS, st.integers(1, 900), DAYS, st.integers(0, 900), DAYS, DAYS)
def test_a_way_is_never_drawn_twice_and_with_all_knowledge_as_long_as_told(
    start: int, length: int, known: int, later: int, day: int, known_by: int
) -> None:
    rows = in_use(ways(("w", start, start + length, known, known + later)))
    assert len(shown(rows, day, known_by)) <= 1
    assert shown(rows, day, FOREVER - 1) == (["w"] if start <= day < start + length else [])


def test_the_evidence_shows_no_way_on_a_day_that_was_still_to_come() -> None:
    tables = load()
    for table in (tables.legs, tables.routes):
        rows = in_use(table)
        then = rows.loc[rows["known_to"] < FOREVER]
        assert len(then) > 3
        assert (then["end"] <= then["known_from"] + 1).all()
    dunai = in_use(tables.legs.loc[tables.legs["id"] == "sea_rajin_dunai"])
    summer = day_number("2024-07-01")
    assert shown(dunai, summer, summer) == []
    assert shown(dunai, summer, day_number("2025-04-16")) == ["sea_rajin_dunai"]
