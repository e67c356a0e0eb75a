"""What each menu of the Analysis page takes along: gains, the change log, disagreement, what was found, the supply."""

import json
import sqlite3
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pandas as pd
import pytest

from data.belief.known_when import as_known, until
from data.belief.perspective import named
from data.finding.findable import findable
from data.fronts.change_log import change_log
from data.fronts.disagreement import disagreement
from data.fronts.gains import gains
from data.fronts.line_shift import LineShift
from data.fronts.sensitivity import sensitivity
from data.taking_along.formats import taken
from data.taking_along.points import points
from data.taking_along.provenance import Context, attached, compared_with, published_with
from data.time.days import FOREVER, day_number
from tests.data.fronts.real_fronts import evidence, fronts, ground

FIRST, LAST, NOW = day_number("2025-03-01"), day_number("2025-03-15"), day_number("2026-11-01")
HELD = "under Ukrainian control"


def context(**also: str) -> Context:
    return Context(evidence(), named("balanced"), NOW, also)


def changed() -> gpd.GeoDataFrame:
    return gains(fronts().states, ground().cells, FIRST, LAST, NOW)


def log() -> gpd.GeoDataFrame:
    tables = evidence()
    rows = change_log(fronts().states, tables.control_claims, tables.settlements, named("balanced"), (FIRST, LAST), NOW)
    return points(rows)


def differing() -> gpd.GeoDataFrame:
    found = disagreement(fronts().states, fronts("maps").states, ground().cells)
    return found.loc[(found["start"] <= LAST) & (found["end"] > LAST)].reset_index(drop=True)


def found() -> gpd.GeoDataFrame:
    return points(findable(evidence()).iloc[::7].reset_index(drop=True))


MADE = {"gains": changed, "log": log, "disagreement": differing, "found": found}


def cell(value: object) -> str:
    """A cell as text: GDAL reads ISO text in GeoJSON as a date, and nothing may be None, NaN or ""."""
    if pd.isna(value):
        return ""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "parquet"])
@pytest.mark.parametrize("name", MADE)
def test_what_is_written_is_read_back_by_geopandas_equal(name: str, ending: str, tmp_path: Path) -> None:
    frame = MADE[name]()
    assert len(frame)
    path = tmp_path / f"rows.{ending}"
    path.write_bytes(taken(frame, "rows", ending, context()))
    layer = {"layer": "rows"} if ending == "gpkg" else {}
    back = gpd.read_parquet(path) if ending == "parquet" else gpd.read_file(path, **layer)
    plain = attached(frame, context())
    assert len(back) == len(plain)
    for one, other in zip(plain.geometry, back.geometry, strict=True):
        assert (one is None and other is None) or one.equals(other)
    for column in plain.columns.drop("geometry"):
        assert [cell(each) for each in back[column]] == [cell(each) for each in plain[column]], column


def test_gains_and_the_log_have_spans_and_publication_so_that_time_moves_them(tmp_path: Path) -> None:
    for name in ("gains", "log"):
        plain = attached(MADE[name](), context())
        assert plain["first_day"].notna().all()
        assert plain["known_from"].notna().all()
        assert (plain["first_day"] > date(2025, 3, 1)).all()
        kml = ET.fromstring(taken(MADE[name](), name, "kml", context()).decode())  # noqa: S314 - our own text
        assert len(kml.findall(".//{*}TimeSpan")) == len(plain)
        path = tmp_path / f"{name}.gpkg"
        path.write_bytes(taken(MADE[name](), name, "gpkg", context()))
        with sqlite3.connect(path) as file:
            style = file.execute("SELECT styleQML FROM layer_styles").fetchone()[0]
        temporal = ET.fromstring(style.split("\n", 1)[1]).find("temporal")  # noqa: S314 - our own text
        assert temporal is not None
        assert (temporal.get("enabled"), temporal.get("startField")) == ("1", "first_day")
    sudzha = log().set_index("settlement_id").loc["sudzha"]
    known = evidence().control_claims.set_index("id")["known_from"]
    assert sudzha["known_from"] == max(known[claim] for claim in sudzha["claims"])
    assert (changed()["end"] == LAST + 1).all()


def test_disagreement_names_both_perspectives_and_what_was_compared() -> None:
    plain = attached(differing(), context(**compared_with(named("maps"), HELD)))
    assert set(plain["perspective"]) == {"balanced"}
    assert set(plain["compared_with"]) == {"maps"}
    assert plain["compared_with_rules"].str.contains("map publishers").all()
    assert set(plain["ground_compared"]) == {HELD}


def test_then_and_now_is_dated_by_the_claims_behind_it() -> None:
    states = until(fronts().states, NOW)
    areas = disagreement(as_known(states, day_number("2024-08-20")), as_known(states, NOW), ground().cells)
    dated = published_with(areas, evidence().control_claims)
    known = evidence().control_claims.set_index("id")["known_from"]
    row = dated.loc[dated["agreement"] == "only_b"].iloc[0]
    assert row["known_from"] == max(known[claim] for claim in (*row["claims_a"], *row["claims_b"]))
    assert (dated["known_to"] == FOREVER).all()
    assert attached(dated, context())["known_from"].notna().mean() > 0.9


def test_rows_without_a_place_are_taken_along_too() -> None:
    rows = findable(evidence())
    placeless = rows.loc[rows["lon"].isna()]
    assert len(placeless)
    frame = points(rows)
    assert len(frame) == len(rows)
    assert frame.geometry.isna().sum() == len(placeless)
    text = taken(frame, "found", "csv", context()).decode("utf-8-sig")
    assert text.count("\r\n") > len(rows)
    features = json.loads(taken(frame, "found", "geojson", context()))["features"]
    assert sum(each["geometry"] is None for each in features) == len(placeless)


def test_days_of_the_sensitivity_list_are_dates() -> None:
    listed = sensitivity(fronts(), LineShift.of(ground()), (LAST, LAST), NOW)
    plain = attached(listed.rename(columns={"source_id": "id"}), context())
    assert set(plain["moved_date"]) == {date(2025, 3, 15)}
    assert "moved_day" not in plain
    assert "shift_day" not in plain
