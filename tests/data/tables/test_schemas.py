"""A table's schema takes what is well formed, names what is not, and never falls over."""

from hypothesis import given, settings
from hypothesis import strategies as st

from data.tables.evidence_csv import Sheet, read
from data.tables.schemas import TABLES, columns_of
from data.tables.tables import EVIDENCE
from data.tables.validation import check, typed

SHEETS = {name: read(EVIDENCE / f"{name}.csv", columns_of(name)) for name in TABLES}
NASTY = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["NaN", "inf", "-0", "1e9", "0x10", "2024-1-1", "2024-02-30", "٣", "9" * 30, "=1+1", "None"]),
)
CELLS = [(name, column) for name, table in TABLES.items() for column in table.fields]


def with_cell(sheet: Sheet, column: str, value: str) -> Sheet:
    few = {key: cells[:3] for key, cells in sheet.cells.items()}
    few[column] = [few[column][0], value, *few[column][2:]]
    return Sheet(sheet.name, sheet.lines[:3], few, [])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CELLS), NASTY)
def test_any_text_in_any_cell_is_taken_or_named_where_it_stands(cell: tuple[str, str], value: str) -> None:
    name, column = cell
    sheet = with_cell(SHEETS[name], column, value)
    frame, unread = typed(name, sheet)
    rows = {problem.row for problem in [*unread, *check(name, sheet, frame)]}
    assert rows <= set(sheet.lines[1:3])  # a repeated id is named where it comes second


def test_every_table_of_the_evidence_keeps_its_schema() -> None:
    for name, sheet in SHEETS.items():
        frame, unread = typed(name, sheet)
        assert [*sheet.problems, *unread, *check(name, sheet, frame)] == []


def test_a_number_is_digits_and_a_point_only() -> None:
    for odd in ("1e3", "0x10", "inf", "nan", "1,000", "٣"):
        _, unread = typed("consignments", with_cell(SHEETS["consignments"], "low", odd))
        assert [problem.expected for problem in unread] == ["a number with digits and a point"]


def test_every_claim_bearing_table_ends_in_the_same_columns() -> None:
    for name, table in TABLES.items():
        if "source_id" in table.fields:
            assert list(table.fields)[-8:] == [
                "source_id", "known_from", "known_from_basis", "qualifier", "credibility", "claimant",
                "claimant_kind", "note",
            ], name  # fmt: skip
