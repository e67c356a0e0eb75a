"""The map's message made without Streamlit is the one the component sends."""

import json

import deckmap
import pydeck as pdk
import pytest
from streamlit.testing.v1 import AppTest

from tests.map_message import everything, without_tokens


def page() -> None:
    import deckmap  # noqa: PLC0415 - Streamlit runs this body as a script of its own

    from tests.map_message import everything  # noqa: PLC0415

    deck, asked = everything()
    deckmap.deck_map(deck, **asked)


def test_the_message_is_the_one_the_component_sends_but_for_its_tokens() -> None:
    sent = json.loads(AppTest.from_function(page).run().main.children[0].proto.json)
    deck, asked = everything()
    made = deckmap.payload(deck, **asked)
    assert without_tokens(made) == without_tokens(sent)
    assert all(sent[name]["token"] for name in ("clock", "camera", "compare", "annotations", "area", "selected"))


def test_a_deck_s_own_view_is_where_the_camera_starts_and_no_view_is_none() -> None:
    seen = pdk.Deck(initial_view_state=pdk.ViewState(longitude=35, latitude=51, zoom=8))
    assert deckmap.payload(seen, key="map")["camera"]["value"]["latitude"] == 51
    bare = pdk.Deck()
    bare.initial_view_state = None
    assert deckmap.payload(bare, key="map")["camera"]["value"] is None


def coloured(ground: list[int], *more: str) -> pdk.Deck:
    names = ("ground", "lines", *more)
    return pdk.Deck([pdk.Layer("GeoJsonLayer", "/x.json", id=name, get_fill_color=ground) for name in names[:1]] + [
        pdk.Layer("GeoJsonLayer", "/x.json", id=name, get_line_color=[9, 9, 9]) for name in names[1:]
    ])  # fmt: skip


def test_the_dark_theme_costs_only_what_differs_in_it() -> None:
    made = deckmap.payload(coloured([250, 250, 250]), key="map", theme="auto", dark=coloured([20, 20, 20]))
    assert made["theme"] == "auto"
    assert made["dark"] == {"ground": {"getFillColor": [20, 20, 20]}}
    assert deckmap.payload(coloured([250, 250, 250]), key="map")["dark"] == {}


def test_a_dark_deck_with_other_layers_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="rivers"):
        deckmap.payload(coloured([250, 250, 250]), key="map", theme="auto", dark=coloured([20, 20, 20], "rivers"))
