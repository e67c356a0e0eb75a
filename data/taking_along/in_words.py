"""A row taken along in words: what it is, where and when."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from data.taking_along import qgis_style
from data.time.days import day_number, in_words

LABELS: Final = {
    column: {each.value: each.label for each in style.classes} for column, style in qgis_style.STYLES.items()
}
Row = Mapping[Any, Any]


def named(row: Row, theatres: Mapping[str, str]) -> str:
    """Such as "Under Ukrainian control, Kursk, 6 Sep 2024 to 9 Sep 2024"; parts that a row does not have are left out.

    Args:
        row: a row of `provenance.attached`; its dates as `datetime.date`, None or missing where an end is open.
        theatres: what the ids in its column theatre are called, such as `Theatres.labels`.
    """
    what = _what(row)
    theatre = str(row.get("theatre") or "")
    where = theatres.get(theatre, theatre)
    return ", ".join(filter(None, (what[:1].upper() + what[1:], where, when(row))))


def _what(row: Row) -> str:
    for column, words in LABELS.items():
        if row.get(column) in words:
            said = words[row[column]]
            return f"{row['ground_compared']}: {said}" if row.get("ground_compared") else said
    if row.get("name") and {row.get("before"), row.get("after")} <= LABELS["control"].keys():
        after, before = (LABELS["control"][row[side]] for side in ("after", "before"))
        return f"{row['name']}: {after}, before {before}"
    if row.get("origin_name") and row.get("destination_name"):
        return f"{row['mode']}, {row['origin_name']} – {row['destination_name']}, {row['standing']}"
    return str(next((row[name] for name in ("title", "name", "commodity", "id") if row.get(name)), ""))


def when(row: Row) -> str:
    """The days a row holds: "6 Sep 2024 to 9 Sep 2024", "6 Sep 2024", "from …", "until …"; "" where none is known."""
    first, last = (_said(row.get(name)) for name in ("first_day", "last_day"))
    if not first and not last:
        return _said(row.get("date"))
    if first == last:
        return first
    if not last:
        return f"from {first}"
    return f"{first} to {last}" if first else f"until {last}"


def _said(day: object) -> str:
    return in_words(day_number(day)) if isinstance(day, date) else ""
