"""What other programs are given."""

import json

import pytest

from data.supply.route_export import routes_geojson
from data.time.dates import RULE
from tests.data.supply import drawn


@pytest.fixture(scope="module")
def collection() -> dict:
    """The collection after a trip through JSON, as another program sees it."""
    return json.loads(json.dumps(routes_geojson(drawn.evidence())))


def test_every_leg_is_a_feature_with_the_promised_properties(collection: dict) -> None:
    promised = {
        "id", "mode", "standing", "origin", "destination", "origin_name", "destination_name", "method", "length_km",
        "by_hand_km", "routes", "first_day", "last_day", "known_from", "qualifier", "credibility", "reliability",
        "claimant", "source_id", "marked", "mark_reason", "note", "last_source_id", "last_known_from",
    }  # fmt: skip
    assert [each["properties"]["id"] for each in collection["features"]] == list(drawn.evidence().legs.id)
    assert all(set(each["properties"]) == promised for each in collection["features"])


def test_a_leg_names_the_routes_it_belongs_to(collection: dict) -> None:
    legs = {each["properties"]["id"]: each["properties"] for each in collection["features"]}
    assert "rajin_tikhoretsk" in legs["sea_rajin_dunai"]["routes"]
    told = legs["sea_rajin_dunai"]
    assert (told["first_day"], told["last_day"], told["last_known_from"]) == ("2023-08-15", "2025-03-31", "2025-04-16")
    assert collection["dates"] == RULE


def test_lines_are_plain_wgs84_linestrings(collection: dict) -> None:
    for each in collection["features"]:
        assert each["geometry"]["type"] == "LineString"
        assert all(25 < lon < 145 and 25 < lat < 70 for lon, lat in each["geometry"]["coordinates"])


def test_the_sources_of_the_lines_are_credited(collection: dict) -> None:
    assert "OpenStreetMap contributors (ODbL)" in collection["credit"]
