"""KML to take along: each row with its TimeSpan, so that Google Earth's time slider moves it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from xml.etree import ElementTree as ET

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.taking_along import qgis_style
from data.taking_along.in_words import named
from data.taking_along.rings import turned

NAMESPACE: Final = "http://www.opengis.net/kml/2.2"
FORBIDDEN: Final = {code: " " for code in range(32) if chr(code) not in "\t\n\r"}  # XML 1.0 has no such signs


def kml(frame: gpd.GeoDataFrame, title: str, about: str, theatres: Mapping[str, str]) -> bytes:
    """`frame` (EPSG:4326, see `provenance.attached`) as KML 2.2; all columns are in each row's extended data.

    Each placemark is named for what it is, where and when; `about` is the document's description,
    `theatres` what the ids in the column theatre are called.
    """
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(f"{{{NAMESPACE}}}kml")
    document = _sub(root, "Document")
    _sub(document, "name", title)
    _sub(document, "description", about)
    column = next((name for name in qgis_style.STYLES if name in frame), "")
    for each in qgis_style.STYLES.get(column, qgis_style.PLAIN).classes:
        _style(document, each)
    columns = [name for name in frame.columns if name != frame.geometry.name]
    rows = frame[columns].to_dict("records")
    for row, shape in zip(rows, turned(frame).geometry, strict=True):
        _placemark(document, row, shape, column, theatres)
    text: str = ET.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{text}".encode()


def _sub(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    if text is not None:
        child.text = text.translate(FORBIDDEN)
    return child


def _style(document: ET.Element, each: qgis_style.Category) -> None:
    style = _sub(document, "Style", id=f"style-{each.value}")
    red, green, blue = each.colour
    colour = f"{round(255 * each.opacity):02x}{blue:02x}{green:02x}{red:02x}"  # KML counts aabbggrr
    line = _sub(style, "LineStyle")
    _sub(line, "color", f"ff{blue:02x}{green:02x}{red:02x}")
    _sub(line, "width", "2")
    _sub(_sub(style, "PolyStyle"), "color", colour)


def _placemark(
    document: ET.Element, row: dict[Any, Any], shape: BaseGeometry | None, column: str, theatres: Mapping[str, str]
) -> None:
    mark = _sub(document, "Placemark")
    row = {name: None if value is pd.NA else value for name, value in row.items()}
    _sub(mark, "name", named(row, theatres))
    start, end = _date(row.get("first_day")), _date(row.get("last_day"))
    if start or end:
        span = _sub(mark, "TimeSpan")
        for name, day in (("begin", start), ("end", end)):
            if day:
                _sub(span, name, day)
    _sub(mark, "styleUrl", f"#style-{row[column] if column else ''}")
    data = _sub(mark, "ExtendedData")
    for name, value in row.items():
        _sub(_sub(data, "Data", name=str(name)), "value", _date(value) or _text(value))
    if shape is not None and not shape.is_empty:
        _geometry(mark, shape)


def _date(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else ""


def _text(value: object) -> str:
    missing = value is None or (isinstance(value, float) and np.isnan(value))
    return "" if missing else str(value)


def _geometry(parent: ET.Element, shape: BaseGeometry) -> None:
    parts = shapely.get_parts(shape)
    if len(parts) > 1:
        parent = _sub(parent, "MultiGeometry")
    for part in parts:
        if part.geom_type == "Point":
            _sub(_sub(parent, "Point"), "coordinates", _coordinates(part.coords))
        elif part.geom_type == "LineString":
            line = _sub(parent, "LineString")
            _sub(line, "tessellate", "1")  # follows the ground, which a straight line would cut through
            _sub(line, "coordinates", _coordinates(part.coords))
        else:
            polygon = _sub(parent, "Polygon")
            _sub(polygon, "tessellate", "1")
            rings = [(part.exterior, "outerBoundaryIs"), *((hole, "innerBoundaryIs") for hole in part.interiors)]
            for ring, name in rings:
                _sub(_sub(_sub(polygon, name), "LinearRing"), "coordinates", _coordinates(ring.coords))


def _coordinates(points: Iterable[tuple[float, ...]]) -> str:
    return " ".join(f"{x!r},{y!r}" for x, y, *_ in points)
