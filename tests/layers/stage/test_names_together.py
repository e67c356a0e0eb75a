"""All names that one map writes keep clear of each other, whichever table they come from."""

import gzip
import json

import pandas as pd
import pytest

from data.basemap.label_thinning import boxes, overlaps
from data.fronts.fronts import Fronts
from layers.looks import published
from layers.looks.look import Look
from layers.paper.content import Content
from layers.stage.data import StageData


@pytest.fixture(scope="module")
def data(content: Content) -> StageData:
    return StageData(content.tables, lambda _name: Fronts(content.ground, content.tables.control_claims))


def rows(url: str) -> list[dict]:
    found = published.at(url)
    assert found is not None
    return json.loads(gzip.decompress(found.body))


def of_records(url: str) -> pd.DataFrame:
    found = [(row["t"], *row["p"], row["z"]) for row in rows(url)]
    return pd.DataFrame(found, columns=["text", "lon", "lat", "z"])


def of_places(url: str) -> pd.DataFrame:
    found = [
        {"text": each["properties"]["t"], "lon": lon, "lat": lat, "z": each["properties"]["z"]}
        for each in rows(url)["features"]  # type: ignore[call-overload]
        for lon, lat in [each["geometry"]["coordinates"]]
    ]
    return pd.DataFrame(found)


def touching(labels: pd.DataFrame, zoom: float, size: float) -> list[str]:
    shown = labels.loc[labels["z"] <= zoom].reset_index(drop=True)
    assert len(shown)
    pairs = overlaps(boxes(shown, size), zoom)
    return list(shown.loc[pairs.any(axis=1), "text"])


@pytest.mark.parametrize("zoom", [7, 8, 8.5, 9.3, 10, 11])
def test_names_near_the_fronts_do_not_touch(data: StageData, zoom: float) -> None:
    assert touching(of_records(data.front_names), zoom, Look().letters) == []


@pytest.mark.parametrize("zoom", [2.4, 3, 4.5, 5.6, 7.25, 8])
def test_names_along_the_supply_routes_do_not_touch(data: StageData, zoom: float) -> None:
    labels = pd.concat([of_records(data.supply_names), of_places(data.places)], ignore_index=True)
    assert touching(labels, zoom, Look().letters) == []


@pytest.mark.parametrize("zoom", [2.4, 3, 4.5, 5.6, 7.25, 8])
def test_a_map_that_writes_both_in_one_layer_writes_the_same(data: StageData, zoom: float) -> None:
    apart = pd.concat([of_records(data.supply_names), of_places(data.places)], ignore_index=True)
    together = of_records(data.route_names)
    assert sorted(together["text"]) == sorted(apart["text"])
    assert touching(together, zoom, Look().letters) == []


@pytest.mark.parametrize("zoom", [8.4, 9.4, 10.4])
def test_the_stage_writes_larger_and_shows_fewer(data: StageData, zoom: float) -> None:
    """`layers/deckmap/ts/telling/laid.ts` shows the names of 0.4 zooms below: log2(18 / 14) is 0.36."""
    labels = of_records(data.front_names)
    shown = labels.loc[labels["z"] <= zoom - 0.4].reset_index(drop=True)
    assert len(shown)
    assert not overlaps(boxes(shown, Look(present=True).letters), zoom).any()
