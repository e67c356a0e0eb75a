import dataclasses
import io
import json
import sqlite3
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LineString, MultiPolygon, Point, box

from data.belief.perspective import named
from data.taking_along.formats import FORMATS, taken
from data.taking_along.provenance import Context, attached
from data.time.days import FOREVER, date_of, day_number
from tests.data.fronts.real_fronts import evidence, fronts

DAY = day_number("2024-10-01")
CONTEXT = Context(evidence(), named("maps"), day_number("2025-01-01"))
AREAS = fronts("maps").areas.query("start <= @DAY < end").reset_index(drop=True)
SHAPES = gpd.GeoDataFrame(
    {
        "id": ["sudzha-2025-03-13-dpa_0313", "=cmd|' /C calc'!A1", "+1", "@x", "-2", "Суджа 나진"],
        "start": [0, 10, 20, 30, 40, 50],
        "end": [FOREVER, 11, 21, 31, 41, 51],
        "known_from": [0, 10, 20, 30, 40, 50],
        "known_to": [FOREVER] * 6,
        "low": [1.0, float("nan"), -3.5, 0.0, 1e9, 2.0],
    },
    geometry=[
        Point(35.27, 51.19), LineString([(35, 51), (36, 52)]), box(35, 51, 36, 52),
        MultiPolygon([box(0, 0, 1, 1), box(2, 2, 3, 3).difference(box(2.4, 2.4, 2.6, 2.6))]), Point(1, 2), Point(3, 4),
    ],
    crs=4326,
)  # fmt: skip


def written(frame: gpd.GeoDataFrame, ending: str, folder: Path) -> Path:
    path = folder / f"areas.{ending}"
    path.write_bytes(taken(frame, "areas", ending, CONTEXT))
    return path


def same_shapes(frame: gpd.GeoDataFrame, back: gpd.GeoSeries) -> bool:
    return all(one.equals(other) for one, other in zip(frame.geometry, back, strict=True))


def test_every_row_carries_sources_spans_knowledge_perspective_and_terms() -> None:
    found = attached(AREAS, CONTEXT)
    dates = {"first_day", "last_day", "known_from", "known_to", "as_known"}
    words = {"sources", "source_ids", "source_terms", "perspective", "perspective_rules", "licence", "credit"}
    wanted = dates | words
    assert wanted <= set(found.columns)
    held = found.loc[found["control"] == "UA"]
    assert held["sources"].str.contains("DeepState").all()
    assert (found["perspective"] == "maps").all()
    assert set(found["as_known"]) == {date(2025, 1, 1)}
    assert found["first_day"].iloc[-1] == date_of(AREAS["start"].iloc[-1])
    assert found["last_day"].isna().equals(AREAS["end"] >= FOREVER)


def test_a_single_claim_carries_its_own_source() -> None:
    found = attached(SHAPES, CONTEXT).set_index("id")
    assert found.loc["sudzha-2025-03-13-dpa_0313", "source_ids"] == "dpa_0313"
    assert found.loc["+1", "sources"] == ""


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "parquet"])
def test_what_is_written_is_read_back_by_geopandas_equal(ending: str, tmp_path: Path) -> None:
    for frame in (AREAS, SHAPES):
        path = written(frame, ending, tmp_path)
        back = gpd.read_parquet(path) if ending == "parquet" else gpd.read_file(path, **layer_of(ending))
        plain = attached(frame, CONTEXT)
        assert back.crs.to_epsg() == 4326
        assert same_shapes(plain, back.geometry)
        for column in plain.columns.drop("geometry"):
            assert [words(each) for each in back[column]] == [words(each) for each in plain[column]], column


def words(cell: object) -> str:
    """A cell as text: GDAL reads ISO text in GeoJSON as a date, and nothing may be None, NaN or ""."""
    if pd.isna(cell):
        return ""
    return cell.date().isoformat() if isinstance(cell, pd.Timestamp) else str(cell)


def layer_of(ending: str) -> dict[str, str]:
    return {"layer": "areas"} if ending == "gpkg" else {}


def test_csv_comes_back_with_its_geometry_and_no_cell_runs(tmp_path: Path) -> None:
    back = pd.read_csv(written(SHAPES, "csv", tmp_path), encoding="utf-8-sig", keep_default_na=False)
    assert same_shapes(SHAPES, gpd.GeoSeries.from_wkt(back["wkt"]))
    text = back.drop(columns="low")
    assert not text.map(lambda cell: str(cell).startswith(("=", "+", "-", "@", "\t", "\r"))).any().any()
    assert back["id"].str.removeprefix("'").tolist() == SHAPES["id"].tolist()
    assert back["first_day"].tolist()[1] == "2022-01-11"
    assert back["last_day"].tolist()[1] == "2022-01-11"


def test_kml_has_a_time_span_for_each_row_and_gdal_reads_it_back(tmp_path: Path) -> None:
    path = written(SHAPES, "kml", tmp_path)
    spans = ET.parse(path).getroot().findall(".//{*}TimeSpan")  # noqa: S314 - our own file
    assert spans[0].find("{*}begin").text == "2022-01-11"
    assert spans[0].find("{*}end").text == "2022-01-11"
    back = gpd.read_file(path)
    assert same_shapes(SHAPES, back.geometry)
    assert back["id"].tolist() == SHAPES["id"].tolist()
    assert back["sources"].fillna("").tolist() == attached(SHAPES, CONTEXT)["sources"].tolist()


def test_kml_says_a_front_as_its_row_names_it_and_a_subject_in_its_words(tmp_path: Path) -> None:
    names = {"kursk": "Kursk and Rylsk", "belgorod": "Belgorod"}
    rows = CONTEXT.tables.theatres.assign(name=CONTEXT.tables.theatres["id"].map(names))
    renamed = dataclasses.replace(CONTEXT, tables=dataclasses.replace(CONTEXT.tables, theatres=rows))
    of = SHAPES.iloc[[0] * 4].assign(id="It", theatre=["kursk", "belgorod", "supply", "elsewhere"])
    path = tmp_path / "named.kml"
    path.write_bytes(taken(of, "named", "kml", renamed))
    said = [each.text for each in ET.parse(path).getroot().findall(".//{*}Placemark/{*}name")]  # noqa: S314 - our own
    assert [str(each).split(", ")[1] for each in said] == ["Kursk and Rylsk", "Belgorod", "Supply routes", "elsewhere"]


def test_markup_in_a_name_stays_text_in_kml(tmp_path: Path) -> None:
    sly = SHAPES.iloc[[0]].assign(id="<script>alert(1)</script>&\x00")
    root = ET.parse(written(sly, "kml", tmp_path)).getroot()  # noqa: S314 - our own file
    assert root.find(".//{*}Placemark/{*}name").text == "<script>alert(1)</script>& "


def test_qgis_finds_date_fields_its_temporal_controller_and_a_pattern(tmp_path: Path) -> None:
    with sqlite3.connect(written(AREAS, "gpkg", tmp_path)) as file:
        types = {row[1]: row[2] for row in file.execute("PRAGMA table_info(areas)")}
        qml = file.execute(
            "SELECT styleQML FROM layer_styles WHERE useAsDefault = 1 AND f_table_name = 'areas'"
        ).fetchone()[0]
        described = file.execute("SELECT description FROM gpkg_contents WHERE table_name = 'areas'").fetchone()[0]
    assert {types[name] for name in ("first_day", "last_day", "known_from", "known_to")} == {"DATE"}
    style = ET.fromstring(qml.split("\n", 1)[1])  # noqa: S314 - our own text
    temporal = style.find("temporal")
    both_included = "1"
    assert [temporal.get(name) for name in ("enabled", "startField", "endField", "limitMode")] == [
        "1", "first_day", "last_day", both_included,
    ]  # fmt: skip
    assert {each.get("value") for each in style.iter("category")} == {"UA", "RU", "contested"}
    brushes = {each.get("value") for each in style.iter("Option") if each.get("name") == "style"}
    assert {"solid", "b_diagonal"} <= brushes
    assert "terms" in described


def test_nothing_to_take_along_is_an_empty_file_and_no_error() -> None:
    for ending in FORMATS:
        assert taken(AREAS.iloc[:0], "areas", ending, CONTEXT)
    empty = json.loads(taken(AREAS.iloc[:0], "areas", "geojson", CONTEXT))
    assert empty["features"] == []
    assert gpd.read_parquet(io.BytesIO(taken(AREAS.iloc[:0], "areas", "parquet", CONTEXT))).empty


def test_a_table_without_a_map_goes_only_into_a_table() -> None:
    daily = pd.DataFrame({"day": [DAY], "theatre": ["kursk"], "ua_km2": [1.5]})
    assert b"2024-10-01" in taken(daily, "daily", "csv", CONTEXT)
    with pytest.raises(TypeError, match="geometry"):
        taken(daily, "daily", "gpkg", CONTEXT)
