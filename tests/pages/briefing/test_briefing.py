"""Making a briefing on a page: what I see becomes a scene, nothing typed is lost, every step can be taken back."""

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.briefings.scenes import Briefing
from data.briefings.source_numbers import SourceNumbers
from data.briefings.toml import BRIEFINGS, MOST_BYTES, load, parse
from data.briefings.toml_write import toml
from data.time.days import day_number
from layers.handover.job import Job
from layers.looks import turns
from layers.paper import undrawn
from pages.briefing import citations, drafts, editor, hand_over, preview
from pages.briefing import marks as making_marks
from pages.briefing import view as making_view
from pages.briefing.desk import DESKS, MOST_STEPS, Desk, added, apart, deleted, duplicated, finished, moved
from pages.present import stage
from pages.shell import store
from pages.shell.link import View

PAGE = str(Path(__file__).parents[3] / "pages" / "briefing" / "briefing.py")
CLAIM = "2024-08-15-sudzha-complete"


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return load(BRIEFINGS / "msmt.toml", store.tables())


def opened(**parameters: str) -> AppTest:
    app = AppTest.from_file(PAGE, default_timeout=120)
    for name, text in parameters.items():
        app.query_params[name] = text
    return app.run()


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def html(app: AppTest) -> str:
    return " ".join(str(each.proto.body) for each in app.get("html"))


def now(app: AppTest) -> Briefing:
    return app.session_state["desk"].now  # type: ignore[no-any-return]


def test_what_i_see_becomes_a_scene_and_words_and_citations_make_it_whole() -> None:
    app = press(opened(), "add")
    assert "to do before it can be told" in app.warning[0].value
    app.text_input(key="title-briefing-title").set_value("Two sentences")
    app.text_input(key="title-scene-1").set_value("Sudzha")
    app.text_area(key="say-0-scene-1").set_value("Ukraine announced full control of Sudzha.")
    app.text_input(key="find-scene-1").set_value("Sudzha full control").run()
    app.multiselect(key="cites-0-scene-1").set_value([CLAIM]).run()
    assert not app.exception
    assert not app.warning
    assert parse(toml(finished(now(app))), store.tables()).scenes[0].sentences[0].cites == (CLAIM,)


def test_fields_heard_of_in_one_go_are_all_kept() -> None:
    app = press(opened(), "add")
    app.text_area(key="say-0-scene-1").set_value("The first.")
    app.text_area(key="say-1-scene-1").set_value("The second.")
    app.text_area(key="notes-scene-1").set_value("Breathe.").run()
    scene = now(app).scenes[0]
    assert [each.text for each in scene.sentences] == ["The first.", "The second."]
    assert scene.notes == "Breathe."


def test_a_reload_finds_the_desk_again() -> None:
    app = press(opened(), "add")
    app.text_area(key="notes-scene-1").set_value("Not lost.").run()
    again = opened(draft=app.query_params["draft"])
    assert again.text_area(key="notes-scene-1").value == "Not lost."
    again.run()  # before the browser has drawn the field: it then begins with what it is told a second time
    assert again.text_area(key="notes-scene-1").proto.default == "Not lost."


def test_a_draft_is_found_again_after_the_server_was_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    app = press(opened(), "add")
    app.text_area(key="notes-scene-1").set_value("Not lost.").run()
    code = app.query_params["draft"]
    kept = drafts.Draft(code, "23 Nov 2026, 03:10", toml(now(app)))
    DESKS.forget(code)
    monkeypatch.setattr(drafts, "keep", lambda *_: (kept,))
    assert opened(draft=code).text_area(key="notes-scene-1").value == "Not lost."


@pytest.mark.parametrize(
    ("draft", "said", "told"),
    [("nonsense", None, True), ("0123456789abcdef", (), True), ("0123456789abcdef", None, False), ("", (), False)],
)
def test_a_draft_nobody_holds_is_told_once_the_browser_has_answered(
    draft: str, said: tuple[drafts.Draft, ...] | None, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "keep", lambda *_: said)
    app = opened(draft=draft)
    assert [f"draft={draft!r}" in each.value for each in app.toast] == [True] * told
    app.run()
    assert not app.toast, "it is told once"
    assert not press(app, "add").exception


def test_a_sentence_with_line_ends_and_tabs_is_one_line_and_comes_back_from_a_draft() -> None:
    app = press(opened(), "add")
    app.text_area(key="say-0-scene-1").set_value("Sudzha\r\nchanged\thands,\u200b twice.\n").run()
    app.text_area(key="notes-scene-1").set_value("Breathe.\n\tPoint at the\u2028band.").run()
    scene = now(app).scenes[0]
    assert scene.sentences[0].text == "Sudzha changed hands, twice." == app.text_area(key="say-0-scene-1").value
    assert scene.notes == "Breathe.\n Point at the\nband."
    kept = drafts.read(drafts.Draft("0123456789abcdef", "", toml(now(app))), store.tables())
    assert kept and kept.scenes[0].sentences[0].text == scene.sentences[0].text
    assert kept.scenes[0].notes == scene.notes


def test_typed_numbers_keep_the_thin_spaces_between_their_digits() -> None:
    assert editor.legible("about 20\u2009000\u00a0km²") == "about 20\u2009000\u00a0km²"


def test_time_runs_up_to_the_day_a_scene_rests_on_whichever_is_changed() -> None:
    app = press(opened(), "add")
    app.toggle(key="runs-scene-1").set_value(True).run()
    app.date_input(key="to-scene-1").set_value(date(2024, 9, 20)).run()
    clock = now(app).scenes[0].clock
    assert clock.play and clock.day == clock.play.last == day_number("2024-09-20")
    assert app.date_input(key="day-scene-1").value == date(2024, 9, 20)
    app.date_input(key="day-scene-1").set_value(date(2024, 10, 1)).run()
    clock = now(app).scenes[0].clock
    assert clock.play and clock.day == clock.play.last == day_number("2024-10-01")
    assert not app.exception


def test_another_draft_is_offered_and_comes_back_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    unfinished = added(Briefing("x", "", ()), making_view.seen(View(day=980), "kursk"), 0)
    kept = drafts.Draft("0123456789abcdef", "<b>today</b>", toml(unfinished))
    monkeypatch.setattr(drafts, "keep", lambda *_: (kept,))
    app = opened()
    offer = app.button(key="draft-0123456789abcdef")
    assert "no title yet, 1 scene" in offer.label
    assert "<b>" not in offer.label.replace("\\<", "")
    offer.click().run()
    assert now(app).scenes[0].clock.day == 980


@pytest.mark.parametrize(
    "said",
    [None, 3, "text", [3], [{"code": "x", "when": "now", "toml": ""}], [{"code": "0123456789abcdef", "when": "now"}],
     [{"code": "0123456789abcdef", "when": "w" * 99, "toml": ""}],
     [{"code": "0123456789abcdef", "when": "now", "toml": "x" * (MOST_BYTES + 1)}]],
)  # fmt: skip
def test_what_is_no_draft_is_not_taken_from_a_browser(said: object) -> None:
    assert drafts.held(said) == ()


def test_a_draft_that_cannot_be_read_is_none() -> None:
    assert drafts.read(drafts.Draft("0123456789abcdef", "", "title = "), store.tables()) is None


def test_clock_camera_and_what_is_compared_can_be_set_by_hand() -> None:
    app = press(opened(), "add")
    app.number_input(key="window-scene-1").set_value(14)
    app.selectbox(key="known-scene-1").set_value("date").run()
    app.date_input(key="known-day-scene-1").set_value(date(2025, 1, 31))
    app.number_input(key="zoom-scene-1").set_value(8.5)
    app.number_input(key="bearing-scene-1").set_value(20.0)
    app.toggle(key="compares-scene-1").set_value(True).run()
    app.date_input(key="compare-day-scene-1").set_value(date(2024, 9, 6))
    app.text_input(key="find-scene-1").set_value("Rajin Dunai").run()
    app.multiselect(key="marks-scene-1").set_value(["route:rajin_dunai"]).run()
    assert not app.exception
    scene = now(app).scenes[0]
    assert (scene.clock.window, scene.clock.known_by) == (14, day_number("2025-01-31"))
    assert (scene.camera.zoom, scene.camera.bearing) == (8.5, 20.0)
    assert scene.compare == day_number("2024-09-06")
    assert scene.highlights == ("route:rajin_dunai",)


def test_everything_a_scene_can_point_at_has_a_line_that_says_what_it_is(briefing: Briefing) -> None:
    for scene in briefing.scenes:
        assert not any("not in the evidence" in making_marks.label(each) for each in scene.highlights)
    assert "settlement:sudzha" in making_marks.offered("Sudzha settlement", ())


def test_scenes_get_ids_of_their_own(briefing: Briefing) -> None:
    twice = dataclasses.replace(briefing, scenes=(briefing.scenes[0], briefing.scenes[0]))
    ids = [each.id for each in apart(twice).scenes]
    assert ids[0] == briefing.scenes[0].id
    assert len(set(ids)) == 2


def test_a_deleted_scene_comes_back_with_its_words() -> None:
    app = press(opened(), "shipped-msmt")
    title = now(app).scenes[0].title
    press(app, "away")
    assert len(now(app).scenes) == 13
    press(app, "undo")
    assert len(now(app).scenes) == 14
    assert app.text_input(key="title-who-publishes").value == title


def test_markup_that_was_typed_stays_text() -> None:
    app = press(opened(), "add")
    app.text_input(key="title-scene-1").set_value("<img src=x onerror=alert(1)>")
    app.text_area(key="say-0-scene-1").set_value("</div><script>alert(1)</script>").run()
    assert "&lt;img" in html(app)
    assert "<img" not in html(app)
    assert "<script" not in html(app)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"title = 3", "title"),
        (b"\xff\xfe", "UTF-8"),
        (b"x" * (MOST_BYTES + 1), "256 kB"),
        (b'title = "x"\n[[scene]]\nid = "a"\ncites = ["<script>"]', "line"),
    ],
)
def test_a_bad_upload_says_why_and_changes_nothing(content: bytes, says: str) -> None:
    app = press(opened(), "add")
    app.text_area(key="notes-scene-1").set_value("Kept.").run()
    app.file_uploader(key="upload").upload("bad.toml", content).run()
    assert not app.exception
    assert any(says in each.value for each in app.text)
    assert "The file was not opened" in app.error[0].value
    assert now(app).scenes[0].notes == "Kept."


def test_a_good_upload_takes_the_place_of_what_is_on_the_desk(briefing: Briefing) -> None:
    app = press(opened(), "add")
    app.file_uploader(key="upload").upload("msmt.toml", toml(briefing).encode()).run()
    assert not app.exception and not app.error
    assert now(app) == briefing
    assert now(press(app, "undo")).scenes[0].id == "scene-1"


def test_an_unfinished_file_can_be_opened_again_and_nothing_in_it_is_lost() -> None:
    app = press(opened(), "add")
    app.text_area(key="say-0-scene-1").set_value("A sentence nobody has cited yet.").run()
    made = now(app)
    unfinished = toml(finished(made)).replace('layers = ["', 'layers = ["clouds", "')
    unfinished = unfinished.replace('title = ""\ntheatre', f'title = "{"A title that is too long " * 4}"\ntheatre')
    again = opened()
    again.file_uploader(key="upload").upload("unfinished.toml", unfinished.encode()).run()
    assert any("layers" in each.value for each in again.text)
    press(again, "open-begun")
    assert not again.exception
    assert any("layers" in each.value for each in again.text)
    assert "Opened as unfinished" in again.info[0].value
    (scene,) = now(again).scenes
    assert scene.sentences[0].text == "A sentence nobody has cited yet."
    assert scene.title == "A title that is too long " * 4 == again.text_input(key="title-scene-1").value
    assert scene.camera == made.scenes[0].camera


def test_a_file_that_is_no_toml_cannot_be_opened_as_unfinished() -> None:
    app = opened()
    app.file_uploader(key="upload").upload("bad.toml", b"title = ").run()
    assert "open-begun" not in {each.key for each in app.button}


def test_steps_move_duplicate_and_delete(briefing: Briefing) -> None:
    ids = [scene.id for scene in briefing.scenes]
    assert [scene.id for scene in moved(briefing, 0, 1).scenes][:2] == [ids[1], ids[0]]
    assert moved(briefing, 0, -1) == briefing
    twice = duplicated(briefing, 2)
    assert twice.scenes[3].title == twice.scenes[2].title
    assert len({scene.id for scene in twice.scenes}) == 15
    assert [scene.id for scene in deleted(briefing, 0).scenes] == ids[1:]
    parse(toml(twice), store.tables())


def test_undo_goes_back_step_by_step_and_forgets_the_oldest(briefing: Briefing) -> None:
    desk = Desk(briefing)
    for _ in range(MOST_STEPS + 5):
        desk = desk.did(duplicated(desk.now, 0) if len(desk.now.scenes) < 20 else deleted(desk.now, 0))
    assert len(desk.past) == MOST_STEPS
    assert desk.undone().now == desk.past[-1]
    assert desk.did(desk.now) is desk
    assert Desk().undone() == Desk()


def test_the_view_becomes_the_scene_that_shows_the_same() -> None:
    camera = (35.5, 50.9, 9.0, 0.0, 0.0)
    view = View(day=980, hidden=("events",), theatre="belgorod", camera=camera, compare=900)
    scene = making_view.seen(view, making_view.theatre_of(view))
    assert scene.theatre == "belgorod"
    assert scene.clock.day == 980
    assert scene.compare == 900
    assert "events" not in scene.layers and "control" in scene.layers
    assert (scene.camera.longitude, scene.camera.latitude) == (35.5, 50.9)
    far = View(day=980, camera=(131.0, 42.0, 7.0, 0.0, 0.0))
    assert making_view.theatre_of(far) == "supply"


def test_a_scene_shown_on_its_page_becomes_the_same_scene_again(briefing: Briefing) -> None:
    for scene in briefing.scenes:
        still = dataclasses.replace(scene.clock, play=None)
        view = stage.view_of(dataclasses.replace(scene, clock=still))
        again = making_view.seen(view, scene.theatre)
        assert again.clock == still
        assert again.camera.zoom == pytest.approx(scene.camera.zoom, abs=0.01)
        assert again.compare == scene.compare
        assert set(again.layers) <= set(scene.layers)
        assert set(again.highlights) <= set(scene.highlights)


def test_a_perspective_of_ones_own_is_not_taken_into_a_scene() -> None:
    own = View(day=980, perspective="kinds=map,press~rule=latest")
    assert not making_view.carries(own)
    assert making_view.seen(own, "kursk").perspective == ""
    assert making_view.seen(View(day=980, perspective="ukrainian"), "kursk").perspective == "ukrainian"


def test_citations_are_found_by_words_in_any_spelling() -> None:
    assert CLAIM in citations.found("sudzha FULL control")
    assert "Sudzha" in citations.label(CLAIM)
    assert citations.found("no such words anywhere") == []
    assert citations.found("  ") == []


def test_a_file_is_made_and_offered(briefing: Briefing) -> None:
    app = press(opened(), "shipped-msmt")
    app.selectbox(key="hand-over").set_value(".png").run()
    press(app, "make")
    assert not app.exception and not app.error
    assert [each.label for each in app.get("download_button")] == ["Save as TOML", "Download msmt.png"]
    assert not turns.EXPORTS.busy()
    assert not app.warning


def test_letters_that_no_font_has_are_named_beside_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def export(_ending: str) -> Callable[[Job], None]:
        def make(job: Job) -> None:
            undrawn.note("𰀀")
            job.target.write_bytes(b"made")

        return make

    monkeypatch.setattr(hand_over, "exporter", export)
    app = press(opened(), "shipped-msmt")
    app.selectbox(key="hand-over").set_value(".png").run()
    press(app, "make")
    assert "this letter: 𰀀 (U+30000)" in app.warning[0].value
    assert app.get("download_button")[-1].label == "Download msmt.png"


def test_a_preview_of_a_half_made_scene_says_what_is_missing(briefing: Briefing) -> None:
    made = added(Briefing("x", "", ()), making_view.seen(View(day=980), "kursk"), 0)
    assert "No title yet" in preview.html(made, made.scenes[0])
    whole = preview.html(briefing, briefing.scenes[1])
    marks = SourceNumbers(briefing, citations.citations()).marks(briefing.scenes[1].sentences[0].cites)
    assert "at least 20" in whole and marks.startswith("[") and marks in whole


def test_desks_are_bounded() -> None:
    code = DESKS.put("", Desk())
    for _ in range(70):
        DESKS.put("", Desk())
    assert DESKS.get(code) is None
