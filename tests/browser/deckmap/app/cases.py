"""Maps that any Streamlit user may ask for, one for each kind of trouble; the query string names the case."""

from __future__ import annotations

import datetime
import decimal
import math

import numpy as np
import pandas as pd
import pydeck as pdk
import streamlit as st
from deckmap import MapState, deck_map

DOT = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
AT_SEA = pdk.ViewState(longitude=0, latitude=0, zoom=6)
RED, GREEN, BLUE = [220, 20, 20], [20, 160, 20], [20, 20, 220]

ODD = [
    math.nan, math.inf, -math.inf, None, pd.NaT, pd.NA, np.float32("nan"), np.int64(7), np.float16(0.5), np.bool_(True),
    np.datetime64("NaT"), np.datetime64("2024-08-06"), pd.Timestamp("2024-08-06", tz="Europe/Kyiv"),
    datetime.date(2024, 8, 6), datetime.timedelta(hours=3), decimal.Decimal("1.5"), decimal.Decimal("sNaN"), b"\xff",
    {3, 1}, np.array([1.0, np.nan]), pd.Series(["a", None], dtype="category"), pd.Interval(0, 1), 10**400, 2**64,
    {"deep": [{"er": math.nan}]}, complex(1, 2), pd.array([1, None], dtype="Int64"),
]  # fmt: skip

IDS = [2**53 + 1, -(2**70), 5, 5.0, 2.5, "5", "007", "Суджа 나진 🛰", True, np.int64(2**60), np.float64(3)]


def point(colour: list[int], rows: object, **props: object) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer", rows, get_position="p", get_fill_color=colour, radius_min_pixels=8, pickable=True, **props
    )


def values() -> pdk.Deck:
    """One row a value, from -3 to 3 degrees east on the equator; a place that is none; rows of every other layer."""
    spots = np.linspace(-3, 3, len(ODD))
    rows = [{"p": [x, 0], "w": value} for x, value in zip(spots.tolist(), ODD, strict=True)]
    lost = [{"p": [math.nan, 1]}, {"p": [1, pd.NA]}, {"p": None}, {"p": [2, 1]}]
    frame = pd.DataFrame({"p": [[0.0, 2.0], [1.0, 2.0]], "size": [1.5, None], "at": [pd.Timestamp("2024-08-06"), None]})
    return pdk.Deck([
        point(RED, rows, id="odd"),
        point(GREEN, lost, id="lost"),
        point(BLUE, frame, id="frame", get_radius="size"),
        pdk.Layer("PathLayer", [{"path": [[-1, -1], [0, math.nan], [1, -1]]}], id="path", get_path="path",
                  get_color=RED, width_min_pixels=6),
        pdk.Layer("GeoJsonLayer", [
            {"type": "Feature", "properties": {"w": np.nan}, "geometry": {"type": "Point", "coordinates": [np.nan, 0]}},
            {"type": "Feature", "properties": {}, "geometry": None},
            {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [
                [[2, -2], [3, -2], [pd.NA, 0], [3, -1], [2, -1], [2, -2]]]}},
        ], id="shapes", get_fill_color=BLUE),
    ], initial_view_state=AT_SEA)  # fmt: skip


def ids() -> pdk.Deck:
    spots = np.linspace(-3, 3, len(IDS)).tolist()
    return pdk.Deck(
        [point(RED, [{"p": [x, 0], "id": ident} for x, ident in zip(spots, IDS, strict=True)], id="points")],
        initial_view_state=AT_SEA,
    )


def times() -> pdk.Deck:
    """A voyage without a clock, words without a character set, lines over the 180th meridian from either side."""
    trip = [{"c": [[177, -2], [178, -2], [179, -2], [-179, -2]], "t": [0, 300, 600, 900]}]
    words = [{"p": [177, 2], "t": "Суджа"}, {"p": [178.5, 2], "t": "나진"}, {"p": [177, 1], "t": "رأس الرجاء"},
             {"p": [178.5, 1], "t": "किम"}, {"p": [177, 3], "t": 1950}, {"p": [178.5, 3], "t": None}]  # fmt: skip
    over = {"type": "Feature", "properties": {}, "geometry": {
        "type": "LineString", "coordinates": [[177, -1], [-177, -1]]}}  # fmt: skip
    return pdk.Deck([
        pdk.Layer("TripsLayer", trip, id="trip", get_path="c", get_timestamps="t", get_color=RED, width_min_pixels=6,
                  trail_length=1000, current_time=800),
        pdk.Layer("TextLayer", words, id="words", get_position="p", get_text="t", get_size=26, get_color=GREEN),
        pdk.Layer("PathLayer", [{"path": [[177, 0], [-177, 0]]}], id="path", get_path="path", get_color=BLUE,
                  width_min_pixels=6, pickable=True),
        pdk.Layer("GeoJsonLayer", [over], id="shape", get_line_color=BLUE, line_width_min_pixels=6),
        pdk.Layer("LineLayer", [{"a": [177, -3], "b": [-177, -3]}], id="line", get_source_position="a",
                  get_target_position="b", get_color=BLUE, width_min_pixels=6),
    ], initial_view_state=pdk.ViewState(longitude=178, latitude=0, zoom=6))  # fmt: skip


def views() -> pdk.Deck:
    there = {"latitude": 0, "longitude": 20, "zoom": 6}
    return pdk.Deck(
        [point(RED, [{"p": [20, 0]}])],
        views=[pdk.View("MapView", id="left", width="50%"), pdk.View("MapView", id="right", x="50%", width="50%")],
        initial_view_state={"left": there, "right": {**there, "longitude": 0}},
    )


def globe() -> pdk.Deck:
    return pdk.Deck([point(RED, [{"p": [0, 0]}])], views=[pdk.View("_GlobeView")], initial_view_state=AT_SEA)


def kinds() -> pdk.Deck:
    """A kind this map has not, a layer whose rows have no places, both without an id; and one that is drawn."""
    return pdk.Deck(
        [
            pdk.Layer("HexagonLayer", [{"p": [0, 0]}], get_position="p"),
            pdk.Layer("ScatterplotLayer", [{"q": [0, 0]}], get_position="p"),
            point(RED, [{"p": [0, 0]}], id="drawn"),
        ],
        initial_view_state=AT_SEA,
    )


def addresses() -> pdk.Deck:
    """An address of another machine wherever a layer may hold one, and a layer that has none."""
    machine = st.query_params["there"]
    there = f"http://{machine}/a.png"
    icon = {"url": there, "width": 32, "height": 32}
    feature = {"type": "Feature", "properties": {"icon": icon}, "geometry": {"type": "Point", "coordinates": [0, 1]}}
    return pdk.Deck([
        pdk.Layer("GeoJsonLayer", f"http://{machine}/a.json", id="data"),
        pdk.Layer("GeoJsonLayer", f"/demo/moved?to={there}", id="moved"),
        pdk.Layer("ScatterplotLayer", f"/demo/address?to={there}", id="content", get_position="p"),
        pdk.Layer("BitmapLayer", image=there, bounds=[-1, -1, 1, 1], id="image"),
        pdk.Layer("BitmapLayer", image=pdk.types.String(f"\\/{machine}/a.png"), bounds=[-1, -1, 1, 1], id="spelt"),
        pdk.Layer("IconLayer", [{"p": [0, 0], "icon": icon}], get_position="p", get_icon="icon", id="icons"),
        pdk.Layer("IconLayer", [{"p": [0, 0]}], get_position="p", get_icon="'a'", icon_atlas=pdk.types.String(there),
                  icon_mapping={"a": {"x": 0, "y": 0, "width": 9, "height": 9}}, id="atlas"),
        pdk.Layer("GeoJsonLayer", [feature], point_type=pdk.types.String("icon"), get_icon="properties.icon",
                  id="features"),
        pdk.Layer("TextLayer", [{"p": [0, 0], "t": "x"}], get_position="p", get_text="t", id="letters",
                  _sub_layer_props={"characters": {"iconAtlas": there}}),
        pdk.Layer("PolygonLayer", [{"polygon": [[1, 1], [2, 1], [2, 2]]}], id="pattern", get_polygon="polygon",
                  extensions=[{"@@type": "FillStyleExtension", "pattern": True}], get_fill_pattern="a",
                  fill_pattern_atlas=pdk.types.String(there),
                  fill_pattern_mapping={"a": {"x": 0, "y": 0, "width": 9, "height": 9}}),
        pdk.Layer("BitmapLayer", image=pdk.types.String(DOT), bounds=[-3, -1, -2, 0], id="own"),
        point(RED, [{"p": [0, -1], "note": there}], id="words"),
    ], initial_view_state=AT_SEA)  # fmt: skip


def fetched() -> pdk.Deck:
    return pdk.Deck([point(RED, "/demo/ids", id="points")], initial_view_state=AT_SEA)


CASES = {case.__name__: case for case in (values, ids, times, views, globe, kinds, addresses, fetched)}


def draw(case: str) -> MapState:
    """Draws a case; the state of the first run is kept besides, as the browser had not spoken then."""
    state = deck_map(
        CASES[case](),
        key="demo",
        height=int(st.query_params.get("height", 600)),
        selected=[("points", IDS[int(n)]) for n in st.query_params.get_all("chosen")] or None,
        tools=["select"],
        allow_remote="anywhere" in st.query_params,
    )
    st.session_state.setdefault("first", state)
    first = [(each.layer, each.message) for each in st.session_state.first.errors]
    now = [(each.layer, each.message) for each in state.errors]
    chosen = [(type(each.id).__name__, each.id) for each in state.selected]
    st.html(f"<pre data-testid='state'>selected={chosen!r} first={first!r} errors={now!r}</pre>")
    return state
