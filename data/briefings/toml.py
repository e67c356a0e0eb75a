"""Reads a briefing from TOML, untrusted: all of it holds together, or one error lists every problem by line."""

import re
import tomllib
from pathlib import Path
from typing import Final

from data.belief.perspective import BUILT_IN
from data.briefings.citations import Citation, Citations
from data.briefings.scenes import (
    GROUPS,
    HIGHLIGHT_KINDS,
    LAYERS,
    Briefing,
    Camera,
    Clock,
    Figure,
    Play,
    Scene,
    Sentence,
)
from data.briefings.toml_fields import BriefingError, BriefingProblem, Fields, Findings
from data.briefings.toml_lines import MOST_PARTS, line_numbers, line_of_long_key
from data.supply import quantities
from data.tables.coverage import FIRST_DAY, last_day, latest_knowledge
from data.tables.tables import Tables
from data.tables.theatres import ALL, SUPPLY, Theatres
from data.tables.vocabulary import Qualifier
from data.time.days import in_words

__all__ = ["BRIEFINGS", "BriefingError", "BriefingProblem", "draft", "load", "parse"]

BRIEFINGS: Final = Path(__file__).parent
MOST_BYTES: Final = 256 * 1024
MOST_SCENES: Final = 60
MOST_SENTENCES: Final = 3
MOST_CITES: Final = 8
MOST_HIGHLIGHTS: Final = 60
TITLE: Final = 60  # characters that fit one line of a slide
SENTENCE: Final = 240
TEXT_ROOM: Final = 400  # characters of all sentences of a scene: what fits a slide at 20 points
NOTES: Final = 4000
ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
TWO_SENTENCES: Final = re.compile(r"(?<=\w{3})[.!?]\s+(?=[^\W\d_a-z])")
LONGEST_PLAY: Final = 120.0  # seconds
NO_FILE: Final = {(): 1}


def load(path: Path, tables: Tables) -> Briefing:
    """The briefing of a file.

    Raises:
        BriefingError: it does not hold together; `problems` lists all reasons with their lines.
        OSError: there is no such file or it cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    return parse(content, tables, path.name)


def parse(content: str | bytes, tables: Tables, file: str = "briefing.toml") -> Briefing:
    """The briefing of a TOML text; `file` is what messages call it, and gives the briefing its id.

    Raises:
        BriefingError: it does not hold together; `problems` lists all reasons with their lines.
    """
    briefing, findings = _read(content, tables, file)
    if findings.problems:
        raise BriefingError(findings.problems)
    return briefing


def draft(content: str | bytes, tables: Tables, file: str = "briefing.toml") -> Briefing:
    """As much of an unfinished briefing as can be read: texts as they stand, what else is missing or wrong left empty.

    Raises:
        BriefingError: it is no TOML, or too large.
    """
    return _read(content, tables, file)[0]


def _read(content: str | bytes, tables: Tables, file: str) -> tuple[Briefing, Findings]:
    text = _text(content, file)
    values = _values(text, file)
    findings = Findings(file, line_numbers(text))
    return _briefing(Fields(values, (), findings), _id(file), Citations(tables), tables), findings


def _id(file: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", Path(file).stem.lower()).strip("-")
    return name[:40] or "briefing"


def _refused(file: str, row: int | None, expected: str) -> BriefingError:
    return BriefingError([BriefingProblem(file, row, "", "", expected)])


def _text(content: str | bytes, file: str) -> str:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > MOST_BYTES:
        raise _refused(file, None, f"a file of at most {MOST_BYTES // 1024} kB")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _refused(file, None, "a text file in UTF-8") from None


def _values(text: str, file: str) -> dict[str, object]:
    if line := line_of_long_key(text):
        raise _refused(file, line, f"keys of at most {MOST_PARTS} parts with dots between")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _refused(file, None, "brackets that are not nested hundreds deep") from None
    except ValueError as error:  # TOMLDecodeError is one; so is a number with thousands of digits
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        end = text.count("\n") + 1 if "end of document" in str(error) else None
        reason = str(error).split(" (at ")[0]
        raise _refused(file, int(found[1]) if found else end, f"valid TOML: {reason[:120]}") from None


def _briefing(fields: Fields, name: str, citations: Citations, tables: Tables) -> Briefing:
    reader = _Scenes(citations, tables)
    title = fields.text("title", 120, "a title")
    subtitle = fields.text("subtitle", 240)
    scenes = [reader.scene(each) for each in fields.tables("scene", MOST_SCENES, "at least one [[scene]]")]
    fields.done()
    return Briefing(name, title, tuple(scenes), subtitle)


class _Scenes:
    """Reads scenes against the evidence, and knows which ids were used."""

    def __init__(self, citations: Citations, tables: Tables) -> None:
        self.citations = citations
        self.ids: set[str] = set()
        self.theatres = (*Theatres.of(tables.theatres).ids, ALL, SUPPLY)
        self.known = {
            f"{kind}:{name}" for kind, table in HIGHLIGHT_KINDS.items() for name in getattr(tables, table)["id"]
        }

    def scene(self, fields: Fields) -> Scene:
        scene = Scene(
            id=self._scene_id(fields),
            title=fields.text("title", TITLE, "a title"),
            figure=self._figure(fields.table("figure")),
            sentences=self._sentences(fields),
            camera=_camera(fields.table("camera", "a table")),
            clock=_clock(fields.table("clock", "a table")),
            layers=_names(fields, "layers", LAYERS, "a list of layers"),
            theatre=fields.choice("theatre", self.theatres, ALL),
            perspective=fields.choice("perspective", ("", *BUILT_IN), ""),
            groups=_names(fields, "groups", GROUPS),
            compare=fields.day("compare", FIRST_DAY, last_day()),
            highlights=self._highlights(fields),
            notes=fields.text("notes", NOTES, lines=True),
        )
        fields.done()
        return scene

    def _scene_id(self, fields: Fields) -> str:
        name = fields.text("id", 40, "an id")
        if name and not ID.fullmatch(name):
            fields.wrong("id", name, "small letters, digits and hyphens")
        if name in self.ids:
            fields.wrong("id", name, "an id no other scene has")
        self.ids.add(name)
        return name

    def _sentences(self, fields: Fields) -> tuple[Sentence, ...]:
        parts = fields.tables("sentence", MOST_SENTENCES, "at least one [[scene.sentence]]")
        found = tuple(self._sentence(each) for each in parts)
        if (length := sum(len(each.text) for each in found)) > TEXT_ROOM:
            fields.wrong("sentence", None, f"sentences of at most {TEXT_ROOM} characters together, not {length}")
        return found

    def _sentence(self, fields: Fields) -> Sentence:
        text = fields.text("text", SENTENCE, "a text")
        if TWO_SENTENCES.search(text):
            fields.wrong("text", text, "one sentence: each carries its own citation")
        cites = fields.texts("cites", MOST_CITES, 80, "at least one id of a claim or source")
        fields.each("cites", cites, self.citations.__contains__, "the id of a claim or a source in the evidence")
        fields.done()
        return Sentence(text, cites)

    def _figure(self, fields: Fields | None) -> Figure | None:
        if fields is None:
            return None
        qualifier = fields.choice("qualifier", tuple(map(str, Qualifier)), str(Qualifier.EXACT))
        value = fields.text("value", 40, "a value")
        words = fields.text("words", 120, "words")
        claim = fields.text("claim", 80, "the id of a claim or source")
        figure = Figure(value, words, Qualifier(qualifier), claim)
        if claim and claim not in self.citations:
            fields.wrong("claim", claim, "the id of a claim or a source in the evidence")
        elif claim and value and (expected := _says(self.citations[claim], figure)):
            fields.wrong("value", figure.number, expected)
        fields.done()
        return figure

    def _highlights(self, fields: Fields) -> tuple[str, ...]:
        ids = fields.texts("highlights", MOST_HIGHLIGHTS, 120)
        kinds = ", ".join(f"{kind}:id" for kind in HIGHLIGHT_KINDS)
        fields.each("highlights", ids, self.known.__contains__, f"something in the evidence, as one of {kinds}")
        return ids


def _says(citation: Citation, figure: Figure) -> str:
    """What a consignment's figure must read, "" where it does or where the claim has no quantity."""
    if citation.table != "consignments":
        return ""
    row = citation.row
    said = quantities.in_words(float(row["low"]), float(row["high"]), str(row["qualifier"]))
    return "" if _plain(said) == _plain(figure.number) else f'"{said}", which is what the claim says'


def _plain(number: str) -> str:
    """A number without what writers choose: the space or comma between thousands."""
    return re.sub(r"(?<=\d)[\s,](?=\d{3}\b)", "", number).strip()


def _names(fields: Fields, name: str, known: tuple[str, ...], needed: str = "") -> tuple[str, ...]:
    found = fields.texts(name, len(known), 40, needed)
    fields.each(name, found, known.__contains__, f"any of {', '.join(known)}")
    return found


def _camera(fields: Fields | None) -> Camera:
    if fields is None:
        return Camera(0, 0, 0)
    camera = Camera(
        fields.number("longitude", -180, 180, needed="a number"),
        fields.number("latitude", -85, 85, needed="a number"),
        fields.number("zoom", 0, 22, needed="a number"),
        fields.number("bearing", -360, 360),
        fields.number("pitch", 0, 85),
    )
    fields.done()
    return camera


def _clock(fields: Fields | None) -> Clock:
    if fields is None:
        return Clock(FIRST_DAY)
    day = fields.day("date", FIRST_DAY, last_day(), FIRST_DAY, "a date")
    window = fields.number("window", 0, 3660)
    if window != int(window):
        fields.wrong("window", window, "a whole number of days")
    shown = fields.values.get("known_by") == "shown"
    known = None if shown else fields.day("known_by", FIRST_DAY, latest_knowledge())
    play = _play(fields.table("play"))
    if play and day != play.last:  # else the stage would come to rest on another day than a slide shows
        fields.wrong("date", fields.values.get("date"), f"the last day of play, {in_words(play.last)}")
    if shown:
        fields.choice("known_by", ("shown",), "")
    fields.done()
    return Clock(day or 0, int(window), "shown" if shown else known, play)


def _play(fields: Fields | None) -> Play | None:
    if fields is None:
        return None
    first = fields.day("first", FIRST_DAY, last_day(), FIRST_DAY, "a date")
    last = fields.day("last", FIRST_DAY, last_day(), last_day(), "a date")
    play = Play(first or 0, last or 0, fields.number("days_per_second", 0.1, 366, 7.0))
    if play.last <= play.first:
        fields.wrong("last", fields.values.get("last"), "a date after the first one")
    elif play.seconds > LONGEST_PLAY:
        fields.wrong("days_per_second", play.days_per_second, f"a run of at most {LONGEST_PLAY:g} seconds")
    fields.done()
    return play
