"""Letters that no font here has: noted while something is drawn, told to whoever asked for it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

SIGN: Final = "\ufffd"  # what stands in a picture where a letter could not be drawn
MOST: Final = 12  # letters named one by one
_NOTED: ContextVar[set[str] | None] = ContextVar("letters without a font", default=None)


@contextmanager
def noting() -> Iterator[set[str]]:
    """A set that holds, when the block ends, every letter that was to be drawn within it and could not be."""
    letters: set[str] = set()
    before = _NOTED.set(letters)
    try:
        yield letters
    finally:
        _NOTED.reset(before)


def note(letter: str) -> None:
    """Note a letter that cannot be drawn, if anybody wants to know."""
    if (letters := _NOTED.get()) is not None:
        letters.add(letter)


def in_words(letters: Iterable[str]) -> str:
    """What to tell whoever made the file: which letters are missing and what to do; "" where none is."""
    every = sorted(set(letters))
    if not every:
        return ""
    said = [f"{each} (U+{ord(each):04X})" if each.isprintable() else f"U+{ord(each):04X}" for each in every[:MOST]]
    more = f" and {len(every) - MOST} more" if len(every) > MOST else ""
    which = "this letter" if len(every) == 1 else "these letters"
    return (
        f"No font on this machine has {which}: {', '.join(said)}{more}. The file shows {SIGN} in their place; "
        "install a font that has them and make the file again."
    )
