"""The stage loads everything once; a scene only switches it on: its layers, its clock, its legend, its marks."""

import dataclasses
import gzip
import json
from functools import cache

import pytest
from matplotlib.figure import Figure
from shapely import LineString

from data.belief.perspective import DEFAULT, named
from data.briefings.citations import Citations
from data.briefings.scenes import Briefing, Camera, Clock, Scene
from data.briefings.source_numbers import SourceNumbers
from data.fronts.fronts import Fronts
from data.time.days import day_number
from layers.looks import published
from layers.looks.look import Look
from layers.looks.mark_places import offsets
from layers.map import legend, scene_legend
from layers.map.flow_heads import heads
from layers.paper.canvas import Canvas
from layers.paper.content import Content
from layers.paper.map import StaticMap
from layers.stage import legend as stage_legend
from layers.stage import marks as scene_marks
from layers.stage import script
from layers.stage.data import StageData
from layers.stage.layers import StageLayers, stage_layers


@pytest.fixture(scope="module")
def data(content: Content) -> StageData:
    claims = content.tables.control_claims
    return StageData(content.tables, cache(lambda name: Fronts(content.ground, claims, named(name or DEFAULT.name))))


@pytest.fixture(scope="module")
def drawn(data: StageData, briefing: Briefing) -> StageLayers:
    return stage_layers(data, briefing, Look(present=True))


def test_every_layer_has_an_id_of_its_own_and_a_scene_that_shows_it(drawn: StageLayers) -> None:
    ids = [layer.id for layer in drawn.layers]
    assert len(ids) == len(set(ids))
    assert set(ids) == {name for shown in drawn.shown for name in shown} | {"ground"}


def test_what_two_scenes_share_is_loaded_once(drawn: StageLayers, briefing: Briefing) -> None:
    fronts = [n for n, scene in enumerate(briefing.scenes) if scene.theatre in ("kursk", "belgorod")]
    areas = [{name for name in drawn.shown[n] if name.startswith("control")} for n in fronts]
    assert len(fronts) > 2
    assert all(each == areas[0] for each in areas)


def test_a_scene_shows_only_the_goods_it_speaks_of(drawn: StageLayers, briefing: Briefing) -> None:
    by_groups = {}
    for scene, shown in zip(briefing.scenes, drawn.shown, strict=True):
        if scene.shows("flows"):
            by_groups.setdefault(scene.groups, set()).add(tuple(n for n in shown if n.startswith("flows")))
    assert all(len(each) == 1 for each in by_groups.values())
    assert len(set.union(*by_groups.values())) == len(by_groups)


def test_a_scene_that_compares_tells_the_stage_the_other_day(content: Content, briefing: Briefing) -> None:
    sources = SourceNumbers(briefing, Citations(content.tables))
    for scene in briefing.scenes:
        told = script.scene_told(scene, sources, content.theatres)["compare"]
        assert told == (None if scene.compare is None else {"day": scene.compare, "known_by": None})


def test_the_time_axis_names_the_events_the_briefing_points_at(content: Content, briefing: Briefing) -> None:
    named = script.named_days(briefing, content.tables)
    assert list(named) == sorted(named)
    assert (day_number("2024-08-06"), "Ukrainian forces cross into Kursk Oblast") in named


def test_marks_stand_where_the_evidence_has_a_point(data: StageData, briefing: Briefing) -> None:
    scene = next(each for each in briefing.scenes if "settlement:sudzha" in each.highlights)
    sudzha = next(each for each in data.highlights(scene.highlights).points if each.id == "settlement:sudzha")
    assert sudzha.name == "Sudzha"
    assert (sudzha.lon, sudzha.lat) == pytest.approx((35.27, 51.19), abs=0.02)


def test_a_way_a_scene_names_is_marked_in_that_scene_alone(data: StageData, briefing: Briefing) -> None:
    ground, lines = scene_marks.below(data, briefing.scenes, Look(present=True))
    with_lines = {n for n, scene in enumerate(briefing.scenes) if data.highlights(scene.highlights).lines}
    assert {row["s"] for row in lines.data} == with_lines
    assert ground.data == []


def test_the_map_leaves_out_the_names_that_a_front_scene_writes_itself(
    data: StageData, drawn: StageLayers, briefing: Briefing
) -> None:
    ids = [each.id for each in drawn.layers if each.id.split("@")[0] == "names"]
    assert set(ids) <= set(drawn.roles["by_zoom"])
    for scene, shown in zip(briefing.scenes, drawn.shown, strict=True):
        if scene.theatre == "supply":
            continue
        (layer,) = [each for each in drawn.layers if each.id in shown and each.id in ids]
        held = published.find(str(layer.data).removeprefix("/layers/"))
        assert held is not None
        written = {each["t"] for each in json.loads(gzip.decompress(held.body))}
        named = {each.name for each in data.highlights(scene.highlights).points if each.id.startswith("settlement:")}
        assert len(written) > 50 and not written & named


def test_ground_a_control_claim_speaks_of_has_an_edge(data: StageData, briefing: Briefing) -> None:
    claim = next(each for each in data.tables.control_claims["id"])
    scene = dataclasses.replace(briefing.scenes[0], highlights=(f"control:{claim}",))
    ((_, ring),) = ((row["s"], row["p"]) for row in scene_marks.below(data, [scene], Look())[0].data)
    assert ring[0] == ring[-1]
    assert legend.MARKS[1] in stage_legend.rows(data, scene)


def test_another_perspective_has_areas_of_its_own(data: StageData, briefing: Briefing) -> None:
    scene = next(each for each in briefing.scenes if each.theatre == "kursk")
    other = dataclasses.replace(scene, id="other", perspective="ukrainian")
    made = stage_layers(data, dataclasses.replace(briefing, scenes=(scene, other)), Look())
    assert not {n for n in made.shown[0] if n.startswith("control")} & {
        n for n in made.shown[1] if n.startswith("control")
    }


def test_a_window_of_ten_days_is_nine_days_before_the_one_shown() -> None:
    assert script.clock_told(Clock(100, 10))["window"] == 9
    assert script.clock_told(Clock(100))["window"] == 0


def test_the_legend_names_what_the_scene_draws_and_no_more(data: StageData, briefing: Briefing) -> None:
    back = next(each for each in briefing.scenes if each.id == "back-to-pyongyang")
    words = [row.words for row in stage_legend.rows(data, back)]
    assert any("to Pyongyang" in each for each in words)
    assert not any("to Russia" in each or "control" in each for each in words)
    later = dataclasses.replace(back, clock=Clock(back.clock.day + 600), highlights=())
    assert stage_legend.rows(data, later) == []


def test_stage_and_picture_draw_the_same_classes_and_explain_them_alike(
    data: StageData, content: Content, briefing: Briefing
) -> None:
    """Every scene with every layer, at rest, on one day, within one frame: nothing is left out but notional runs."""
    for scene in briefing.scenes:
        every = scene_of(scene, layers=(*scene.layers, "events"), compare=None)
        width, height = stage_legend.frame(every).width, stage_legend.frame(every).height
        figure = Figure(figsize=(width / 144, height / 144), dpi=144)
        seen = stage_legend.frame(every)
        drawn = StaticMap(content, every, Canvas(figure.add_axes((0, 0, 1, 1)), seen, 8))
        drawn.moving(every.clock.day)
        on_stage = stage_legend.classes(data, every, seen)
        on_paper = drawn.canvas.drawn
        assert {each for each in on_stage ^ on_paper if not each.startswith("moving:")} == set(), scene.id
        assert scene_legend.rows(every, on_stage) == scene_legend.rows(every, on_paper), scene.id


def scene_of(scene: Scene, **changes: object) -> Scene:
    """The scene with time standing still on its day."""
    return dataclasses.replace(scene, clock=dataclasses.replace(scene.clock, play=None), **changes)  # type: ignore[arg-type]


def test_a_scene_far_from_any_ukrainian_ground_does_not_explain_it(data: StageData, briefing: Briefing) -> None:
    disputed = next(each for each in briefing.scenes if each.id == "disputed")
    words = [row.words for row in stage_legend.rows(data, scene_of(disputed))]
    assert "contested" in words and "under Russian control" in words
    assert "under Ukrainian control" not in words
    assert "settlement, in the colour of who holds it" in words


def test_the_widths_of_what_was_sent_are_explained(data: StageData, briefing: Briefing) -> None:
    sent = next(each for each in briefing.scenes if each.id == "containers-and-shells")
    assert [row.sign for row in stage_legend.rows(data, sent)].count("width") == 3


def test_heads_point_where_the_line_goes() -> None:
    ((east, turn),) = heads(LineString([(130, 42), (132, 42)]))
    assert east == (131.0, 42.0)
    assert turn == -90
    assert [angle for _, angle in heads(LineString([(40, 60), (40, 50)]))] == [-180, -180, -180]


def test_names_of_marks_do_not_lie_on_each_other() -> None:
    names = [("Popovka", 35.36, 50.93), ("Demidovka", 35.40, 50.93), ("Sudzha", 35.27, 51.19)]
    placed = offsets(names, Camera(35.4, 51.0, 9.5), 22, 9)
    assert placed[2][0] == 0 and placed[2][1] < 0  # nothing near: above its point
    assert placed[1] != placed[0]


def test_every_scene_tells_who_gives_its_figure_and_marks_its_sentences(content: Content, briefing: Briefing) -> None:
    sources = SourceNumbers(briefing, Citations(content.tables))
    for scene in briefing.scenes:
        told = script.scene_told(scene, sources, content.theatres)
        assert all(marks.startswith("[") for _, marks in told["sentences"])
        assert told["figure"] is None or told["figure"]["by"]
