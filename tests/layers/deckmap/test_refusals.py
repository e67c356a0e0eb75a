"""What this map cannot draw as asked is in the state of the first run, before the browser has spoken."""

import re
from pathlib import Path

import deckmap
import pydeck as pdk
import pytest
from deckmap.layer_names import names_of
from deckmap.refusals import KINDS, refusals
from streamlit.testing.v1 import AppTest

CONVERT = Path(__file__).parents[3] / "layers/deckmap/ts/layers/convert.ts"
THERE = {"longitude": 37.0, "latitude": 51.0, "zoom": 9.0}


def page() -> None:
    import deckmap  # noqa: PLC0415 - Streamlit runs this body as a script of its own
    import pydeck as pdk  # noqa: PLC0415
    import streamlit as st  # noqa: PLC0415

    views = [pdk.View("MapView", id="left"), pdk.View("MapView", id="right")]
    st.session_state.state = deckmap.deck_map(pdk.Deck([pdk.Layer("HexagonLayer", [])], views=views), key="map")


def test_the_first_run_s_state_holds_them() -> None:
    state = AppTest.from_function(page).run().session_state["state"]
    assert not state.reported
    assert [problem.layer for problem in state.errors] == ["@view", "HexagonLayer, 1st layer"]
    assert "2 views were asked for" in state.errors[0].message


def test_the_kinds_are_those_of_the_browser_half() -> None:
    listed = re.search(r"export const LAYERS[^{]*\{(.*?)\n\};", CONVERT.read_text(encoding="utf-8"), re.DOTALL)
    assert listed
    assert set(re.findall(r"^  (\w+)", listed[1], re.MULTILINE)) == KINDS


@pytest.mark.parametrize("kind", ["_GlobeView", "OrthographicView", "FirstPersonView", "OrbitView"])
def test_what_is_no_map_is_refused_and_nothing_of_it_is_drawn(kind: str) -> None:
    deck = pdk.Deck([pdk.Layer("ScatterplotLayer", [], id="x")], views=[pdk.View(kind)])
    ((name, words),) = refusals(deck)
    assert (name, kind in words) == ("@view", True)
    assert deckmap.payload(deck, key="m")["spec"]["layers"] == []


@pytest.mark.parametrize("views", [None, [], [pdk.View("MapView", controller=True)], pdk.View("MapView", id="only")])
def test_one_map_however_it_is_said_is_drawn(views: object) -> None:
    assert refusals(pdk.Deck([], views=views)) == []


def test_of_several_views_the_first_is_drawn_from_where_it_looks() -> None:
    views = [pdk.View("MapView", id="b"), pdk.View("MapView", id="a")]
    deck = pdk.Deck([], views=views, initial_view_state={"a": {**THERE, "zoom": 3}, "b": pdk.ViewState(**THERE)})
    camera = deckmap.payload(deck, key="m")["camera"]["value"]
    assert {name: camera[name] for name in THERE} == THERE


def test_a_layer_without_an_id_has_one_name_at_every_run_and_answers_to_its_id_of_this_run() -> None:
    layers = [pdk.Layer("ScatterplotLayer", []) for _ in range(23)]
    deck = pdk.Deck([*layers, pdk.Layer("PathLayer", [], id="roads")])
    names = names_of(deck)
    assert [names[n] for n in (0, 1, 2, 3, 10, 20, 21, 23)] == [
        "ScatterplotLayer, 1st layer", "ScatterplotLayer, 2nd layer", "ScatterplotLayer, 3rd layer",
        "ScatterplotLayer, 4th layer", "ScatterplotLayer, 11th layer", "ScatterplotLayer, 21st layer",
        "ScatterplotLayer, 22nd layer", "roads",
    ]  # fmt: skip
    options = {layers[1].id: deckmap.LayerOptions("Named")}
    sent = deckmap.payload(deck, key="m", layers=options, selected=[(layers[0].id, "a")])
    assert sent["spec"]["layers"][1]["id"] == names[1]
    assert sent["layers"][names[1]]["label"] == "Named"
    assert sent["selected"]["value"] == [[names[0], "a"]]


def test_of_two_layers_with_one_id_the_second_is_told() -> None:
    deck = pdk.Deck([pdk.Layer("PathLayer", [{"a": 1}], id="x"), pdk.Layer("ScatterplotLayer", [], id="x")])
    assert refusals(deck) == [("x", "another layer has the same id, and only the first is drawn")]
    assert [layer["@@type"] for layer in deckmap.payload(deck, key="m")["spec"]["layers"]] == ["PathLayer"]
