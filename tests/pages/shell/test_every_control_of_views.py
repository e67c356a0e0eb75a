"""The controls that only one view of a page has: of Analysis and Evidence, and of Briefing once there is a scene."""

from collections.abc import Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from pages.analysis import view as analysis_view
from pages.shell import page_files
from tests.pages.shell.test_every_control import (
    CLOCK,
    PROMISES,
    SHELL,
    Promise,
    answers,
    keys,
    scenes_of,
    shown,
    turns_to,
)

OF_A_KIND: Final = 2  # of controls that differ in their row alone


def opened(page: str, **asked: str) -> AppTest:
    """A view of a page, on the plain map, where what is drawn can be read."""
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["map"] = "plain"
    app.run().switch_page(page)
    for name, value in asked.items():
        app.query_params[name] = value
    return app.run()


def goes(app: AppTest, key: str) -> None:
    """To the day of a change and its settlement, with who says so; and back."""
    _, day, settlement = key.split("-", 2)
    app.button(key=key).click().run()
    assert app.session_state["view"].day == int(day)
    assert settlement in str(app.query_params)
    next(each for each in app.button if each.key in ("close-details", "close-why")).click().run()
    app.run()  # a browser runs the fragment anew by itself


def looks_everywhere(app: AppTest, key: str) -> None:
    assert app.query_params["near"] == "front"
    before = shown(app)
    app.button(key=key).click().run()
    assert "near" not in app.query_params
    assert shown(app) != before


FIGURE: Final = {"figure": turns_to(*analysis_view.FIGURES)}
ANALYSIS, EVIDENCE = page_files.ANALYSIS, page_files.EVIDENCE
VIEWS: Final[tuple[tuple[str, dict[str, str], Mapping[str, Promise]], ...]] = (
    (ANALYSIS, {"view": "known"}, {
        "ask-*": answers, "shown-front": turns_to(*analysis_view.FRONTS), "lag-by": turns_to("kind", "source"),
    }),
    (ANALYSIS, {"view": "figures"}, {"ask-*": answers, **FIGURE}),
    (ANALYSIS, {"view": "figures", "figure": "gains"}, {"ask-*": answers, "why-*": answers}),
    (ANALYSIS, {"view": "figures", "figure": "line"}, {"ask-*": answers}),
    (ANALYSIS, {"view": "figures", "figure": "quantities"}, {"ask-*": answers}),
    (ANALYSIS, {"view": "finder", "near": "front"}, {"clear-where": looks_everywhere, "go-*": goes}),
    (EVIDENCE, {"list": "sources"}, {}),
    (EVIDENCE, {"list": "places"}, {}),
    (EVIDENCE, {"list": "ships"}, {}),
)  # fmt: skip
OF_ANY_VIEW: Final = {*CLOCK, *(key for page in (ANALYSIS, EVIDENCE) for key in PROMISES[page] if "*" not in key)}


@pytest.mark.parametrize(("page", "asked", "promises"), VIEWS, ids=["-".join(asked.values()) for _, asked, _ in VIEWS])
def test_every_control_of_a_view_does_what_it_says(
    page: str, asked: dict[str, str], promises: Mapping[str, Promise]
) -> None:
    app = opened(page, **asked)
    own = keys(app) - OF_ANY_VIEW - (set() if "figure" in promises else {"figure"})
    assert not {key for key in own if not any(fnmatchcase(key, name) for name in promises)}, "it promises nothing"
    for name, check in promises.items():
        found = sorted(key for key in own if fnmatchcase(key, name))
        assert found, f"{name} is promised, and not there"
        for key in found[:OF_A_KIND]:
            check(app, key)
            assert not app.exception, key


def test_every_control_of_a_scene_does_what_it_says() -> None:
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.run().switch_page(page_files.BRIEFING).run().button(key="add").click().run()
    every = {"add", "undo", "shipped-msmt", "scene-0", "up", "down", "twice", "away", "retake"}
    assert keys(app) == every | {"runs-scene-1", "compares-scene-1"}
    assert [app.button(key=key).disabled for key in ("up", "down")] == [True, True], "one scene has nowhere to go"

    for key in ("runs-scene-1", "compares-scene-1"):
        days = len(app.date_input)
        app.toggle(key=key).set_value(True).run()
        assert len(app.date_input) > days, key
        app.toggle(key=key).set_value(False).run()
        assert len(app.date_input) == days, key

    view = app.session_state["view"]
    app.session_state["view"] = replace(view, day=view.day + 10)
    app.button(key="retake").click().run()
    assert scenes(app)[0].clock.day == view.day + 10

    app.button(key="twice").click().run()
    assert [each.id for each in scenes(app)] == ["scene-1", "scene-2"]
    assert app.text_input(key="title-scene-2")
    app.button(key="up").click().run()
    assert [each.id for each in scenes(app)] == ["scene-2", "scene-1"]
    app.button(key="down").click().run()
    assert [each.id for each in scenes(app)] == ["scene-1", "scene-2"]
    app.button(key="scene-0").click().run()
    assert app.text_input(key="title-scene-1")
    app.button(key="away").click().run()
    assert [each.id for each in scenes(app)] == ["scene-2"]
    assert "is deleted" in app.toast[0].value
    app.button(key="undo").click().run()
    assert len(scenes_of(app)) == 2
    assert not app.exception


def scenes(app: AppTest) -> Any:  # noqa: ANN401 - what a session holds has no type
    return app.session_state["desk"].now.scenes
