"""An id comes back as what it was."""

import json

import deckmap
import numpy as np
import pydeck as pdk
import pytest
from deckmap.ids import as_sent, as_was
from deckmap.state import map_state
from hypothesis import given
from hypothesis import strategies as st

IDENTS = st.one_of(
    st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(), st.booleans(), st.integers().map(str)
)


def through_a_browser(said: object) -> object:
    """What JSON leaves of it in a browser, whose whole numbers are float64 and say so without a point."""

    def number(text: str) -> float:
        return float(text)

    heard = json.loads(json.dumps(said), parse_int=number)
    return json.loads(
        json.dumps(heard), parse_float=lambda text: int(float(text)) if float(text).is_integer() else float(text)
    )


@given(IDENTS)
def test_an_id_comes_back_as_what_it_was(ident: object) -> None:
    report = {"selected": [["points", through_a_browser(as_sent(ident))]]}
    state = map_state(report, camera=None, clock=None, compare=None, annotations=())
    (found,) = state.selected_ids("points")
    assert (found, type(found)) == (ident, type(ident))


@pytest.mark.parametrize("ident", [2**53, -(2**53), 10**300, 5.0, -0.0, 1e22, np.int64(2**60), np.float32(3)])
def test_numbers_a_browser_would_change_travel_as_their_digits(ident: float) -> None:
    rows = [{"id": ident}, {"properties": {"id": ident}, "id": 1}]
    sent = deckmap.payload(pdk.Deck([pdk.Layer("GeoJsonLayer", rows, id="x")]), key="m", selected=[("x", ident)])
    digits = sent["spec"]["layers"][0]["data"][0]["@@id"]
    assert sent["spec"]["layers"][0]["data"][1]["properties"]["@@id"] == digits
    assert sent["selected"]["value"] == [["x", {"number": digits}]]
    assert as_was({"number": digits}) == ident


@pytest.mark.parametrize("ident", [5, 2.5, "5", "9007199254740993", True, None, np.int8(3), float("nan")])
def test_every_other_id_is_left_as_it_is(ident: object) -> None:
    sent = deckmap.payload(pdk.Deck([pdk.Layer("ScatterplotLayer", [{"id": ident}], id="x")]), key="m")
    assert "@@id" not in sent["spec"]["layers"][0]["data"][0]
