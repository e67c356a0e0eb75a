import json

import geopandas as gpd
import pytest
import shapely

from data.fronts.control_export import DayNotCoveredError, control_geojson
from data.time.days import day_number
from tests.data.fronts import real_fronts

DAY, NOW = day_number("2024-10-01"), day_number("2026-11-01")


def exported(day: int = DAY, known_by: int = NOW, perspective: str = "balanced") -> gpd.GeoDataFrame:
    made = control_geojson(real_fronts.fronts(perspective), real_fronts.evidence().sources, day, known_by)
    collection = json.loads(json.dumps(made))
    return gpd.GeoDataFrame.from_features(collection["features"], crs=4326)


def test_the_property_names_are_a_promise() -> None:
    names = {"control", "theatre", "area_km2", "claims", "first_day", "last_day", "known_from", "known_to"}
    collection = control_geojson(real_fronts.fronts(), real_fronts.evidence().sources, DAY, NOW)
    assert set(collection) == {
        "type", "day", "known_by", "perspective", "dates", "credit", "licence", "sources", "features",
    }  # fmt: skip
    assert set(exported().columns) == names | {"geometry"}


def test_one_feature_for_each_theatre_and_control() -> None:
    found = exported()
    assert not found.duplicated(["theatre", "control"]).any()
    assert set(found["control"]) == {"UA", "RU", "contested"}


def test_the_features_read_back_cover_the_belt() -> None:
    found = exported()
    assert found.geometry.is_valid.all()
    assert found["area_km2"].sum() == pytest.approx(real_fronts.ground().cells["area_km2"].sum(), abs=0.1)
    ua, ru = (found.loc[found["control"] == control].union_all() for control in ("UA", "RU"))
    assert ua.intersection(ru).area < 1e-7
    assert ua.contains(shapely.Point(35.2706, 51.1914)), "Sudzha"


def test_dates_say_how_long_the_shape_holds() -> None:
    found = exported().set_index(["theatre", "control"]).loc[("kursk", "UA")]
    assert found["first_day"] <= "2024-10-01" <= found["last_day"]


def test_the_last_day_is_the_last_with_that_shape() -> None:
    last = exported().set_index(["theatre", "control"]).loc[("kursk", "UA"), "last_day"]
    shapes = {
        shift: exported(day_number(last) + shift).set_index(["theatre", "control"]).geometry[("kursk", "UA")].wkb
        for shift in (0, 1)
    }
    assert shapes[0] == exported().set_index(["theatre", "control"]).geometry[("kursk", "UA")].wkb != shapes[1]


def test_outer_rings_run_counterclockwise_as_the_standard_asks() -> None:
    for shape in exported().geometry:
        for part in getattr(shape, "geoms", [shape]):
            assert part.exterior.is_ccw


def test_a_day_the_evidence_does_not_cover_is_refused_with_the_days_it_does() -> None:
    with pytest.raises(DayNotCoveredError, match="1 May 2023 to 3 Aug 2025"):
        control_geojson(real_fronts.fronts(), real_fronts.evidence().sources, day_number("2026-01-01"), NOW)


def test_what_was_known_on_the_first_day_was_less() -> None:
    first_days = day_number("2024-08-07")
    held = set(exported(first_days, NOW)["control"])
    assert "UA" in held
    assert "UA" not in set(exported(first_days, first_days)["control"])


def test_sources_and_their_terms_go_along() -> None:
    collection = control_geojson(real_fronts.fronts(), real_fronts.evidence().sources, DAY, NOW)
    told = {each["id"]: each for each in collection["sources"]}
    assert "ds_archive" in told
    assert all(each["publisher"] and each["terms"] for each in told.values())
    claims = real_fronts.evidence().control_claims.set_index("id")["source_id"]
    behind = {claims[claim] for each in collection["features"] for claim in each["properties"]["claims"]}
    assert set(told) == behind
