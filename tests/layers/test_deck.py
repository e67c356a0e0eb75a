"""A deck is small, asks for no online map, and keeps strings that are no accessors."""

import json

from layers.cameras import KURSK
from layers.deck import deck, water


def test_a_deck_names_no_online_base_map_and_no_spaces() -> None:
    text = deck([water("light")], KURSK, "light").to_json()
    spec = json.loads(text)
    assert "http" not in text
    assert '": ' not in text
    assert spec["initialViewState"]["longitude"] == KURSK.longitude
