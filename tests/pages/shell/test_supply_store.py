"""The supply routes follow who is believed."""

import gzip
import json

from layers.looks import published
from pages.shell import store, supply_store

MSMT = "kinds=msmt"


def flows(perspective: str) -> set[str]:
    found = published.find(supply_store.urls(perspective).flows.removeprefix("/layers/"))
    assert found is not None
    return {each["properties"]["id"] for each in json.loads(gzip.decompress(found.body))["features"]}


def test_flows_are_those_the_perspective_believes() -> None:
    everyone, some = flows(""), flows(MSMT)
    believed = "consignment:" + store.consignments(MSMT)["id"]
    assert some
    assert some < everyone
    assert some <= set(believed)


def test_places_and_ways_stay_whoever_is_believed() -> None:
    assert supply_store.urls(MSMT).legs == supply_store.urls("").legs
    assert supply_store.urls(MSMT).places == supply_store.urls("").places
