"""Reads a TOML table from someone else field by field: everything bounded, every problem kept with its line.

What somebody wrote is never thrown away: a text or a list that is not as it should be is a problem, and is returned as
it stands, so that a draft can be mended. Who wants it whole asks whether there are problems.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from data.briefings.toml_lines import TomlPath, line_of
from data.tables.problem import Problem, shown
from data.time.days import day_number, in_words

SPACES: Final = "\u2009\u202f\u00a0"  # not "printable" to Python, but right between the digits of a number
KEPT: Final = 4  # times as many items as there may be are kept of a list that is too long


@dataclass(frozen=True, order=True)
class BriefingProblem(Problem):
    """One thing wrong with a briefing: `row` is the line, `column` what it is in: "scene 3, title"."""

    def __str__(self) -> str:
        place = [self.file, *([f"line {self.row}"] if self.row else []), *([self.column] if self.column else [])]
        found = f'"{self.value}": ' if self.value else ""
        return f"{', '.join(place)}: {found}expected {self.expected}"


class BriefingError(ValueError):
    """A briefing that cannot be shown; `problems` lists every reason with its line."""

    def __init__(self, problems: Sequence[BriefingProblem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda each: (each.file, each.row or 0, each.column)))
        lines = "\n".join(str(each) for each in self.problems)
        super().__init__(f"{len(self.problems)} problem(s) in the briefing:\n{lines}")


@dataclass(eq=False)
class Findings:
    """Where problems are gathered."""

    file: str
    lines: Mapping[TomlPath, int]
    problems: list[BriefingProblem] = field(default_factory=list)

    def add(self, path: TomlPath, value: object, expected: str) -> None:
        """Keep one problem."""
        place = ", ".join(_place(path))
        text = "" if value is None else shown(str(value).replace("\n", " "))
        self.problems.append(BriefingProblem(self.file, line_of(path, self.lines), place, text, expected))


def _place(path: TomlPath) -> list[str]:
    """A path in words: ("scene", 2, "title") is ["scene 3", "title"]."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int):
            words[-1] += f" {part + 1}"
        else:
            words.append(shown(part))
    return words


def clean(text: str, lines: bool = False) -> bool:
    """Whether every letter shows: no control characters and none that turn the direction of writing."""
    return all(each.isprintable() or each in SPACES or (lines and each == "\n") for each in text)


def _day(value: object) -> int | None:
    """The day of a date or an ISO date; None for anything else, a date with an hour too."""
    if isinstance(value, datetime) or not isinstance(value, date | str):
        return None
    try:
        return day_number(value)
    except ValueError:
        return None


class Fields:
    """One table of the file. Readers return the value, or the stand-in where it is missing or wrong."""

    def __init__(self, values: Mapping[str, Any], path: TomlPath, findings: Findings) -> None:
        self.values, self.path, self.findings = values, path, findings
        self._read: set[str] = set()

    def wrong(self, name: str, value: object, expected: str) -> None:
        """Keep a problem of the field `name`; of the table itself where `name` is empty."""
        self.findings.add((*self.path, name) if name else self.path, value, expected)

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return name in self.values

    def _take(self, name: str, needed: str) -> Any:  # noqa: ANN401 (what TOML holds)
        """The raw value; None where it is missing, a problem too if it is `needed`."""
        self._read.add(name)
        value = self.values.get(name)
        if value is None and needed:
            self.findings.add(self.path, None, f'{needed} named "{name}"')
        return value

    def text(self, name: str, longest: int, needed: str = "", lines: bool = False) -> str:
        """Text of 1 to `longest` characters (`lines`: of several lines); "" where missing or no text at all."""
        value = self._take(name, needed)
        if value is None:
            return ""
        return self._text(name, value, longest, lines)

    def _text(self, name: str, value: object, longest: int, lines: bool = False) -> str:
        if not isinstance(value, str) or not value.strip():
            self.wrong(name, value, "text in quotes")
        elif len(value) > longest:
            self.wrong(name, value, f"at most {longest} characters, not {len(value)}")
        elif not clean(value, lines):
            self.wrong(name, value, f"letters that show{', on several lines at most' if lines else ', on one line'}")
        return value if isinstance(value, str) else ""

    def texts(self, name: str, most: int, longest: int, needed: str = "") -> tuple[str, ...]:
        """A list of at most `most` texts."""
        value = self._take(name, needed)
        if value is None:
            return ()
        if not isinstance(value, list) or len(value) > most or (needed and not value):
            least = "1" if needed else "0"
            self.wrong(name, None, f"a list of {least} to {most} texts: {name} = [\"…\"]")
        items = value[: KEPT * most] if isinstance(value, list) else ()
        return tuple(text for each in items if (text := self._text(name, each, longest)))

    def choice(self, name: str, choices: Sequence[str], otherwise: str) -> str:
        """One of `choices`."""
        value = self._take(name, "")
        if value is None or value in choices:
            return otherwise if value is None else str(value)
        self.wrong(name, value, f"one of {', '.join(choices)}")
        return otherwise

    def number(self, name: str, low: float, high: float, otherwise: float = 0.0, needed: str = "") -> float:
        """A number from `low` to `high`."""
        value = self._take(name, needed)
        if value is None:
            return otherwise
        plain = isinstance(value, int | float) and not isinstance(value, bool)
        if not plain or not low <= value <= high:  # NaN is in no range
            self.wrong(name, value, f"a number from {low:g} to {high:g}")
            return otherwise
        return float(value)

    def day(self, name: str, low: int, high: int, otherwise: int | None = None, needed: str = "") -> int | None:
        """A date (2024-10-01, in quotes or not) from day `low` to day `high`."""
        value = self._take(name, needed)
        if value is None:
            return otherwise
        day = _day(value)
        if day is None:
            self.wrong(name, value, "a date such as 2024-10-01")
            return otherwise
        if not low <= day <= high:
            self.wrong(name, value, f"a date from {in_words(low)} to {in_words(high)}, which the evidence covers")
            return otherwise
        return day

    def table(self, name: str, needed: str = "") -> "Fields | None":
        """The table `name`."""
        value = self._take(name, needed)
        if value is not None and not isinstance(value, dict):
            self.wrong(name, value, f"a table: [{name}] or {name} = {{ … }}")
            return None
        return None if value is None else Fields(value, (*self.path, name), self.findings)

    def tables(self, name: str, most: int, needed: str) -> list["Fields"]:
        """The tables of the array `name`, at least one and at most `most`."""
        value = self._take(name, needed)
        if value is None:
            return []
        whole = isinstance(value, list) and value and all(isinstance(each, dict) for each in value)
        if not whole or len(value) > most:
            self.wrong(name, None, f"1 to {most} tables")
        if not whole:
            return []
        return [Fields(each, (*self.path, name, i), self.findings) for i, each in enumerate(value[: KEPT * most])]

    def each(self, name: str, values: Sequence[str], good: Callable[[str], bool], expected: str) -> None:
        """Keep a problem for each of `values` that is not `good`."""
        for value in values:
            if not good(value):
                self.wrong(name, value, expected)

    def done(self) -> None:
        """Keep a problem for each field nobody asked for: a misspelt name must not be lost in silence."""
        for name in self.values:
            if name not in self._read:
                self.wrong(name, None, f"no such field here; known are {', '.join(sorted(self._read))}")
