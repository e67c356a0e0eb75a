"""The base map: everything on its own side of the border, nothing torn, names legible."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import Point, box

from data.basemap import layers
from data.basemap.label_thinning import boxes, overlaps
from data.tables.credit import BASE_MAP
from tests.data.fronts import real_fronts
from tests.data.supply import drawn

UTM = 32636  # metres round the front
TOLERANCE_M = 500
FRONT = box(33, 49.7, 39, 52.8)


def settlements() -> gpd.GeoDataFrame:
    table = real_fronts.evidence().settlements
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(table.lon, table.lat), crs=4326)


def test_every_settlement_of_the_belt_lies_in_russia() -> None:
    russia = gpd.GeoSeries([layers.russia()], crs=4326).to_crs(UTM).iloc[0]
    away = settlements().to_crs(UTM).set_index("id").distance(russia)
    assert away[away > TOLERANCE_M].to_dict() == {}


def test_border_towns_lie_on_their_own_side() -> None:
    side = layers.front_towns().set_index("name").country
    theirs = ["Sumy", "Hlukhiv", "Bilopillia", "Krasnopillya", "Velyka Pysarivka", "Vovchansk", "Yunakivka", "Hoptivka"]
    ours = ["Kursk", "Belgorod", "Sudzha", "Rylsk", "Korenevo", "Glushkovo", "Tëtkino", "Grayvoron", "Shebekino"]
    assert set(side[theirs]) == {"UA"}
    assert set(side[ours]) == {"RU"}


def test_the_two_sides_fill_the_front_and_meet_in_the_border() -> None:
    land = layers.front_land().set_index("country").geometry
    assert land["RU"].intersection(land["UA"]).area == pytest.approx(0, abs=1e-9)
    assert land.union_all().symmetric_difference(FRONT).area == pytest.approx(0, abs=1e-6)
    shared = land["RU"].boundary.intersection(land["UA"].boundary)
    assert layers.border().union_all().symmetric_difference(shared).length < 0.01


def test_raions_tile_russias_side() -> None:
    raions = layers.raions()
    assert raions.union_all().symmetric_difference(layers.russia()).area < 3e-4
    assert shapely.area(raions.geometry.to_numpy()).sum() == pytest.approx(layers.russia().area, rel=1e-5)
    assert raions.is_valid.all()


def test_settlements_lie_in_the_raion_the_table_names() -> None:
    found = settlements()[["id", "raion", "geometry"]].sjoin(layers.raions(), predicate="within")
    assert len(found) == len(settlements())
    wrong = found.loc[found["raion"].to_numpy() != found["name"].to_numpy(), "id"]
    assert set(wrong) <= {"berdin"}, "its point, 1.5 km precise, lies 1 km over the raion's line"


def test_raions_and_oblasts_have_both_names() -> None:
    for layer in (layers.raions(), layers.oblasts()):
        assert layer["name"].str.fullmatch(r"[A-Za-z -]+").all()
        assert layer["name_local"].str.fullmatch(r"[А-Яа-яЁёІіЇїЄє -]+").all()
    kursk = layers.raions().query("oblast == 'Kursk'")
    assert dict(zip(kursk["name"], kursk["name_local"], strict=True))["Sudzhansky"] == "Суджанский район"


@pytest.mark.parametrize(
    ("town", "lon", "lat"),
    [("Simferopol", 34.10, 44.95), ("Sevastopol", 33.55, 44.58), ("Yalta", 34.15, 44.51), ("Kerch", 36.45, 45.36),
     ("Donetsk", 37.80, 48.00), ("Luhansk", 39.31, 48.57), ("Mariupol", 37.54, 47.10), ("Melitopol", 35.37, 46.85)],
)  # fmt: skip
def test_crimea_and_the_occupied_oblasts_are_ukraine(town: str, lon: float, lat: float) -> None:
    here = drawn.countries()[drawn.countries().intersects(Point(lon, lat))]
    assert list(here.index) == ["Ukraine"], town


def test_no_border_is_drawn_between_crimea_and_the_rest_of_ukraine() -> None:
    perekop = box(33.3, 45.8, 34.6, 46.4)
    assert not layers.supply_borders().intersects(perekop).any()


def test_both_extents_have_the_same_border() -> None:
    russia = gpd.GeoSeries([drawn.countries()["Russia"]], crs=4326).clip(FRONT).to_crs(UTM).iloc[0]
    away = settlements().to_crs(UTM).distance(russia)
    assert (away <= TOLERANCE_M).all()


def test_countries_neither_overlap_nor_are_broken() -> None:
    land = drawn.countries()
    assert land.is_valid.all()
    one, other = shapely.STRtree(land.to_numpy()).query(land.to_numpy(), predicate="overlaps")
    common = shapely.area(shapely.intersection(land.to_numpy()[one], land.to_numpy()[other]))
    assert (common < 0.02).all()  # square degrees, of slivers along lines simplified one by one


@pytest.mark.parametrize("layer", ["front_towns", "supply_names"])
@pytest.mark.parametrize("zoom", [2, 3.5, 5, 6, 7, 8.5, 10])
def test_names_that_are_shown_do_not_touch(layer: str, zoom: float) -> None:
    names = getattr(layers, layer)()
    shown = names[names.min_zoom <= zoom]
    text = shown.name + np.where(shown.name_local != "", "\n" + shown.name_local, "")
    placed = boxes(pd.DataFrame({"text": text, "lon": shown.geometry.x, "lat": shown.geometry.y}), size_px=14)
    assert len(shown)
    assert not overlaps(placed, zoom).any()


def test_cyrillic_and_korean_names_are_whole() -> None:
    towns = layers.front_towns().set_index("name").name_local
    assert (towns["Sudzha"], towns["Kharkiv"], towns["Bilopillia"]) == ("Суджа", "Харків", "Білопілля")
    cities = layers.supply_names().drop_duplicates("name").set_index("name").name_local
    assert (cities["Vladivostok"], cities["Kyiv"], cities["Pyongyang"]) == ("Владивосток", "Київ", "평양")


def test_capitals_come_before_small_towns() -> None:
    names = layers.supply_names().drop_duplicates("name").set_index("name").min_zoom
    assert names["Moscow"] <= 3
    assert names["Pyongyang"] <= 5
    assert layers.front_towns().set_index("name").min_zoom["Kursk"] <= 6


def test_every_source_of_the_base_map_is_credited_where_the_files_lie() -> None:
    for folder in (".", "network"):
        notice = (Path(layers.__file__).parent / folder / "NOTICE.md").read_text(encoding="utf-8")
        assert "© OpenStreetMap contributors" in notice
        assert "ODbL" in notice
    for source in ("OpenStreetMap", "geoBoundaries", "GeoNames", "Natural Earth"):
        assert source in BASE_MAP
