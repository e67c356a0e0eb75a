"""A search as a reader types it, understood: words, "phrases", AND, OR, NOT, brackets and fields.

    query  = or
    or     = and ("OR" and)*
    and    = not (["AND"] not)*
    not    = ("NOT" | "-") not | "(" or ")" | term
    term   = [field ":"] (word | word"*" | "phrase")

The text is untrusted: the result is a tree of plain values, never a piece of a query language.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data.time.days import day_number

FIELDS: Final = {
    "source": "who published or said it",
    "place": "a place it is about",
    "kind": "claim, event, voyage, consignment, leg, settlement, place, vessel or source",
    "after": "a date: happened on that day or later",
    "before": "a date: happened before that day",
}
KINDS: Final = ("claim", "event", "voyage", "consignment", "leg", "settlement", "place", "vessel", "source")
ALSO: Final = {"goods": "consignment", "ship": "vessel", "ships": "vessel"}  # what the screen calls them
LONGEST: Final = 500  # characters
DEEPEST: Final = 30  # brackets within brackets
TOKEN: Final = re.compile(
    r'\s*(?:(?P<mark>[()])|(?P<minus>-)(?=[\w"“„«(])|(?P<quote>["“”„«»])|(?P<word>[^\s()"“”„«»:]+)|(?P<colon>:))'
)
CLOSING: Final = re.compile(r'["“”»]')  # “English”, „German“, «Russian» and "plain" ones: whichever comes first


class QuerySyntaxError(ValueError):
    """The query cannot be read; `position` is the character (from 0) where it goes wrong."""

    def __init__(self, message: str, query: str, position: int) -> None:
        super().__init__(message)
        self.message, self.query, self.position = message, query, position

    def pointed(self) -> str:
        """The query with a caret under the character, and the message: three lines for a fixed-width font."""
        line = re.sub(r"\s", " ", self.query)  # a line break would leave the caret under another line
        return f"{line}\n{' ' * sum(map(_columns, line[: self.position]))}^\n{self.message}"


def _columns(letter: str) -> int:
    """How many columns a letter fills in a fixed-width font: Korean ones two, accents put on others none."""
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


@dataclass(frozen=True)
class Text:
    """Words that stand together; `field` is "" (anywhere), "source", "place" or "kind"."""

    words: str
    field: str = ""
    prefix: bool = False


@dataclass(frozen=True)
class When:
    """Happened on or after (`after`) or before a day number."""

    day: int
    after: bool


@dataclass(frozen=True)
class Not:
    """What the inside does not match."""

    inside: "Query"


@dataclass(frozen=True)
class All:
    """What every part matches; nothing asked matches everything."""

    parts: tuple["Query", ...]


@dataclass(frozen=True)
class Either:
    """What any part matches."""

    parts: tuple["Query", ...]


Query = Text | When | Not | All | Either


@dataclass(frozen=True)
class _Token:
    kind: str  # ( ) - field phrase word end
    text: str
    position: int


def parse(query: str) -> Query:
    """The query as a tree.

    Raises:
        QuerySyntaxError: it cannot be read; the error points at the character.
    """
    if len(query) > LONGEST:
        raise QuerySyntaxError(f"A search has at most {LONGEST} characters.", query[:LONGEST], LONGEST - 1)
    reader = _Reader(query, _tokens(query))
    found = reader.any_of(0)
    left = reader.next()
    if left.kind != "end":
        raise QuerySyntaxError(f"There is nothing for this {left.text!r} to close.", query, left.position)
    return found


def _tokens(query: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while match := TOKEN.match(query, at):
        kind, start = str(match.lastgroup), match.start(str(match.lastgroup))
        at = match.end()
        if kind == "quote":
            close = CLOSING.search(query, at)
            if close is None:
                raise QuerySyntaxError("This quotation mark is never closed.", query, start)
            found.append(_Token("phrase", query[at : close.start()], start))
            at = close.end()
        elif kind == "colon":
            found.append(_field(found, query, start))
        else:
            text = match.group(kind)
            found.append(_Token(text if kind in ("mark", "minus") else "word", text, start))
    found.append(_Token("end", "the end", len(query)))
    return found


def _field(before: list[_Token], query: str, colon: int) -> _Token:
    """The word just before a colon as the name of a field."""
    name = before[-1] if before else None
    if name is None or name.kind != "word" or name.position + len(name.text) != colon:
        raise QuerySyntaxError("Before a colon goes the name of a field, such as place:Sudzha.", query, colon)
    if name.text.lower() not in FIELDS:
        raise QuerySyntaxError(
            f"There is no field {name.text!r}. Fields: {', '.join(f'{each}:' for each in FIELDS)}", query, name.position
        )
    return _Token("field", before.pop().text.lower(), name.position)


class _Reader:
    """Recursive descent over the tokens."""

    def __init__(self, query: str, tokens: list[_Token]) -> None:
        self.query, self.tokens, self.at = query, tokens, 0

    def next(self) -> _Token:
        return self.tokens[self.at]

    def take(self) -> _Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def says(self, word: str) -> bool:
        return self.next().kind == "word" and self.next().text == word

    def any_of(self, depth: int) -> Query:
        parts = [self.all_of(depth)]
        while self.says("OR"):
            self.take()
            self.operand("OR")
            parts.append(self.all_of(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def all_of(self, depth: int) -> Query:
        parts: list[Query] = []
        while True:
            if self.says("AND"):
                if not parts:
                    raise QuerySyntaxError("AND needs something before it.", self.query, self.next().position)
                self.take()
                self.operand("AND")
            if self.next().kind in ("end", ")") or self.says("OR"):
                break
            parts.append(self.one(depth))
        if not parts and self.says("OR"):
            raise QuerySyntaxError("OR needs something before it.", self.query, self.next().position)
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def operand(self, after: str) -> None:
        """Refuse what cannot follow AND, OR or NOT."""
        token = self.next()
        if token.kind in ("end", ")") or self.says("AND") or self.says("OR"):
            raise QuerySyntaxError(f"{after} needs something after it.", self.query, token.position)

    def one(self, depth: int) -> Query:
        token = self.take()
        if depth > DEEPEST:
            raise QuerySyntaxError(f"At most {DEEPEST} brackets within each other.", self.query, token.position)
        if token.kind == "-" or (token.kind == "word" and token.text == "NOT"):
            self.operand("NOT")
            return Not(self.one(depth + 1))
        if token.kind == "(":
            return self.bracket(token, depth)
        return self.filtered(token) if token.kind == "field" else self.text(token, "")

    def bracket(self, opening: _Token, depth: int) -> Query:
        if self.next().kind == ")":
            raise QuerySyntaxError("There is nothing between these brackets.", self.query, self.next().position)
        inside = self.any_of(depth + 1)
        if self.take().kind != ")":
            raise QuerySyntaxError("This bracket is never closed.", self.query, opening.position)
        return inside

    def filtered(self, field: _Token) -> Query:
        value = self.take()
        if value.kind not in ("word", "phrase"):
            raise QuerySyntaxError(f"After {field.text}: goes {FIELDS[field.text]}.", self.query, value.position)
        if field.text in ("after", "before"):
            return When(self.date(value), field.text == "after")
        if field.text == "kind":
            return self.kind(value)
        return self.text(value, field.text)

    def kind(self, token: _Token) -> Text:
        """One of `KINDS`, also in the plural, or the beginning of one."""
        said = token.text.lower()
        if token.kind == "word" and said.endswith("*") and any(each.startswith(said[:-1]) for each in KINDS):
            return self.text(token, "kind")
        for form in (said, ALSO.get(said, ""), said.removesuffix("s")):
            if form in KINDS:
                return Text(form, "kind")
        raise QuerySyntaxError(
            f"There is no kind {token.text!r}. Kinds: {', '.join(KINDS)}.", self.query, token.position
        )

    def text(self, token: _Token, field: str) -> Text:
        if not re.search(r"\w", token.text):
            raise QuerySyntaxError("Here a word is missing.", self.query, token.position)
        prefix = token.kind == "word" and token.text.endswith("*")
        return Text(token.text.rstrip("*"), field, prefix)

    def date(self, token: _Token) -> int:
        """The first day of "2024", "2024-10" or "2024-10-01"."""
        shape = re.fullmatch(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", token.text, re.ASCII)
        if shape:
            year, month, day = (int(part or 1) for part in shape.groups())
            try:
                return day_number(date(year, month, day) + timedelta())
            except ValueError:
                pass
        raise QuerySyntaxError(
            f"{token.text!r} is no date; expected one such as 2024-10-01, 2024-10 or 2024.", self.query, token.position
        )
