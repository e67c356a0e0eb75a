"""What every format says alike: rings counterclockwise, dates as dates, the last day included, and the rule itself."""

import io
import json
import sqlite3
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from data.belief.perspective import named
from data.supply.routes import leg_lines
from data.taking_along import in_words
from data.taking_along.formats import FORMATS, taken
from data.taking_along.provenance import Context, attached
from data.taking_along.rings import turned
from data.time.dates import RULE, dated, iso
from data.time.days import EPOCH, FOREVER, day_number
from tests.data.fronts.real_fronts import evidence, fronts

CONTEXT = Context(evidence(), named("balanced"), day_number("2025-01-01"))
FROM, TO = day_number("2024-09-06"), day_number("2024-09-09")


def areas(*shapes: shapely.Geometry) -> gpd.GeoDataFrame:
    rows = {
        "id": [f"a{n}" for n in range(len(shapes))], "control": "UA", "theatre": "kursk",
        "start": FROM, "end": TO + 1, "known_from": FROM + 1, "known_to": FOREVER,
    }  # fmt: skip
    return gpd.GeoDataFrame(rows, geometry=list(shapes), crs=4326)


def file(frame: gpd.GeoDataFrame, ending: str, folder: Path) -> Path:
    path = folder / f"rows.{ending}"
    path.write_bytes(taken(frame, "rows", ending, CONTEXT))
    return path


def signed(ring: list[tuple[float, float]]) -> float:
    """Twice the area within a ring, positive where it runs counterclockwise: the shoelace formula."""
    x, y = np.asarray(ring)[:, :2].T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))


def rings_of(shapes: list[shapely.Geometry]) -> tuple[list[float], list[float]]:
    polygons = [part for part in shapely.get_parts(shapes) if part.geom_type == "Polygon"]
    outer = [signed(list(part.exterior.coords)) for part in polygons]
    return outer, [signed(list(hole.coords)) for part in polygons for hole in part.interiors]


def written_rings(path: Path) -> tuple[list[float], list[float]]:
    """The rings as they stand in the file, outer and inner, each with its sign."""
    if path.suffix == ".geojson":
        found = [each["geometry"] for each in json.loads(path.read_bytes())["features"]]
        each = [[part] if shape["type"] == "Polygon" else part for shape in found for part in [shape["coordinates"]]]
        polygons = [polygon for shape in each for polygon in shape]
        return [signed(rings[0]) for rings in polygons], [signed(hole) for rings in polygons for hole in rings[1:]]
    if path.suffix == ".kml":
        root = ET.parse(path).getroot()  # noqa: S314 - our own file
        outer, inner = (
            [signed([tuple(map(float, point.split(","))) for point in ring.text.split()]) for ring in found]
            for found in (root.iterfind(f".//{{*}}{side}BoundaryIs//{{*}}coordinates") for side in ("outer", "inner"))
        )
        return outer, inner
    if path.suffix == ".csv":
        return rings_of(list(shapely.from_wkt(pd.read_csv(path, encoding="utf-8-sig")["wkt"].to_numpy())))
    if path.suffix == ".parquet":
        return rings_of(list(shapely.from_wkb(pq.read_table(path)["geometry"].to_pylist())))
    return rings_of(list(pyogrio.read_dataframe(path, layer="rows").geometry))


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("clockwise", [True, False])
def test_outer_rings_run_counterclockwise_and_holes_clockwise_in_every_format(
    ending: str, clockwise: bool, tmp_path: Path
) -> None:
    holed = box(2, 2, 3, 3).difference(box(2.4, 2.4, 2.6, 2.6))
    shapes = shapely.orient_polygons(
        np.array([box(0, 0, 1, 1), MultiPolygon([box(5, 5, 6, 6), holed])]), exterior_cw=clockwise
    )
    outer, inner = written_rings(file(areas(*shapes), ending, tmp_path))
    assert (len(outer), len(inner)) == (3, 1)
    assert min(outer) > 0 > max(inner)


def test_every_ring_of_the_front_runs_counterclockwise(tmp_path: Path) -> None:
    shown = fronts().areas.iloc[::9].reset_index(drop=True)
    for ending in ("geojson", "kml"):
        outer, inner = written_rings(file(shown, ending, tmp_path))
        assert len(outer) > 100
        assert min(outer) > 0
        assert all(each < 0 for each in inner)


@given(
    st.lists(st.tuples(st.floats(0.1, 10), st.booleans(), st.booleans()), min_size=1, max_size=5),
    st.tuples(st.floats(-170, 160), st.floats(-80, 70)),
)
def test_turning_rings_moves_no_point_and_turns_every_one(
    parts: list[tuple[float, bool, bool]], corner: tuple[float, float]
) -> None:
    shapes = []
    for size, clockwise, hole in parts:
        outline = list(box(corner[0], corner[1], corner[0] + size, corner[1] + size, ccw=not clockwise).exterior.coords)
        inside = [
            box(
                *(np.add(np.repeat(size / 4, 2), corner)), *(np.add(np.repeat(size / 2, 2), corner)), ccw=clockwise
            ).exterior.coords
        ]
        shapes.append(Polygon(outline, inside if hole else []))
    frame = areas(*shapes, Point(corner), LineString([corner, (0, 0)]), None)
    made = turned(frame)
    outer, inner = rings_of(list(made.geometry[: len(parts)]))
    assert min(outer) > 0
    assert all(each < 0 for each in inner)
    for one, other in zip(frame.geometry, made.geometry, strict=True):
        assert one == other or shapely.equals(one, other)
        assert shapely.get_num_coordinates(one) == shapely.get_num_coordinates(other)


@given(st.integers(1, 5000), st.integers(1, 5000) | st.just(FOREVER))
@settings(deadline=None)
def test_a_half_open_span_is_told_by_its_first_and_its_last_day(start: int, length: int) -> None:
    end = FOREVER if length == FOREVER else start + length
    first, last = (dated(name, pd.Series([day])).iloc[0] for name, day in (("start", start), ("end", end)))
    assert (iso("start", start), iso("end", end)) == (str(first), None if end == FOREVER else str(last))
    held = [first + timedelta(days=n) for n in range((last - first).days + 1)] if end < FOREVER else [first]
    assert [(day - EPOCH).days for day in held] == list(range(start, end if end < FOREVER else start + 1))


@pytest.mark.parametrize("ending", FORMATS)
def test_dates_are_dates_and_the_last_day_is_included_in_every_format(ending: str, tmp_path: Path) -> None:
    path = file(areas(box(0, 0, 1, 1)), ending, tmp_path)
    wanted = {"first_day": "2024-09-06", "last_day": "2024-09-09", "known_from": "2024-09-07", "as_known": "2025-01-01"}
    if ending == "csv":
        told = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False).iloc[0].to_dict()
    elif ending == "geojson":
        told = json.loads(path.read_bytes())["features"][0]["properties"]
    elif ending == "kml":
        mark = ET.parse(path).getroot().find(".//{*}Placemark")  # noqa: S314 - our own file
        told = {each.get("name"): each.find("{*}value").text for each in mark.iterfind(".//{*}Data")}
        span = mark.find("{*}TimeSpan")
        assert [span.find(f"{{*}}{end}").text for end in ("begin", "end")] == ["2024-09-06", "2024-09-09"]
    elif ending == "parquet":
        table = pq.read_table(path)
        assert {table.schema.field(name).type for name in (*wanted, "known_to")} == {pa.date32()}
        told = table.to_pylist()[0]
    else:
        with sqlite3.connect(path) as opened:  # as it stands in the file, not as a reader makes of it
            opened.row_factory = sqlite3.Row
            told = dict(opened.execute("SELECT * FROM rows").fetchone())
            kinds = {row["name"]: row["type"] for row in opened.execute("PRAGMA table_info(rows)")}
        assert {kinds[name] for name in (*wanted, "known_to")} == {"DATE"}
    assert {name: str(told[name]) for name in wanted} == wanted
    assert told["known_to"] in (None, "")


@pytest.mark.parametrize("ending", FORMATS)
def test_the_rule_stands_in_every_file(ending: str, tmp_path: Path) -> None:
    path = file(areas(box(0, 0, 1, 1)), ending, tmp_path)
    if ending == "csv":
        said = pd.read_csv(path, encoding="utf-8-sig")["dates"].iloc[0]
    elif ending == "geojson":
        said = json.loads(path.read_bytes())["description"]
    elif ending == "kml":
        said = ET.parse(path).getroot().find("{*}Document/{*}description").text  # noqa: S314 - our own file
    elif ending == "parquet":
        said = pq.read_schema(path).metadata[b"description"].decode()
    else:
        with sqlite3.connect(path) as opened:
            said = opened.execute("SELECT description FROM gpkg_contents WHERE table_name = 'rows'").fetchone()[0]
    assert RULE in said


def test_geoparquet_says_which_way_its_rings_turn(tmp_path: Path) -> None:
    geo = json.loads(pq.read_schema(file(areas(box(0, 0, 1, 1)), "parquet", tmp_path)).metadata[b"geo"])
    assert geo["columns"]["geometry"]["orientation"] == "counterclockwise"


def test_lines_and_areas_of_kml_follow_the_ground(tmp_path: Path) -> None:
    root = ET.parse(file(areas(box(0, 0, 1, 1), LineString([(0, 0), (9, 9)])), "kml", tmp_path)).getroot()  # noqa: S314
    for kind in ("LineString", "Polygon"):
        drawn = root.findall(f".//{{*}}{kind}")
        assert len(drawn) == 1
        assert drawn[0][0].tag.endswith("tessellate"), "the schema asks for it before the coordinates"
        assert drawn[0][0].text == "1"


def test_a_placemark_is_named_for_what_it_is_where_and_when(tmp_path: Path) -> None:
    root = ET.parse(file(areas(box(0, 0, 1, 1)), "kml", tmp_path)).getroot()  # noqa: S314 - our own file
    assert root.find(".//{*}Placemark/{*}name").text == "Under Ukrainian control, Kursk, 6 Sep 2024 to 9 Sep 2024"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"control": "contested", "first_day": date(2024, 9, 6), "last_day": date(2024, 9, 6)},
         "Contested, 6 Sep 2024"),
        ({"control": "RU", "last_day": date(2024, 9, 6)}, "Under Russian control, until 6 Sep 2024"),
        ({"change": "lost", "theatre": "belgorod", "first_day": date(2024, 9, 6)},
         "Left Ukrainian control, Belgorod, from 6 Sep 2024"),
        ({"agreement": "only_a", "ground_compared": "under Ukrainian control"},
         "Under Ukrainian control: only the first gives it"),
        ({"name": "Sudzha", "before": "UA", "after": "RU", "date": date(2025, 3, 13)},
         "Sudzha: under Russian control, before under Ukrainian control, 13 Mar 2025"),
        ({"title": "Glotovo: contested", "date": None}, "Glotovo: contested"),
        ({}, ""),
    ],
)  # fmt: skip
def test_names_leave_out_what_a_row_does_not_have(row: dict, words: str) -> None:
    assert in_words.named(row, {"belgorod": "Belgorod"}) == words


def test_a_way_is_named_by_its_ends_and_no_day_is_a_bare_number(tmp_path: Path) -> None:
    legs = leg_lines(evidence()).assign(known_to=FOREVER)
    told = attached(legs, CONTEXT)
    assert set(told.loc[told["id"] == "sea_rajin_dunai", "last_known_from"]) == {date(2025, 4, 16)}
    numbers = {"credibility", "length_km", "by_hand_km"}
    assert set(told.select_dtypes("number").columns) == numbers
    root = ET.parse(file(legs, "kml", tmp_path)).getroot()  # noqa: S314 - our own file
    names = [each.text for each in root.iterfind(".//{*}Placemark/{*}name")]
    assert "Sea, Rajin (Najin) port, Rason – Dunai (Dunay) naval port, observed, 15 Aug 2023 to 31 Mar 2025" in names


def test_a_table_without_a_map_says_the_rule_too() -> None:
    daily = pd.DataFrame({"day": [FROM], "theatre": ["kursk"], "ua_km2": [1.5]})
    back = pd.read_csv(io.BytesIO(taken(daily, "daily", "csv", CONTEXT)), encoding="utf-8-sig")
    assert (back["date"].iloc[0], back["dates"].iloc[0]) == ("2024-09-06", RULE)
