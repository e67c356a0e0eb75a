"""Whatever a row holds reaches the browser as JSON it can read, or reads as missing."""

import datetime
import decimal
import fractions
import json
import math
import uuid
from typing import Any

import deckmap
import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pydeck as pdk
import pytest
from deckmap.values import as_json
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as np_st
from shapely import LinearRing, Point

MISSING = [
    None,
    math.nan,
    math.inf,
    -math.inf,
    np.float16("nan"),
    np.longdouble("inf"),
    pd.NaT,
    pd.NA,
    np.datetime64("NaT"),
    np.timedelta64("NaT"),
    decimal.Decimal("NaN"),
    decimal.Decimal("sNaN"),
    decimal.Decimal("1e999"),
    10**400,
    fractions.Fraction(10**400, 3),
    np.ma.masked,
    pa.scalar(None, pa.int64()),
    pa.scalar(2**62, pa.timestamp("s")),
]

SAID = [
    (np.int64(7), 7),
    (np.float32(0.5), 0.5),
    (np.bool_(True), True),
    (np.str_("x"), "x"),
    (np.array(3), 3),
    (np.array([[1.5, np.nan]]), [[1.5, None]]),
    (2**63, float(2**63)),
    (decimal.Decimal("1.5"), 1.5),
    (pd.Timestamp("2024-08-06T12:00", tz="UTC"), "2024-08-06T12:00:00+00:00"),
    (datetime.date(2024, 8, 6), "2024-08-06"),
    (np.datetime64("2024-08-06"), "2024-08-06"),
    (datetime.time(3, 4), "03:04:00"),
    (pd.Timedelta("1D"), "1 days 00:00:00"),
    (pd.Period("2024-08"), "2024-08"),
    (pd.Interval(0, 1), "(0, 1]"),
    (b"\xd0\xa1\xff", "С\\xff"),
    ({3, 1}, [1, 3]),
    (range(2), [0, 1]),
    (pd.Series(["a", None], dtype="category"), ["a", None]),
    (pd.array([1, None], dtype="Int64"), [1, None]),
    (pa.array([1, None]), [1, None]),
    (pa.table({"a": [1, None]}), [{"a": 1}, {"a": None}]),
    (pd.DataFrame({"a": [1, 2]}), [{"a": 1}, {"a": 2}]),
    (np.ma.array([1, 2], mask=[0, 1]), [1, None]),
    (np.array([(1, 2.5)], dtype=[("a", "i4"), ("b", "f8")]), [{"a": 1, "b": 2.5}]),
    ({(1, 2): {None: 1}}, {"(1, 2)": {"None": 1}}),
    (Point(1, 2), {"type": "Point", "coordinates": [1, 2]}),
    (Point(), {"type": "Point", "coordinates": []}),
    (LinearRing([(0, 0), (1, 0), (1, 1)]), {"type": "LineString", "coordinates": [[0, 0], [1, 0], [1, 1], [0, 0]]}),
    (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    (1 + 2j, "(1+2j)"),
]


@pytest.mark.parametrize("value", MISSING, ids=lambda value: type(value).__name__)
def test_what_is_missing_or_no_number_is_null(value: object) -> None:
    assert as_json(value) is None
    assert as_json([{"deep": {"er": value}}]) == [{"deep": {"er": None}}]


@pytest.mark.parametrize(("value", "said"), SAID, ids=lambda value: type(value).__name__)
def test_what_is_there_arrives(value: object, said: object) -> None:
    found = as_json(value)
    assert found == said
    assert json.loads(json.dumps(found, allow_nan=False)) == said


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(), st.decimals(), st.fractions(),
    st.dates(), st.datetimes(), st.times(), st.timedeltas(), st.complex_numbers(), st.uuids(), st.sampled_from(MISSING),
    np_st.from_dtype(np.dtype("f4")), np_st.from_dtype(np.dtype("M8[ns]")), np_st.from_dtype(np.dtype("u8")),
    np_st.arrays(st.sampled_from(["f8", "i2", "M8[D]", "m8[s]", "U3", "S2", "?", "O"]), np_st.array_shapes(max_side=2)),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.tuples(inner),
        st.dictionaries(st.one_of(st.text(), st.integers(), st.none()), inner, max_size=3),
    ),
    max_leaves=5,
)


@given(st.lists(st.dictionaries(st.text(max_size=3), VALUES, max_size=3), max_size=3))
def test_rows_of_any_values_are_json_that_a_browser_reads(rows: list[dict[str, Any]]) -> None:
    layer = pdk.Layer("ScatterplotLayer", rows, id="x", get_position="p")
    sent = deckmap.payload(pdk.Deck([layer]), key="m")
    said = json.loads(json.dumps(sent, allow_nan=False), parse_constant=pytest.fail)
    data = said["spec"]["layers"][0]["data"]
    assert [set(row) - {"@@id"} for row in data] == [set(row) for row in rows]


def test_frames_with_every_extension_type_arrive_as_rows() -> None:
    frame = pd.DataFrame({
        "whole": pd.array([1, None], dtype="Int64"), "when": pd.to_datetime(["2024-08-06", None]),
        "kind": pd.Categorical(["a", None]), "arrow": pd.array([1.5, None], dtype="float64[pyarrow]"),
        "text": pd.array(["Суджа", None], dtype="string"), "p": [[0, 0], [1, np.nan]],
    })  # fmt: skip
    sent = deckmap.payload(pdk.Deck([pdk.Layer("ScatterplotLayer", frame, id="x")]), key="m")["spec"]["layers"][0][
        "data"
    ]
    first = {"whole": 1, "when": "2024-08-06T00:00:00", "kind": "a", "arrow": 1.5, "text": "Суджа", "p": [0, 0]}
    assert sent[0] == first
    assert sent[1] == {**dict.fromkeys(first), "p": [1, None]}


def test_geometries_and_tables_of_other_libraries_are_data_too() -> None:
    shapes = gpd.GeoDataFrame({"n": [1, 2]}, geometry=[Point(1, 2), None], crs=4326)
    layers = [
        pdk.Layer("GeoJsonLayer", shapes, id="a"),
        pdk.Layer("ScatterplotLayer", pa.table({"x": [1, None]}), id="b"),
    ]
    sent = deckmap.payload(pdk.Deck(layers), key="m")["spec"]["layers"]
    assert sent[0]["data"] == [
        {"n": 1, "geometry": {"type": "Point", "coordinates": [1, 2]}},
        {"n": 2, "geometry": None},
    ]
    assert sent[1]["data"] == [{"x": 1}, {"x": None}]


def test_columns_kept_apart_for_another_transport_are_rows_again() -> None:
    frame = pd.DataFrame({"p": [[0.0, 1.0], [2.0, math.nan]], "r": [1, 2]})
    layer = pdk.Layer("ScatterplotLayer", frame, id="x", get_position="p", get_radius="r", use_binary_transport=True)
    sent = deckmap.payload(pdk.Deck([layer]), key="m")["spec"]["layers"][0]
    assert sent["data"] == [{"p": [0, 1], "r": 1}, {"p": [2, None], "r": 2}]
    assert (sent["getPosition"], sent["getRadius"]) == ("@@=p", "@@=r")


def test_clock_camera_and_words_of_numpy_and_of_nothing_are_json_too() -> None:
    view = pdk.ViewState(longitude=np.float64(35), latitude=math.nan, zoom=pd.NA)
    sent = deckmap.payload(
        pdk.Deck(initial_view_state=view),
        key="m",
        clock=deckmap.Clock(np.int64(0), 9, np.float32(3)),
        height=np.int64(200),
    )
    said = json.loads(json.dumps(sent, allow_nan=False))
    assert (said["camera"]["value"]["longitude"], said["camera"]["value"]["latitude"], said["height"]) == (35, 0, 200)
