"""A deck is small, asks for no online map, and keeps strings that are no accessors."""

import json

import pydeck as pdk

from layers import basemap
from layers.cameras import BELGOROD, KURSK
from layers.deck import deck
from layers.look import Look


def test_a_deck_names_no_online_base_map_and_no_spaces() -> None:
    text = deck([basemap.ground("/layers/x.json", Look())], KURSK, "light").to_json()
    spec = json.loads(text)
    assert "http" not in text
    assert '": ' not in text
    assert spec["initialViewState"]["longitude"] == KURSK.longitude


def test_what_deck_gl_assumes_anyway_is_not_sent() -> None:
    drawn = basemap.lines("/layers/x.json", Look())
    layer = json.loads(deck([drawn], KURSK, "light").to_json())["layers"][0]
    assert layer["@@type"] == "GeoJsonLayer"
    assert layer["filled"] is False
    assert "pickable" not in layer
    assert "stroked" not in layer


def test_two_decks_share_nothing_that_one_of_them_changes() -> None:
    one, other = deck([], KURSK, "light"), deck([pdk.Layer("ScatterplotLayer", id="a")], BELGOROD, "light")
    assert one.layers == []
    assert [layer.id for layer in other.layers] == ["a"]
    assert one.initial_view_state.longitude == KURSK.longitude
    assert other.initial_view_state.longitude == BELGOROD.longitude
