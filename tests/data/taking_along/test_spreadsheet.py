"""What is taken along opens as text in a spreadsheet, in any alphabet, and never runs."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.taking_along.spreadsheet import csv_bytes, safe


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", '=HYPERLINK("x")']
)
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_bytes(pd.DataFrame({"a": [cell]})).decode("utf-8-sig"), newline="")))
    assert rows[1][0] == f"'{cell}"


@given(st.text())
def test_only_dangerous_text_is_touched(cell: str) -> None:
    assert safe(cell) in (cell, f"'{cell}")
    assert not str(safe(cell)).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_stay_numbers_and_missing_ones_are_empty() -> None:
    text = csv_bytes(pd.DataFrame({"n": [-1.5, float("nan")], "w": ["x", None]})).decode("utf-8-sig")
    assert text.splitlines() == ['"n","w"', '-1.5,"x"', '"",""']


def test_excel_is_told_the_encoding_and_the_alphabets_survive() -> None:
    written = csv_bytes(pd.DataFrame({"Место": ["Суджа", "나진"]}))
    assert written.startswith(b"\xef\xbb\xbf")
    assert pd.read_csv(io.BytesIO(written), encoding="utf-8-sig")["Место"].tolist() == ["Суджа", "나진"]


def test_a_column_name_cannot_run_either() -> None:
    assert csv_bytes(pd.DataFrame({"=1": ["x"]})).decode("utf-8-sig").startswith('"\'=1"')
