"""The map's message made without Streamlit is the one the component sends."""

import json

import deckmap
import pydeck as pdk
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
