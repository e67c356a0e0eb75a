import json
from typing import Any

import numpy as np
import pytest
from deckmap import FOREVER, columns

CATEGORIES = [columns.Category("Strike", (1, 2, 3), (4, 5, 6)), columns.Category("Clash", (7, 8, 9), (1, 1, 1))]


def unpacked(block: bytes) -> tuple[dict, dict[str, np.ndarray]]:
    assert block[:4] == b"DMC1"
    length = int.from_bytes(block[4:8], "little")
    header = json.loads(block[8 : 8 + length])
    assert (8 + length) % 8 == 0
    found = {}
    for column in header["columns"]:
        assert column["offset"] % 4 == 0
        start = 8 + length + column["offset"]
        count = header["rows"] * column["size"]
        values = np.frombuffer(block, np.dtype(column["type"]), count, start)
        found[column["name"]] = values.reshape(-1, column["size"]) if column["size"] > 1 else values
    return header, found


def test_rows_come_back_sorted_by_day_with_their_neighbours_in_order() -> None:
    block = columns.encode(
        [30, 31, 32, 33], [50, 51, 52, 53], [9, 3, 9, 1], category=[0, 1, 1, 0], categories=CATEGORIES
    )
    header, found = unpacked(block)
    assert found["day"].tolist() == [1, 3, 9, 9]
    assert found["position"].tolist() == [[33, 53], [31, 51], [30, 50], [32, 52]]
    assert found["category"].tolist() == [0, 1, 0, 1]
    assert [item["label"] for item in header["categories"]] == ["Strike", "Clash"]


def test_an_event_takes_at_most_twelve_bytes() -> None:
    rows = 100_000
    random = np.random.default_rng(1)
    block = columns.encode(
        random.uniform(30, 40, rows), random.uniform(50, 55, rows), random.integers(0, 2000, rows),
        category=random.integers(0, 2, rows), categories=CATEGORIES,
    )
    assert len(block) / rows <= 12


def test_open_ends_fit_in_two_bytes() -> None:
    _, found = unpacked(columns.encode([30], [50], [5], end=[FOREVER], known_from=[7], known_to=[FOREVER]))
    assert found["end"].dtype == np.uint16
    assert (found["end"][0], found["known_from"][0], found["known_to"][0]) == (columns.OPEN_END, 7, columns.OPEN_END)


def test_days_beyond_two_bytes_take_four() -> None:
    _, found = unpacked(columns.encode([30], [50], [70_000]))
    assert (found["day"].dtype, found["day"][0]) == (np.uint32, 70_000)


def test_no_rows_are_rows_too() -> None:
    header, found = unpacked(columns.encode([], [], []))
    assert header["rows"] == 0
    assert found["position"].shape == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"longitude": [30], "latitude": [91], "day": [1]}, "not on the globe"),
        ({"longitude": [float("nan")], "latitude": [50], "day": [1]}, "not on the globe"),
        ({"longitude": [30], "latitude": [50], "day": [1.5]}, "whole number"),
        ({"longitude": [30], "latitude": [50], "day": [-1]}, "whole number"),
        ({"longitude": [30, 31], "latitude": [50, 51], "day": [1]}, "rows"),
        ({"longitude": [30], "latitude": [50, 51], "day": [1]}, "rows"),
        ({"longitude": [30], "latitude": [50], "day": [4], "end": [4]}, "after its day"),
        ({"longitude": [30], "latitude": [50], "day": [4], "category": [2], "categories": CATEGORIES}, "meaning"),
        ({"longitude": [30], "latitude": [50], "day": [4], "extra": {"radius": [1, 2]}}, "radius"),
    ],
)
def test_rows_that_cannot_be_are_refused_in_words(arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        columns.encode(**arguments)
