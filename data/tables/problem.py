"""One thing wrong with the evidence, and the error that carries them all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LONGEST_VALUE: Final = 60  # characters of a cell worth repeating in a message


@dataclass(frozen=True)
class Problem:
    """What is wrong where: `row` is the line as an editor numbers it, None for the file as a whole."""

    file: str
    row: int | None
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column:
            where.append(f"column {self.column}")
        found = f'"{self.value}": ' if self.value else ""
        return f"{', '.join(where)}: {found}expected {self.expected}"


def shown(value: str) -> str:
    """A cell as a message shows it: one line, printable, at most `LONGEST_VALUE` characters."""
    line = "".join(each if each.isprintable() else "�" for each in value[: LONGEST_VALUE + 1])
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"


class EvidenceError(ValueError):
    """The tables do not hold together; `problems` lists every reason, by file and row."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda each: (each.file, each.row or 0, each.column)))
        lines = "\n".join(str(each) for each in self.problems)
        super().__init__(f"{len(self.problems)} problem(s) in the evidence:\n{lines}")
