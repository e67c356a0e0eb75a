"""What a reader drew comes back from its text, and nothing else does."""

import pytest
from deckmap import Arrow, Circle, Text
from hypothesis import given
from hypothesis import strategies as st

from pages.board.instant_map import annotations, drawn_text
from pages.shell.drawn import MOST, Drawn, read, write

LON = st.integers(-18_000_000, 18_000_000).map(lambda n: n / 100_000)
LAT = st.integers(-8_500_000, 8_500_000).map(lambda n: n / 100_000)
WORDS = st.text(min_size=1, max_size=100).map(lambda text: " ".join(text.split())).filter(bool)
DRAWN = st.one_of(
    st.builds(lambda *numbers: Drawn("arrow", numbers), LON, LAT, LON, LAT),
    st.builds(lambda *numbers: Drawn("circle", numbers), LON, LAT, st.integers(0, 2_000_000).map(float)),
    st.builds(lambda lon, lat, words: Drawn("text", (lon, lat), words), LON, LAT, WORDS),
)


@given(st.lists(DRAWN, max_size=10))
def test_what_is_written_is_read_again(drawn: list[Drawn]) -> None:
    assert list(read(write(drawn))) == drawn


def test_the_map_s_own_records_survive_the_way_into_the_view_and_back() -> None:
    found = [Arrow("0", (35.0, 51.0), (36.0, 51.5)), Circle("1", (35.0, 51.0), 500.0), Text("2", (35.0, 51.0), "a <b>")]
    assert annotations(drawn_text(found)) == found


def test_what_lies_off_the_map_is_left_out_and_the_latest_are_kept() -> None:
    off = Drawn("arrow", (200.0, 51.0, 35.0, 51.0))
    many = [Drawn("circle", (35.0, 51.0, float(n))) for n in range(MOST + 5)]
    assert read(write([off, *many])) == tuple(many[5:])


@pytest.mark.parametrize(
    "text",
    ["arrow 1,2", "circle 1,2,-5", "text 1,2", "arrow 1,2,3,4 words", "star 1,2", "text 1,95 x", "circle nan,1,2", "x",
     "text 1,2 " + "x" * 201, "\n".join(["text 1,2 x"] * (MOST + 1))],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read(text)
