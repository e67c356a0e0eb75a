"""Scenes: what a link carries, what a briefing cites."""

from data.briefings.scenes import LAYERS, Briefing, Camera, Clock, Figure, Play, Scene, Sentence
from data.tables.vocabulary import Qualifier
from data.time.days import day_number


def scene(**changes: object) -> Scene:
    values: dict[str, object] = {
        "id": "one",
        "title": "One",
        "sentences": (Sentence("A.", ("a", "b")), Sentence("B.", ("b", "c"))),
        "camera": Camera(35, 51, 9),
        "clock": Clock(day_number("2024-09-06")),
        "layers": ("control", "lines"),
    }
    return Scene(**{**values, **changes})  # type: ignore[arg-type]


def test_each_id_is_cited_once_in_the_order_of_reading() -> None:
    figure = Figure("20", "things", Qualifier.AT_LEAST, "c")
    assert scene(figure=figure).cites == ("c", "a", "b")
    assert Briefing("x", "X", (scene(), scene(id="two"))).cites == ("a", "b", "c")


def test_layers_that_are_not_named_are_hidden() -> None:
    assert scene().hidden == tuple(each for each in LAYERS if each not in ("control", "lines"))
    assert scene().shows("control")
    assert not scene().shows("flows")


def test_a_number_never_goes_without_its_qualifier() -> None:
    assert Figure("20", "", Qualifier.AT_LEAST, "").number == "at least 20"
    assert Figure("20", "", Qualifier.EXACT, "").number == "20"
    assert Figure("number not stated", "", Qualifier.UNSPECIFIED, "").number == "number not stated"


def test_knowledge_follows_the_day_when_the_scene_says_so() -> None:
    day = day_number("2024-09-06")
    assert Clock(day, known_by="shown").known_on(day - 3) == day - 3
    assert Clock(day, known_by=day + 9).known_on(day) == day + 9
    assert Clock(day).known_on(day) > day


def test_a_window_ends_with_the_day_shown() -> None:
    assert Clock(100, window=7).first_of(100) == 94
    assert Clock(100).first_of(100) == 100
    assert Play(100, 170, 7).seconds == 10
