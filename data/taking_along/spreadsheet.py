"""CSV that a spreadsheet opens as text and never runs: safe cells, and Cyrillic that Excel reads."""

import csv
import io
from typing import Final

import pandas as pd

# https://owasp.org/www-community/attacks/CSV_Injection: cells that begin so are run as formulas
RUN_AS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(cell: object) -> object:
    """`cell` with an apostrophe before it where a spreadsheet would run it; what is not text stays as it is."""
    if isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(RUN_AS_FORMULA):
        return f"'{cell}"
    return cell


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV without its index: UTF-8 with a byte order mark, text quoted, missing values empty.

    Excel takes the encoding from the byte order mark; without one it shows Cyrillic and Korean as garble. Text
    that a spreadsheet would run as a formula gets an apostrophe before it, column names too; numbers do not.
    """
    text = frame.rename(columns=safe)
    for column in text.columns[[not pd.api.types.is_numeric_dtype(kind) for kind in text.dtypes]]:
        text[column] = text[column].map(safe)
    out = io.StringIO()
    text.to_csv(out, index=False, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    return out.getvalue().encode("utf-8-sig")
