"""Every layer takes its data by address, follows the clock on the GPU, and says what a click is about."""

import gzip
import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pydeck as pdk
import pytest
from shapely import LineString, Point, box

from data.time.days import FOREVER
from layers.looks import published
from layers.looks.cameras import PORTS
from layers.looks.clock_filter import ClockView
from layers.looks.deck import deck
from layers.looks.look import Look
from layers.map import contact_line, control, events, flows, legend, legs, places, settlements, uncertainty, voyages
from layers.map.flows import width

VIEW = ClockView(1000, 1000, 1765)
SPANS = {"start": [990, 995], "end": [995, FOREVER], "known_from": [990, 996], "known_to": [FOREVER, FOREVER]}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "folder", lambda: tmp_path)


def frame(geometry: list[object], **columns: list[object]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"id": ["a", "b"], **SPANS, **columns}, geometry=geometry, crs=4326)


def areas() -> gpd.GeoDataFrame:
    return frame(
        [box(35, 51, 35.1, 51.1), box(35.1, 51, 35.2, 51.1)],
        control=["UA", "contested"],
        theatre=["kursk", "kursk"],
        area_km2=[77.0, 1077.0],
        claims=[("x", "y"), ("z",)],
    )


def lines() -> gpd.GeoDataFrame:
    return frame(
        [LineString([(35, 51), (35.1, 51)]), LineString([(35.1, 51), (35.2, 51)])],
        control_a=["UA", "UA"],
        control_b=["RU", "contested"],
        half_width_km=[1.5, 2.5],
    )


def sent() -> gpd.GeoDataFrame:
    way = [LineString([(130, 42), (132, 43)])] * 2
    return frame(
        way,
        tip=["one", "two"],
        group=["rounds", "petroleum"],
        direction=["to_russia", "to_pyongyang"],
        standing=["observed", "claimed"],
        low=[1e6, np.nan],
        high=[np.nan, np.nan],
    )


def runs() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": ["a", "b"],
            "tip": ["one", "two"],
            "group": ["containers", "troops"],
            "direction": ["to_russia"] * 2,
            "low": [300.0, 100.0],
            "high": [float("nan"), 100_000.0],
            "path": [[[130.0, 42.0], [132.0, 43.0]]] * 2,
            "timestamps": [[990.5, 992.5], [995.5, 997.5]],
            "notional": [False, True],
            **SPANS,
        }
    )


def points() -> gpd.GeoDataFrame:
    here = [Point(35, 51), Point(35.1, 51)]
    return frame(here, tip=["one", "two"], control=["UA", "contested"], marked=[False, True])


def ways() -> gpd.GeoDataFrame:
    return frame(
        [LineString([(130, 42), (132, 43)])] * 2,
        origin_name=["Rajin"] * 2,
        destination_name=["Dunai"] * 2,
        mode=["sea"] * 2,
        length_km=[224.8, 2210.0],
        standing=["observed", "inferred"],
        claimant=["RUSI"] * 2,
        last_known_from=[0, 0],
        mark_reason=["", "coordinates unconfirmed"],
    )


def clocked() -> list[pdk.Layer]:
    look = Look()
    return [
        *control.layers(control.publish(areas(), str.capitalize), look, VIEW),
        *contact_line.layers(contact_line.publish(lines()), look, VIEW),
        *uncertainty.layers(uncertainty.publish(areas()), look, VIEW),
        *settlements.layers(settlements.publish(points()), look, VIEW),
        *events.layers(events.publish(points()), look, VIEW),
        *flows.layers(flows.publish(sent()), look, VIEW),
        *legs.layers(legs.publish(ways()), look, VIEW),
        *voyages.layers(voyages.publish(runs()), look, VIEW),
    ]


def features(url: str) -> list[dict[str, object]]:
    found = published.find(url.removeprefix("/layers/"))
    assert found is not None
    content = json.loads(gzip.decompress(found.body))
    return content["features"] if isinstance(content, dict) else content


def test_every_clocked_layer_is_filtered_on_the_gpu_and_fetched_by_address() -> None:
    spec = json.loads(deck(clocked(), PORTS).to_json())
    for layer in spec["layers"]:
        assert str(layer["data"]).startswith("/layers/"), layer["id"]
        assert {"@@type": "DataFilterExtension", "filterSize": 4} in layer["extensions"], layer["id"]
        assert layer["filterRange"][0][1] == VIEW.end
        assert layer["transitions"]["filterRange"] > 0
    assert len({layer["id"] for layer in spec["layers"]}) == len(spec["layers"])


def test_what_is_clicked_says_what_kind_of_thing_it_is() -> None:
    held = features(control.publish(areas(), str.capitalize)["held"])
    assert held[0]["properties"]["id"] == "area:a"  # type: ignore[index]
    assert features(contact_line.publish(lines()))[0]["properties"]["id"] == "line:a"  # type: ignore[index]
    assert features(legs.publish(ways()))[0]["properties"]["id"] == "leg:a"  # type: ignore[index]


def test_contested_ground_is_told_by_its_hatch_too() -> None:
    spec = json.loads(deck(control.layers(control.publish(areas(), str.capitalize), Look(), VIEW), PORTS).to_json())
    contested = next(layer for layer in spec["layers"] if layer["id"] == "control-contested")
    assert {"@@type": "FillStyleExtension", "pattern": True} in contested["extensions"]
    picture = published.find(str(contested["fillPatternAtlas"]).removeprefix("/layers/"))
    assert picture is not None
    assert picture.media_type == "image/png"


def test_a_tooltip_says_how_much_since_when_and_on_how_many_claims() -> None:
    assert control.tip("UA", "Kursk", 990, 995, 77.4, 2).startswith("Under Ukrainian control, Kursk: about 77 km²")
    assert "2 claims" in control.tip("UA", "kursk", 990, 995, 77.4, 2)
    assert "1\u2009077 km²" in control.tip("contested", "kursk", 990, FOREVER, 1077.0, 1)
    assert "to" not in control.tip("contested", "kursk", 990, FOREVER, 1077.0, 1).split("·")[0].split("\n")[1]


def test_a_line_is_wider_the_more_was_reported_and_thin_where_nothing_was() -> None:
    widths = flows.width([np.nan, 100, 1e6])
    assert widths[0] == flows.THINNEST
    assert widths[0] < widths[1] < widths[2]


def test_how_a_way_is_known_is_told_by_its_dashes() -> None:
    dashes = {tuple(each["properties"]["d"]) for each in features(flows.publish(sent()))}  # type: ignore[index]
    assert dashes == {(0, 0), (1, 3)}


def test_an_event_lingers_a_week_so_that_playback_does_not_flash_past_it() -> None:
    first = features(events.publish(points()))[0]
    assert first["properties"]["f"][1] == 995 + events.LINGER - 1  # type: ignore[index]


def test_a_place_whose_point_is_unconfirmed_is_hollow() -> None:
    frame_ = points().assign(marked=[False, True], label=["Dunai", "Khasan"], min_zoom=[0, 3])
    marks = [each["properties"]["m"] for each in features(places.publish(frame_))]  # type: ignore[index]
    assert marks == [0, 1]


def test_the_legend_names_every_sign_the_fronts_use() -> None:
    words = " ".join(row.words for row in legend.FRONTS)
    assert all(each in words for each in ("Ukrainian", "Russian", "contested", "contact line", "may lie"))


def test_what_moves_can_be_clicked_and_is_as_wide_as_what_it_carries() -> None:
    urls = voyages.publish(runs())
    made = voyages.layers(urls, Look(), VIEW)
    assert all(layer.pickable for layer in made)
    (voyage,), (run,) = (features(urls[name]) for name in ("voyages", "runs"))
    assert voyage["w"] == round(width(300).item() + voyages.CASING["voyages"], 2)
    assert run["w"] == round(width(100_000).item() + voyages.CASING["runs"], 2)


def test_a_settlement_whose_position_is_unconfirmed_is_told_from_the_others() -> None:
    sure, unsure = (each["properties"] for each in features(settlements.publish(points())))
    held = {each: number for number, each in enumerate(settlements.CONTROLS)}
    assert (sure["k"], sure["r"]) == (held["UA"], settlements.RIM)  # type: ignore[index]
    assert (unsure["k"], unsure["r"]) == (settlements.RIM, held["contested"])  # type: ignore[index]
