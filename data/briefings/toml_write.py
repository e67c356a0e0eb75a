"""Writes a briefing as TOML that `data.briefings.toml` reads back as the same briefing."""

from collections.abc import Iterator, Sequence

from data.briefings.scenes import Briefing, Camera, Clock, Figure, Scene, Sentence
from data.time.days import date_of

ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def toml(briefing: Briefing) -> str:
    """The briefing as TOML text, ending in a newline."""
    head = [f"title = {_text(briefing.title)}"]
    if briefing.subtitle:
        head.append(f"subtitle = {_text(briefing.subtitle)}")
    return "\n".join([*head, *(line for scene in briefing.scenes for line in _scene(scene))]) + "\n"


def _text(value: str) -> str:
    """A basic string; what does not show is escaped, so that an editor cannot lose it."""
    return '"' + "".join(ESCAPES.get(each) or _shown(each) for each in value) + '"'


def _shown(letter: str) -> str:
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04X}" if ord(letter) <= 0xFFFF else f"\\U{ord(letter):08X}"


def _lines(value: str) -> str:
    """A text of several lines, one below the other."""
    if "\n" not in value:
        return _text(value)
    return '"""\n' + "\n".join(_text(line)[1:-1] for line in value.split("\n")) + '"""'


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _scene(scene: Scene) -> Iterator[str]:
    yield from ("", "[[scene]]", f"id = {_text(scene.id)}", f"title = {_text(scene.title)}")
    yield f"theatre = {_text(scene.theatre)}"
    if scene.perspective:
        yield f"perspective = {_text(scene.perspective)}"
    yield f"layers = {_list(scene.layers)}"
    for name, values in (("groups", scene.groups), ("highlights", scene.highlights)):
        if values:
            yield f"{name} = {_list(values)}"
    if scene.compare is not None:
        yield f"compare = {_date(scene.compare)}"
    if scene.notes:
        yield f"notes = {_lines(scene.notes)}"
    yield from _camera(scene.camera)
    yield from _clock(scene.clock)
    if scene.figure:
        yield from _figure(scene.figure)
    for each in scene.sentences:
        yield from _sentence(each)


def _date(day: int) -> str:
    return date_of(day).isoformat()


def _camera(camera: Camera) -> Iterator[str]:
    yield "[scene.camera]"
    for name in ("longitude", "latitude", "zoom", "bearing", "pitch"):
        value = getattr(camera, name)
        if value or name in ("longitude", "latitude", "zoom"):
            yield f"{name} = {float(value)!r}"


def _clock(clock: Clock) -> Iterator[str]:
    yield from ("[scene.clock]", f"date = {_date(clock.day)}")
    if clock.window:
        yield f"window = {clock.window}"
    if clock.known_by is not None:
        yield f'known_by = "{clock.known_by}"' if clock.known_by == "shown" else f"known_by = {_date(clock.known_by)}"
    if clock.play:
        play = clock.play
        ends = f"first = {_date(play.first)}, last = {_date(play.last)}"
        yield f"play = {{ {ends}, days_per_second = {float(play.days_per_second)!r} }}"


def _figure(figure: Figure) -> Iterator[str]:
    yield "[scene.figure]"
    yield f"value = {_text(figure.value)}"
    yield f'qualifier = "{figure.qualifier}"'
    yield f"words = {_text(figure.words)}"
    yield f"claim = {_text(figure.claim)}"


def _sentence(sentence: Sentence) -> Iterator[str]:
    yield "[[scene.sentence]]"
    yield f"text = {_text(sentence.text)}"
    yield f"cites = {_list(sentence.cites)}"
