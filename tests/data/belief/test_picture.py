"""Sets that hold at the same moments have one number, whatever their size."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.belief import picture
from data.belief.picture import numbered

SIZES = st.sampled_from([1, 3, 8, 9, 63, 64, 65, 130])
MASKS = st.tuples(SIZES, st.integers(1, 9), st.integers(1, 9), st.integers(0, 99))


def masks_of(things: int, days: int, known: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).random((things, days, known)) < 0.2


def told_apart(masks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same by comparing whole rows, however long that takes."""
    flat = masks.reshape(len(masks), -1).T
    sets, which = np.unique(np.packbits(flat, axis=1), axis=0, return_inverse=True)
    return np.unpackbits(sets, axis=1, count=len(masks)).astype(bool), which.reshape(masks.shape[1:])


@given(MASKS)
def test_sets_and_numbers_are_those_of_whole_rows_compared(size: tuple[int, int, int, int]) -> None:
    masks = masks_of(*size)
    for found, expected in zip(numbered(masks), told_apart(masks), strict=True):
        assert np.array_equal(found, expected)


def test_two_sets_with_one_key_are_still_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoHelp:
        def integers(self, *_args: object) -> np.ndarray:
            return np.zeros(3, np.uint64)

    monkeypatch.setattr(picture.np.random, "default_rng", lambda _seed: NoHelp())
    masks = np.zeros((130, 2, 2), bool)
    masks[0, 0, 0] = masks[64, 1, 1] = True  # first bits of two words: with equal weights one sum
    for found, expected in zip(numbered(masks), told_apart(masks), strict=True):
        assert np.array_equal(found, expected)
