import contextlib
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.finding.findable import findable, source_days
from data.finding.finder import Finder
from data.finding.query import QuerySyntaxError
from data.finding.spellings import Gazetteer
from data.time.days import day_number
from tests.data.fronts.real_fronts import evidence

TABLE = findable(evidence())
LATER = 10_000


@cache
def finder() -> Finder:
    return Finder(TABLE, Gazetteer.of(evidence().settlements, evidence().places))


def ids(query: str, known_by: int = LATER, most: int = 2000) -> set[str]:
    return set(TABLE["id"].iloc[list(finder().search(query, known_by, most).rows)])


def test_everything_in_the_evidence_can_be_found() -> None:
    tables = evidence()
    kinds = (
        tables.control_claims, tables.events, tables.voyages, tables.consignments, tables.legs, tables.settlements,
        tables.places, tables.vessels, tables.sources,
    )  # fmt: skip
    assert len(TABLE) == sum(map(len, kinds)) == finder().search("", LATER).total
    assert (TABLE["end"] > TABLE["start"]).all()


@pytest.mark.parametrize(
    ("one", "other"), [("Sudzha", "Суджа"), ("place:Rajin", "place:나진"), ("Тёткино", "Tyotkino")]
)
def test_spellings_find_the_same(one: str, other: str) -> None:
    assert ids(one) == ids(other) != set()


def test_operators_are_those_of_sets() -> None:
    a, b = ids("Sudzha"), ids("DeepState")
    assert ids("Sudzha DeepState") == a & b
    assert ids("Sudzha OR DeepState") == a | b
    assert ids("Sudzha NOT DeepState") == a - b
    assert finder().search("NOT Sudzha", LATER).total == len(TABLE) - finder().search("Sudzha", LATER).total


def test_a_phrase_stands_together() -> None:
    assert ids('"North Korean"') <= ids("North Korean")
    assert not ids('"Korean North"')


def test_fields_narrow_where_it_is_looked_for() -> None:
    kinds = TABLE.set_index("id")["kind"]
    assert {kinds[name] if isinstance(kinds[name], str) else "claim" for name in ids("kind:vessel")} == {"vessel"}
    about = TABLE.loc[(TABLE["kind"] == "claim") & TABLE["places"].str.contains("Sudzha\\b"), "id"]
    assert (
        ids("place:Sudzha kind:claim") == set(about) > set(TABLE.loc[TABLE["settlement_id"] == "sudzha", "id"].iloc[:6])
    )
    assert ids("source:MSMT kind:consignment")
    after = TABLE.loc[(TABLE["start"] >= day_number("2025-07-01")) & (TABLE["kind"] == "event"), "id"]
    assert ids("kind:event after:2025-07") == set(after)


def test_newest_come_first_and_the_count_is_of_all() -> None:
    found = finder().search("kind:claim", LATER, most=10)
    starts = TABLE["start"].iloc[list(found.rows)].tolist()
    assert starts == sorted(starts, reverse=True)
    assert (len(found.rows), found.total) == (10, len(evidence().control_claims))


def test_what_was_published_later_is_not_found() -> None:
    known = day_number("2024-10-20")
    found = finder().search("troops", known, 2000).rows
    assert found
    assert (TABLE["known_from"].iloc[list(found)] <= known).all()


@pytest.mark.parametrize(
    "query", ["'; DROP TABLE rows; --", 'x" OR "y', "NEAR(a b)", "{title}", "title^2", "a\0b", "%_", "rowid:1"]
)
def test_a_query_cannot_reach_the_engine(query: str) -> None:
    with contextlib.suppress(QuerySyntaxError):
        finder().search(query, LATER)
    assert finder().search("", LATER).total == len(TABLE)


@given(st.text(max_size=30))
def test_any_text_finds_or_is_refused(query: str) -> None:
    try:
        found = finder().search(query, LATER, most=5)
    except QuerySyntaxError:
        return
    assert len(found.rows) <= min(5, found.total)


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("하산", "Khasan"), ("블라디보스토크", "Vladivostok"), ("쿠르스크", "Kursk"), ("나진항", "Rajin"),
        ("나선", "Rajin"), ("Раджин", "Rajin"), ("Пхеньян", "Pyongyang"), ("Туманган", "Tumangang"), ("수자", "Sudzha"),
        ("Graivoron", "Grayvoron"), ("벨고로드", "Belgorod"), ("코레네보", "Korenevo"), ("릴스크", "Rylsk"),
    ],
)  # fmt: skip
def test_spellings_no_rule_can_make_find_the_same_place(written: str, usual: str) -> None:
    assert ids(written) == ids(usual) != set()
    assert ids(f"place:{written}") == ids(f"place:{usual}") != set()


def test_a_source_is_found_from_its_publication_on_and_a_place_always() -> None:
    sources = evidence().sources
    later = set(sources.loc[sources["published"].astype(str) > "2024-08-10", "id"]) - {"ds_archive"}
    found = ids("kind:source", day_number("2024-08-10"))
    assert later
    assert not later & found
    assert found
    assert ids("kind:settlement", day_number("2023-05-22")) == set(evidence().settlements["id"])
    assert ids("kind:place", day_number("2023-05-22")) == set(evidence().places["id"])


def test_no_row_is_known_before_its_source() -> None:
    days = source_days(evidence())
    for name in ("control_claims", "events", "voyages", "consignments"):
        rows = getattr(evidence(), name)
        assert (rows["known_from"] >= rows["source_id"].map(days)).all()


def test_rows_are_filtered_before_they_are_cut() -> None:
    old = (TABLE["kind"] == "claim").to_numpy() & (TABLE["start"] < day_number("2023-06-10")).to_numpy()
    found = finder().search("kind:claim", LATER, 3, old)
    assert (len(found.rows), found.total) == (3, int(np.count_nonzero(old)))
    assert old[list(found.rows)].all()
