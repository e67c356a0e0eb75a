"""Each button, switch and row of choices of every page does what it says; one that promises nothing here fails."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from data.belief import perspective_text
from data.tables.coverage import FIRST_DAY, last_day
from data.time.days import in_words
from pages.analysis import view as analysis_view
from pages.evidence import view as evidence_view

THEATRES: Final = ("kursk", "belgorod", "both")
PARTS: Final = ("Quantities", "Voyages and ships")
SHELL: Final = str(Path(__file__).parents[3] / "pages" / "shell" / "navigation.py")
STRICT: Final = (1, 2)  # of credibility: so strict that ground changes
KINDS: Final = ("button", "toggle", "segmented_control")
Promise = Callable[[AppTest, str], None]


def opened(page: str, *, plain: bool, **asked: str) -> AppTest:
    """A page; on the plain map its layers can be read."""
    app = AppTest.from_file(SHELL, default_timeout=120)
    for name, value in {**asked, **({"map": "plain"} if plain else {})}.items():
        app.query_params[name] = value
    app.run()
    return app if page == "../overview/overview.py" else app.switch_page(page).run()


def text(app: AppTest) -> str:
    said = [str(each.proto.body) for each in app.get("html")]
    return " ".join([*said, *(each.value for each in app.markdown), *(each.label for each in app.button)])


def drawn(app: AppTest) -> list[Any]:
    """The layers of the page's map."""
    return json.loads(app.get("deck_gl_json_chart")[0].proto.json)["layers"]  # type: ignore[no-any-return]


def keys(app: AppTest) -> set[str]:
    return {each.key for kind in KINDS for each in app.get(kind) if each.key}


def answers(app: AppTest, key: str) -> None:
    """Who says so takes the place of the figures, until its Back."""
    before = text(app)
    app.button(key=key).click().run()
    back = [each for each in app.button if each.key in ("close-details", "close-why")]
    assert len(back) == 1, key
    assert re.search(r"claim|source|[Nn]obody", text(app)), key
    back[0].click().run()
    app.run()  # a browser runs the fragment anew by itself
    assert text(app) == before, key


def hides(app: AppTest, key: str) -> None:
    """A layer goes from the map, and comes back."""
    before = drawn(app)
    app.toggle(key=key).set_value(False).run()
    assert len(drawn(app)) < len(before) or drawn(app) != before, key
    app.toggle(key=key).set_value(True).run()
    assert drawn(app) == before, key


def flies(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()
    assert app.query_params["theatre"] == key.removeprefix("fly-")


def turns_to(*options: str) -> Promise:
    """Each choice of a row shows something else."""

    def check(app: AppTest, key: str) -> None:
        start, seen = app.segmented_control(key=key).value, [shown(app)]
        assert len(app.segmented_control(key=key).options) == len(options)
        for each in options:
            if each == start:
                continue
            app.segmented_control(key=key).set_value(each).run()
            assert shown(app) not in seen, each
            seen.append(shown(app))
        app.segmented_control(key=key).set_value(start).run()
        assert shown(app) == seen[0]

    return check


def shown(app: AppTest) -> str:
    """What a page says and draws, as far as a choice can change it."""
    maps = [each.proto.json for each in app.get("deck_gl_json_chart")]
    charts = [str(each.proto) for kind in ("vega_lite_chart", "arrow_vega_lite_chart") for each in app.get(kind)]
    fields = [f"{each.label}: {each.value}" for kind in ("selectbox", "date_input") for each in app.get(kind)]
    tables = [each.value.to_csv() for each in app.dataframe]
    return " ".join([text(app), *maps, *charts, *fields, *tables])


def moves_time(days: int) -> Promise:
    def check(app: AppTest, key: str) -> None:
        before = app.session_state["view"].day
        app.button(key=key).click().run()
        assert app.session_state["view"].day == before + days
        assert in_words(before + days) in text(app)

    return check


def plays(app: AppTest, key: str) -> None:
    for label in ("Pause", "Play"):
        app.button(key=key).click().run()
        assert app.button(key=key).label == label


def loops(app: AppTest, key: str) -> None:
    """At the last day time goes on from the first; else it stops there."""
    view = app.session_state["view"]
    for loop, there, label in ((True, FIRST_DAY, "Pause"), (False, last_day(), "Play")):
        app.toggle(key=key).set_value(loop).run()
        app.session_state["view"] = replace(view, day=last_day())
        app.run()
        app.button(key="play").click().run()
        assert app.session_state["view"].day == there
        assert in_words(there) in text(app)
        assert app.button(key="play").label == label
        app.session_state["playing"] = False
    app.session_state["view"] = view
    app.run()


def changes_the_map(app: AppTest, key: str) -> None:
    plain = app.toggle(key=key).value
    app.toggle(key=key).set_value(not plain).run()
    assert bool(app.get("deck_gl_json_chart")) is not plain
    app.toggle(key=key).set_value(plain).run()
    assert bool(app.get("deck_gl_json_chart")) is plain


def believes(app: AppTest, key: str) -> None:
    """What was put together stands in the row above, and ground changes with it; the row leads back."""
    row = key.replace("build", "perspective")
    before, seen = app.selectbox(key=row).value, shown(app)
    strict = next(each for each in app.selectbox if each.key and re.fullmatch(r"build-.*-credibility", each.key))
    least = next(each for each in STRICT if each != strict.value)
    strict.set_value(least).run()
    assert app.selectbox(key=row).value == before, "putting together alone changes nobody"
    app.button(key=key).click().run()
    assert perspective_text.read(app.selectbox(key=row).value).least_credibility == least
    assert shown(app) != seen
    app.selectbox(key=row).set_value(before).run()
    assert app.selectbox(key=row).value == before


def leaves_out(_app: AppTest, key: str) -> None:
    app = opened("../analysis/analysis.py", plain=False)  # what is left out is not offered again
    before = shown(app)
    app.button(key=key).click().run()
    assert not app.exception
    assert shown(app) != before
    assert key.removeprefix("without-") in str(app.query_params)


def adds_a_scene(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()
    assert app.button(key="scene-0").label.startswith("1 ")
    app.button(key="undo").click().run()
    assert "scene-0" not in keys(app)


def opens_a_briefing(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()
    assert len(scenes_of(app)) > 5


def undoes(app: AppTest, key: str) -> None:
    """Nothing to undo at first; then each step by itself, until there is nothing again."""
    assert app.button(key=key).disabled
    for scenes in (1, 2):
        app.button(key="add").click().run()
        assert len(scenes_of(app)) == scenes
    for scenes in (1, 0):
        app.button(key=key).click().run()
        assert len(scenes_of(app)) == scenes
    assert app.button(key=key).disabled


def scenes_of(app: AppTest) -> list[str]:
    return [each for each in keys(app) if re.fullmatch(r"scene-\d+", each)]


def rests_on_something_unconfirmed(app: AppTest, key: str) -> None:
    before = text(app)
    app.toggle(key=key).set_value(True).run()
    assert text(app) != before


LAYERS: Final[Mapping[str, Promise]] = {"layer-*": hides, "plain-map": changes_the_map}
CLOCK: Final[Mapping[str, Promise]] = {
    "day-back": moves_time(-1), "day-on": moves_time(1), "play": plays, "loop": loops,
}  # fmt: skip
ON_MAP: Final = {**LAYERS, **CLOCK, "ask-*": answers}
PROMISES: Final[Mapping[str, Mapping[str, Promise]]] = {
    "../overview/overview.py": ON_MAP,
    "../fronts/fronts.py": {**ON_MAP, "theatre": turns_to(*THEATRES)},
    "../supply/supply.py": {**ON_MAP, "fly-*": flies, "supply-part": turns_to(*PARTS)},
    "../analysis/analysis.py": {
        **CLOCK,
        "ask-*": answers, "without-*": leaves_out, "build-*": believes,
        "held": turns_to(*analysis_view.HELD), "scope": turns_to(*analysis_view.SCOPES),
        "analysis-open": turns_to(*analysis_view.VIEWS),
    },
    "../evidence/evidence.py": {
        "evidence-marked-*": rests_on_something_unconfirmed, "evidence-listing": turns_to(*evidence_view.LISTS),
    },
    "../method/method.py": {},
    "../briefing/briefing.py": {"add": adds_a_scene, "undo": undoes, "shipped-*": opens_a_briefing},
}  # fmt: skip


@pytest.mark.parametrize("page", PROMISES)
def test_every_control_of_a_page_does_what_it_says(page: str) -> None:
    promises = dict(PROMISES[page])
    pages = {"instant": opened(page, plain=False), "plain": opened(page, plain=True)}
    found = {kind: keys(app) for kind, app in pages.items()}
    every = set().union(*found.values())
    kept = {name: check for name, check in promises.items() if any(fnmatchcase(key, name) for key in every)}
    assert not {key for key in every if not any(fnmatchcase(key, name) for name in promises)}, "it promises nothing"
    assert set(kept) == set(promises), "it is promised, and not there"
    for name, check in kept.items():
        for key in sorted(key for key in every if fnmatchcase(key, name)):
            app = pages["plain" if key in found["plain"] else "instant"]
            check(app, key)
            assert not app.exception, key
