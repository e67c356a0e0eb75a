"""A deck is small, asks for no online map, and keeps strings that are no accessors."""

import json

import pydeck as pdk

from layers.looks.cameras import PORTS, SUPPLY
from layers.looks.deck import deck
from layers.looks.look import Look
from layers.map import basemap


def test_a_deck_names_no_online_base_map_and_no_spaces() -> None:
    text = deck([basemap.ground("/layers/x.json", Look())], PORTS).to_json()
    spec = json.loads(text)
    assert "http" not in text
    assert '": ' not in text
    assert spec["initialViewState"]["longitude"] == PORTS.longitude


def test_what_deck_gl_assumes_anyway_is_not_sent() -> None:
    drawn = basemap.lines("/layers/x.json", Look())
    layer = json.loads(deck([drawn], PORTS).to_json())["layers"][0]
    assert layer["@@type"] == "GeoJsonLayer"
    assert layer["filled"] is False
    assert "pickable" not in layer
    assert "stroked" not in layer


def test_two_decks_share_nothing_that_one_of_them_changes() -> None:
    one, other = deck([], PORTS), deck([pdk.Layer("ScatterplotLayer", id="a")], SUPPLY)
    assert one.layers == []
    assert [layer.id for layer in other.layers] == ["a"]
    assert one.initial_view_state.longitude == PORTS.longitude
    assert other.initial_view_state.longitude == SUPPLY.longitude


def test_opaque_colours_are_said_in_three_numbers() -> None:
    line = "x?[4,5,6,255]:[7,8,9,10]"
    shown = pdk.Layer("ScatterplotLayer", id="a", get_fill_color=[1, 2, 3, 255], get_line_color=line)
    layer = json.loads(deck([shown], PORTS).to_json())["layers"][0]
    assert layer["getFillColor"] == [1, 2, 3]
    assert layer["getLineColor"] == "@@=x?[4,5,6]:[7,8,9,10]"
