"""The Python half of the map, without a browser."""

import json

import deckmap
import pydeck as pdk
from deckmap.message import spec
from streamlit.testing.v1 import AppTest


def page() -> None:
    import deckmap  # noqa: PLC0415 - Streamlit runs this body as a script of its own
    import pydeck as pdk  # noqa: PLC0415
    import streamlit as st  # noqa: PLC0415

    deck = pdk.Deck(
        layers=[pdk.Layer("GeoJsonLayer", "/layers/areas.json", id="areas", get_fill_color="properties.colour")],
        initial_view_state=pdk.ViewState(longitude=35, latitude=st.session_state.get("latitude", 51), zoom=8),
        tooltip={"html": "<b>{name}</b>", "style": {}},
    )
    st.session_state.state = deckmap.deck_map(
        deck,
        key="map",
        clock=deckmap.Clock(0, 900, st.session_state.get("day", 500)),
        clock_id=st.session_state.get("clock_id"),
        title="Front · {day}",
    )


def payload(app: AppTest) -> dict:
    """What the last run sent to the browser for the map."""
    node = app.main.children[0]
    return json.loads(node.proto.json)


def test_the_package_was_built_with_its_browser_half() -> None:
    assert deckmap.available()


def test_the_spec_keeps_pydeck_s_layers_and_asks_for_no_base_map() -> None:
    sent = payload(AppTest.from_function(page).run())
    assert sent["spec"]["layers"][0]["data"] == "/layers/areas.json"
    assert sent["spec"]["layers"][0]["getFillColor"] == "@@=properties.colour"
    assert not {"mapStyle", "mapProvider", "views", "initialViewState"} & set(sent["spec"])
    assert sent["spec"]["tooltip"] == {"html": "<b>{name}</b>"}
    assert sent["camera"]["value"]["latitude"] == 51


def test_passing_back_the_clock_changes_nothing_of_what_is_sent() -> None:
    app = AppTest.from_function(page).run()
    before = payload(app)
    app.session_state["day"] = 640
    app.run()
    assert payload(app) == before


def test_a_new_clock_id_sends_the_clock() -> None:
    app = AppTest.from_function(page).run()
    before = payload(app)
    app.session_state["day"] = 640
    app.session_state["clock_id"] = 1
    app.run()
    sent = payload(app)
    assert sent["clock"]["value"]["day"] == 640
    assert sent["clock"]["token"] != before["clock"]["token"]
    assert sent["camera"] == before["camera"]


def test_a_changed_view_state_moves_the_camera() -> None:
    app = AppTest.from_function(page).run()
    before = payload(app)
    app.session_state["latitude"] = 52
    app.run()
    sent = payload(app)
    assert sent["camera"]["value"]["latitude"] == 52
    assert sent["camera"]["token"] != before["camera"]["token"]


def test_a_message_stays_small() -> None:
    app = AppTest.from_function(page).run()
    assert len(json.dumps(payload(app))) < 3000


def test_every_pydeck_layer_serialises() -> None:
    rows = [{"position": [35.0, 51.0], "name": "a"}]
    said = spec(pdk.Deck(layers=[pdk.Layer("TextLayer", rows, id="names", get_text="name")], map_style="light"))
    assert said["layers"][0]["data"] == rows
