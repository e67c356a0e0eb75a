"""Present mode: rooms in which windows meet, links that lead to a scene, and what is said when there is none."""

import asyncio
import dataclasses
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from streamlit.testing.v1 import AppTest

from data.briefings.scenes import Briefing, Scene
from data.briefings.toml import BRIEFINGS, load
from layers.looks import cameras
from pages.board import sidebar
from pages.present import stage, wire
from pages.present.rooms import (
    ARRIVING,
    IN_USE,
    LONGEST,
    MOST_ROOMS,
    MOST_WINDOWS,
    ROOMS,
    FullError,
    Room,
    Rooms,
    understood,
)
from pages.shell import link, session, store
from tests.event_loop import run

JSON = {"content-type": "application/json"}
PAGE = str(Path(__file__).parents[3] / "pages" / "present" / "../present/present.py")


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return load(BRIEFINGS / "msmt.toml", store.tables())


def at(scene: int, *, me: str = "stage", seq: int = 1, black: bool = False) -> dict[str, Any]:
    return {"me": me, "seq": seq, "scene": scene, "black": black, "started": 1_790_000_000_000}


def test_the_code_that_follows_does_not_lead(briefing: Briefing) -> None:
    rooms = Rooms()
    room = rooms.open(briefing)
    assert rooms.led(room.code) is room
    assert rooms.followed(room.follow) is room
    assert rooms.led(room.follow) is None
    assert rooms.followed(room.code) is None
    assert rooms.led("") is None


def test_a_window_that_repeats_itself_does_not_undo_what_another_did_since(briefing: Briefing) -> None:
    room = Rooms().open(briefing)
    assert room.move(at(3, me="stage", seq=1))
    assert room.move(at(4, me="presenter", seq=1))
    assert not room.move(at(3, me="stage", seq=1))
    assert room.at["scene"] == 4
    assert room.version == 2


@pytest.mark.parametrize(
    "said",
    [
        None, [], "x", {}, at(14), at(-1), at(1) | {"scene": "2"}, at(1) | {"scene": True}, at(1) | {"me": "<b>"},
        at(1) | {"me": "x" * 99}, at(1) | {"started": 10**20}, at(1) | {"seq": None}, at(1) | {"scene": 1.5},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_not_taken(said: object) -> None:
    assert understood(said, 14) is None


def test_only_what_is_known_is_kept_of_what_a_window_says() -> None:
    kept = understood(at(1) | {"more": "x" * 10**6, "black": "yes"}, 14)
    assert kept == at(1)


def test_windows_of_a_room_are_bounded_and_one_unused_for_long_is_forgotten(briefing: Briefing) -> None:
    rooms = Rooms()
    room = rooms.open(briefing)
    for number in range(MOST_WINDOWS + 5):
        room.move(at(1, me=f"w{number}"))
    assert len(room.heard) == MOST_WINDOWS
    room.used -= LONGEST + 1
    assert rooms.led(room.code) is None


def full(briefing: Briefing, *, told: bool, unused: float) -> tuple[Rooms, list[Room]]:
    """As many rooms as there may be, spoken in or not, not asked for since so many seconds, the first the longest."""
    rooms = Rooms()
    opened = [rooms.open(briefing) for _ in range(MOST_ROOMS)]
    for later, room in enumerate(opened):
        if told:
            assert room.move(at(1))
        room.used -= unused - later / 1000
    return rooms, opened


def test_a_room_that_is_told_stays_whoever_else_opens_rooms(briefing: Briefing) -> None:
    rooms = Rooms()
    told = rooms.open(briefing)
    assert told.move(at(1))
    told.used -= LONGEST / 2  # the one who tells it has put the machine to sleep
    for _ in range(3 * MOST_ROOMS):  # visits to the stage, left again
        rooms.open(briefing).used -= ARRIVING + 1
    assert len(rooms) == MOST_ROOMS
    assert rooms.led(told.code) is told
    assert rooms.followed(told.follow) is told


def test_of_rooms_that_were_told_the_longest_unused_makes_room(briefing: Briefing) -> None:
    rooms, opened = full(briefing, told=True, unused=IN_USE + 5)
    assert rooms.led(opened[0].code) is opened[0]  # used again: now the second is the one
    rooms.open(briefing)
    assert [rooms.led(each.code) is each for each in opened[:3]] == [True, False, True]


@pytest.mark.parametrize(("told", "unused"), [(True, IN_USE - 5), (False, ARRIVING - 5)])
def test_no_room_in_use_is_lost_and_one_more_is_refused(briefing: Briefing, told: bool, unused: float) -> None:
    rooms, opened = full(briefing, told=told, unused=unused)
    with pytest.raises(FullError):
        rooms.open(briefing)
    assert all(rooms.led(each.code) is each for each in opened)


def asked(method: str, address: str, **more: Any) -> httpx.Response:  # noqa: ANN401 - as httpx takes it
    """What the room's end of the wire answers."""
    ends = (("GET", wire.heard), ("POST", wire.said))
    app = Starlette(routes=[Route("/rooms/{code}", end, methods=[method]) for method, end in ends])

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://here") as client:
            return await client.request(method, address, **more)

    return run(ask())


def test_what_a_window_that_leads_says_is_heard_by_those_who_follow(briefing: Briefing) -> None:
    room = ROOMS.open(briefing)
    assert asked("POST", f"/rooms/{room.code}", json=at(5)).status_code == 204
    heard = asked("GET", f"/rooms/{room.follow}?after=0").json()
    assert heard == {"version": 1, "at": at(5)}


def test_who_follows_cannot_lead(briefing: Briefing) -> None:
    room = ROOMS.open(briefing)
    assert asked("POST", f"/rooms/{room.follow}", json=at(5)).status_code == 404
    assert asked("GET", "/rooms/nobody").status_code == 404
    assert room.version == 0


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, {"content": b"{", "headers": JSON}),
        (400, {"content": b"\xff", "headers": JSON}),
        (400, {"content": b"[" * 999, "headers": JSON}),
        (400, {"content": b"", "headers": JSON}),
        (400, {"json": at(99)}),
        (400, {"json": at(-1)}),
        (400, {"json": at(1) | {"me": "<b>"}}),
        (400, {"json": [at(1)]}),
        (400, {"content": b"null", "headers": JSON}),
        (413, {"content": b" " * 5000, "headers": JSON}),
        (413, {"json": at(1) | {"more": "x" * 5000}}),
        (415, {"content": json.dumps(at(1))}),
        (415, {"content": json.dumps(at(1)), "headers": {"content-type": "text/plain"}}),
        (415, {"data": {"me": "stage"}}),
    ],
)
def test_nonsense_is_refused_in_words_and_moves_nothing(briefing: Briefing, status: int, said: dict[str, Any]) -> None:
    room = ROOMS.open(briefing)
    answer = asked("POST", f"/rooms/{room.code}", **said)
    assert answer.status_code == status
    assert answer.json()["error"].endswith(".")
    assert room.version == 0
    assert asked("POST", f"/rooms/{room.code}", json=at(5)).status_code == 204
    assert asked("POST", f"/rooms/{room.code}", json=at(5)).status_code == 204, "said again at every step of the wire"
    assert room.version == 1


@pytest.mark.parametrize("after", ["²", "-1", "x", "9" * 50, "١"])
def test_a_version_that_is_no_number_is_none(briefing: Briefing, after: str) -> None:
    room = ROOMS.open(briefing)
    room.move(at(5))
    room.version = 9
    assert asked("GET", f"/rooms/{room.code}", params={"after": after}).json()["version"] == 9


def test_who_waits_hears_as_soon_as_something_happens(briefing: Briefing) -> None:
    room = ROOMS.open(briefing)

    async def both() -> bool:
        waiting = asyncio.create_task(wire._news(room, 0))
        await asyncio.sleep(0)
        still = not waiting.done()
        room.move(at(2))
        await waiting
        return still

    assert run(both())
    assert room.version == 1


def asked_of_a_page(scene: Scene) -> tuple[str, link.View]:
    """The page a scene's link leads to, and the view it asks it for."""
    address = urlsplit(stage.address(scene))
    view, problems = link.read(dict(parse_qsl(address.query)), session.default())
    assert not problems
    return address.path, view


def test_a_scene_is_also_a_link_that_restores_its_view(briefing: Briefing) -> None:
    for scene in briefing.scenes:
        path, view = asked_of_a_page(scene)
        shown = session.clock_view(view)
        assert (shown.start, shown.end) == (scene.clock.first_of(scene.clock.day), scene.clock.day)
        assert shown.known_by == scene.clock.known_on(scene.clock.day)
        assert view.compare == scene.compare
        assert view.camera[:2] == pytest.approx((scene.camera.longitude, scene.camera.latitude))
        page = cameras.NAMED["supply"].zoom - next(s for s in briefing.scenes if s.id == "not-known").camera.zoom
        assert view.camera[2] - scene.camera.zoom == pytest.approx(page, abs=0.3)
        offered = set(sidebar.LAYERS["supply" if scene.theatre == "supply" else "fronts"]) - {"raion", "rail", "river"}
        assert offered - set(view.hidden) == offered & set(scene.layers)
        assert path == ("/supply" if scene.theatre == "supply" else "/fronts")
        assert view.selected in {"", *scene.highlights}


def test_a_link_carries_who_is_believed_what_was_known_and_that_lines_are_off(briefing: Briefing) -> None:
    scene = next(each for each in briefing.scenes if each.theatre == "kursk")
    layers = tuple(each for each in scene.layers if each != "lines")
    known = dataclasses.replace(scene.clock, known_by="shown", window=7)
    _, view = asked_of_a_page(dataclasses.replace(scene, perspective="ukrainian", clock=known, layers=layers))
    assert (view.perspective, view.known_by, view.window) == ("ukrainian", "shown", 6)
    assert {"raion", "rail", "river"} <= set(view.hidden)
    fixed = dataclasses.replace(scene.clock, known_by=scene.clock.day + 3)
    assert asked_of_a_page(dataclasses.replace(scene, clock=fixed))[1].known_by == scene.clock.day + 3


def opened(**parameters: str) -> AppTest:
    app = AppTest.from_file(PAGE, default_timeout=120)
    for name, text in parameters.items():
        app.query_params[name] = text
    return app.run()


def test_a_stage_for_which_there_is_no_room_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_briefing: Briefing) -> Room:
        raise FullError("64 briefings are being told")

    monkeypatch.setattr("pages.board.instant_map.installed", lambda: True)
    monkeypatch.setattr(ROOMS, "open", refused)
    monkeypatch.setattr("streamlit.page_link", lambda *_args, **_more: None)  # there is no navigation in this test
    app = opened()
    assert not app.exception
    assert "There is no room for one more" in " ".join(str(each.proto.body) for each in app.get("html"))


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"view": "presenter", "code": "nobody"}, "No such briefing is being told"),
        ({"follow": "nobody"}, "Nobody is presenting under this link"),
        ({"briefing": "../../etc/passwd"}, "There is no such briefing"),
        ({"draft": "nothing"}, "There is no such briefing"),
    ],
)
def test_a_link_that_leads_nowhere_says_so(
    parameters: dict[str, str], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.board.instant_map.installed", lambda: True)
    monkeypatch.setattr("streamlit.page_link", lambda *_args, **_more: None)  # there is no navigation in this test
    app = opened(**parameters)
    assert not app.exception
    assert says in " ".join(str(each.proto.body) for each in app.get("html"))
