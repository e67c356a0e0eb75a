"""Layers of the Analysis page: every kind of area has a pattern of its own beside its colour."""

import base64
import gzip
import io
import json

import numpy as np
import pandas as pd
from PIL import Image

from data.fronts.disagreement import disagreement
from data.fronts.gains import gains
from layers.looks import patterns, published
from layers.looks.clock_filter import ClockView
from layers.looks.look import Look
from layers.map import disagreement as disagreement_layer
from layers.map import found
from layers.map import gains as gains_layer
from tests.data.fronts.small_front import DAY, claim, claims, ground
from tests.data.fronts.small_fronts import fronts

VIEW = ClockView(DAY, DAY, DAY)


def content(url: str) -> object:
    kept = published.find(url.removeprefix("/layers/"))
    assert kept is not None
    return json.loads(gzip.decompress(kept.body))


def test_the_three_patterns_differ_and_tile() -> None:
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(patterns.atlas().split(",", 1)[1]))))[..., 3]
    tiles = [pixels[:, n * patterns.SIZE : (n + 1) * patterns.SIZE].astype(int) for n in range(3)]
    for n, tile in enumerate(tiles):
        assert 0.1 < (tile > 127).mean() < 0.6
        assert all(np.abs(tile - other).mean() > 20 for other in tiles[n + 1 :])
        assert np.abs(tile[0] - tile[-1]).max() < 200  # no seam: neighbours differ by one step only


def test_each_answer_is_a_layer_with_its_own_colour_and_pattern() -> None:
    one, other = fronts(claims(claim("a1", "UA", 0))).states, fronts(claims(claim("a2", "UA", 0))).states
    urls = disagreement_layer.publish(disagreement(one, other, ground()), "Balanced", "Maps")
    drawn = {each.id: each for each in disagreement_layer.layers(urls, Look(), VIEW)}
    assert set(drawn) == {"agreement-both", "agreement-only_a", "agreement-only_b"}
    assert drawn["agreement-only_a"].get_fill_pattern != drawn["agreement-only_b"].get_fill_pattern
    assert len({str(each.get_fill_color) for each in drawn.values()}) == 3
    only = content(urls["only_a"])["features"]
    assert only[0]["properties"]["tip"].startswith("Only Balanced: about ")
    assert content(urls["both"])["features"] == []


def test_gained_and_lost_ground_is_told_apart_without_colour() -> None:
    table = claims(claim("a1", "UA", 0), claim("a2", "UA", 5), claim("a1", "RU", 5, kind="map"))
    url = gains_layer.publish(gains(fronts(table).states, ground(), DAY, DAY + 30, DAY + 99))
    drawn = gains_layer.layers(url, Look("dark"))
    assert len({str(each.get_fill_pattern) for each in drawn}) == len(drawn) == 3
    assert {each["properties"]["c"] for each in content(url)["features"]} == {"gained", "lost"}


def test_found_rows_on_one_spot_are_one_ring_with_their_number() -> None:
    rows = pd.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "kind": ["event", "place", "place", "place"],
            "title": ["A", "B", "C", "<b>"],
            "lon": [35, 35, 36, None],
            "lat": [51, 51, 51, None],
        }
    )
    assert [(each["id"], each["n"]) for each in content(found.publish(rows))] == [
        ("here:event.a", "2"), ("here:place.c", ""),
    ]  # fmt: skip
