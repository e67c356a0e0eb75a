"""A static map draws the classes the screen draws, in the same look, and says of itself what a picture must say."""

import dataclasses
import gzip
import json
from collections.abc import Iterable
from typing import Any

import pytest
from matplotlib.figure import Figure

from data.briefings.scenes import STAGE, Briefing, Camera, Scene
from data.time.days import day_number
from layers.looks import published
from layers.looks.clock_filter import ClockView, filter_range
from layers.looks.static_camera import Frame
from layers.map import contact_line, control, flows, legend, settlements
from layers.map.scene_legend import rows
from layers.paper import fonts
from layers.paper import style as static_style
from layers.paper.canvas import Canvas
from layers.paper.caption import caption
from layers.paper.content import Content, shown
from layers.paper.map import StaticMap

WORLD = Camera(85, 50, 1.6)
EVERY_LAYER = ("control", "uncertainty", "contact-line", "settlements", "events", "flows", "voyages", "places", "lines")


def of(content: Content, scene: Scene, size: tuple[int, int] = (480, 270)) -> StaticMap:
    figure = Figure(figsize=(size[0] / 144, size[1] / 144), dpi=144)
    return StaticMap(content, scene, Canvas(figure.add_axes((0, 0, 1, 1)), Frame(scene.camera, *size), 8))


def drawn(content: Content, scene: Scene, size: tuple[int, int] = (480, 270)) -> StaticMap:
    made = of(content, scene, size)
    made.draw()
    return made


@pytest.fixture(scope="module")
def on_screen(content: Content) -> dict[str, list[dict[str, Any]]]:
    """Properties of every feature the screen's layers publish, by layer."""
    front = content.front()
    urls = {
        "control": list(control.publish(front.areas.set_crs(4326), content.theatres.named).values()),
        "settlements": [settlements.publish(front.settlements.assign(id="", tip="", marked=False).set_crs(4326))],
        "contact-line": [contact_line.publish(front.line.set_crs(4326))],
        "flows": [flows.publish(content.flows.set_crs(4326).assign(tip=content.flows["group"]))],
    }
    return {name: [each for url in those for each in features(url)] for name, those in urls.items()}


def features(url: str) -> list[dict[str, Any]]:
    held = published.find(url.removeprefix("/layers/"))
    assert held is not None
    return [each["properties"] for each in json.loads(gzip.decompress(held.body))["features"]]


def through_the_gpu_filter(rows: Iterable[dict[str, Any]], view: ClockView) -> list[dict[str, Any]]:
    """Those rows that deck.gl would show."""
    limits = filter_range(view)
    return [row for row in rows if all(low <= each <= high for each, (low, high) in zip(row["f"], limits, strict=True))]


WAYS = {str(pattern): name for name, pattern in flows.DASHES.items()}


@pytest.mark.parametrize("scene_id", ["who-publishes", "troops-by-ship", "kursk-august-2024", "belgorod"])
def test_the_classes_drawn_are_those_the_screen_shows(
    content: Content, briefing: Briefing, on_screen: dict[str, list[dict[str, Any]]], scene_id: str
) -> None:
    scene = next(each for each in briefing.scenes if each.id == scene_id)
    made = of(content, dataclasses.replace(scene, layers=EVERY_LAYER, camera=WORLD))
    made.moving(scene.clock.day)
    now, lately = made.state(scene.clock.day), made.happening(scene.clock.day)
    screen = {f"control:{row.get('c', 'contested')}" for row in through_the_gpu_filter(on_screen["control"], now)}
    for row in through_the_gpu_filter(on_screen["settlements"], now):
        screen |= {f"settlements:{settlements.CONTROLS[min(row['k'], row['r'])]}"}  # the other is that of the rim
    screen |= {"contact-line:line" for _ in through_the_gpu_filter(on_screen["contact-line"], now)}
    for row in through_the_gpu_filter(on_screen["flows"], lately):
        if not scene.groups or row["tip"] in scene.groups:
            screen |= {f"flows:{flows.ROLES[row['r']].name}", f"standing:{WAYS[str(row['d'])]}"}
    apart = ("moving:", "uncertainty:", "events:", "marks:")  # no class of their own on the screen
    assert {each for each in made.canvas.drawn if not each.startswith(apart)} == screen


def test_areas_look_as_on_the_screen_and_in_the_legend() -> None:
    by_role = {row.role: row for row in legend.FRONTS if row.sign in ("fill", "hatch")}
    for name, style in static_style.AREAS.items():
        assert style.role is control.ROLES[name]
        assert style.strength == control.STRENGTH[name] == by_role[style.role].strength
        assert style.hatched is (by_role[style.role].sign == "hatch")


def test_dashes_are_those_of_the_screen_in_points() -> None:
    assert static_style.dashes("observed", 4) == (0.0, None)
    on, off = flows.DASHES["inferred"]
    assert static_style.dashes("inferred", 4) == (0.0, (on * 4 * static_style.PT, off * 4 * static_style.PT))


def test_the_legend_explains_what_is_drawn_and_nothing_else(content: Content, briefing: Briefing) -> None:
    kursk = next(scene for scene in briefing.scenes if scene.id == "kursk-to-spring-2025")
    made = drawn(content, kursk)
    words = [row.words for row in rows(kursk, made.canvas.drawn)]
    assert "contested" in words
    assert "contact line on 6 Sep 2024" in words
    assert not any("munitions" in each for each in words)
    assert rows(kursk, set()) == []


def test_what_a_scene_names_is_marked_and_explained(content: Content, briefing: Briefing) -> None:
    claim = content.tables.control_claims.set_index("settlement_id")["id"].loc["sudzha"].iloc[0]
    for scene_id, highlight, sign in (
        ("rajin-to-dunai-and-vostochny", "leg:sea_rajin_dunai", "marks:line"),
        ("kursk-august-2024", f"control:{claim}", "marks:line"),
        ("kursk-august-2024", "event:2024-08-15-sudzha-complete", "marks:point"),
    ):
        scene = next(each for each in briefing.scenes if each.id == scene_id)
        made = of(content, dataclasses.replace(scene, highlights=(highlight,)))
        made.moving(scene.clock.day)
        assert {each for each in made.canvas.drawn if each.startswith("marks:")} == {sign}
        assert any("named in the text" in row.words for row in rows(scene, made.canvas.drawn))


def test_a_picture_says_where_when_and_as_known_on(content: Content, briefing: Briefing) -> None:
    kursk = next(scene for scene in briefing.scenes if scene.id == "kursk-august-2024")
    said = [text.get_text() for text in drawn(content, kursk, STAGE).canvas.axes.texts]
    assert {"Kursk front", "27 Aug 2024", "as known on 1 Nov 2026", "N"} <= set(said)
    assert legend.CREDITS in " ".join(said)  # on as many lines as it needs
    assert any(each.endswith(" km") for each in said)
    assert "Sudzha" in said


def test_a_day_after_the_last_map_reading_says_that_no_front_is_drawn(content: Content, briefing: Briefing) -> None:
    scene = next(scene for scene in briefing.scenes if scene.id == "kursk-august-2024")
    late = dataclasses.replace(scene, clock=dataclasses.replace(scene.clock, day=day_number("2025-12-01")))
    assert "no front is drawn after" in caption(late, late.clock.day, content.theatres)[-1]
    made = of(content, late)
    made.moving(late.clock.day)
    assert not any(each.startswith(("control", "contact", "settlements")) for each in made.canvas.drawn)


def test_only_what_was_known_is_drawn(content: Content) -> None:
    front = content.front()
    day = day_number("2024-08-07")
    early = front.areas.loc[shown(front.areas, ClockView(day, day, day))]
    later = front.areas.loc[shown(front.areas, ClockView(day, day, day + 900))]
    assert "UA" in set(later["control"])
    assert "UA" not in set(early["control"])  # the first map of the incursion came out days later


def test_lines_are_wrapped_by_measure_and_numbers_hold_together() -> None:
    lines = fonts.wrapped("about 20\u2009000 containers of shells and materiel", 30, 300)
    assert all(fonts.width(line, 30) <= 300 for line in lines)
    assert any("20\u2009000" in line for line in lines)
    assert fonts.wrapped("x" * 400, 30, 300)[0].endswith("…")
