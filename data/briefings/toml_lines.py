"""On which line each key of a TOML text stands, which the standard library's reader does not say; and overlong keys."""

import re
from collections.abc import Mapping
from typing import Final

TomlPath = tuple[str | int, ...]
PART: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
NAME: Final = rf"{PART}(?:\s*\.\s*{PART})*"
HEADER: Final = re.compile(rf"\s*(\[\[?)\s*({NAME})\s*\]")
KEY: Final = re.compile(rf"\s*({NAME})\s*=")
TOKEN: Final = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[{]|[\]}]')
MOST_PARTS: Final = 6  # of a key; a briefing's own keys have two
LONG_KEY: Final = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MOST_PARTS}}}")
# Strings and comments, each taken whole in one go: one that nobody closes ends with its line or the text, so that a
# text made to be looked at again and again is looked at once.
QUOTED: Final = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)|'{3}(?:[^']|'(?!''))*+(?:'{3,5}|\Z)'''
    r'''|"(?:[^"\\\n]|\\[^\n])*+"?|'[^'\n]*+'?|\#[^\n]*+''',
    re.DOTALL,
)


def line_of_long_key(text: str) -> int | None:
    """The line (from 1) of the first key of more than `MOST_PARTS` parts; None where there is none.

    Each part of a dotted key makes a reader walk through all parts before it: a few hundred kilobytes of them would
    keep it busy for minutes. The text need not be valid TOML; the search takes time in proportion to its length.
    """
    bare = QUOTED.sub(lambda found: ("" if found[0][0] == "#" else "s") + "\n" * found[0].count("\n"), text)
    found = LONG_KEY.search(bare)
    return None if found is None else bare.count("\n", 0, found.start()) + 1


def line_numbers(text: str) -> dict[TomlPath, int]:
    """Line (from 1) of every table, array item and key, by path such as ("scene", 0, "title").

    The text must be valid TOML: what is wrong with its syntax is not noticed here. Keys within inline tables
    and items of arrays have no line of their own; `line_of` gives that of what holds them.
    """
    found: dict[TomlPath, int] = {(): 1}
    counts: dict[TomlPath, int] = {}
    table: TomlPath = ()
    inside, depth = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        start = 0
        if not inside and not depth:
            if header := HEADER.match(line):
                table = _table(header[1], _parts(header[2]), counts)
                found.setdefault(table, number)
                continue
            if key := KEY.match(line):
                found.setdefault(table + tuple(_parts(key[1])), number)
                start = key.end()
        inside, depth = _after(line, start, inside, depth)
    return found


def line_of(path: TomlPath, lines: Mapping[TomlPath, int]) -> int:
    """The line of `path`, or of the nearest thing that holds it."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _parts(name: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(PART, name)]


def _table(brackets: str, names: list[str], counts: dict[TomlPath, int]) -> TomlPath:
    """The path of a header; each name that is an array of tables stands for its last item."""
    path: TomlPath = ()
    for position, name in enumerate(names):
        path = (*path, name)
        last = position == len(names) - 1
        if brackets == "[[" and last:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _after(line: str, start: int, inside: str, depth: int) -> tuple[str, int]:
    """Whether a multi-line string is open after `line`, and how many brackets are."""
    while True:
        if inside:
            end = _closing(line, start, inside)
            if end < 0:
                return inside, depth
            start, inside = end, ""
        token = TOKEN.search(line, start)
        if token is None:
            return "", depth
        start = token.end()
        if token[0] in ('"""', "'''"):
            inside = token[0]
        elif token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1


def _closing(line: str, start: int, quotes: str) -> int:
    """Position after the closing quotes, -1 where there are none; escaped ones do not count."""
    while (at := line.find(quotes, start)) >= 0:
        before = line[start:at]
        escaped = (len(before) - len(before.rstrip("\\"))) % 2 == 1
        if quotes == "'''" or not escaped:
            return at + 3
        start = at + 1
    return -1
