"""KML to take along: each row with its TimeSpan, so that Google Earth's time slider moves it."""

from collections.abc import Iterable
from typing import Any, Final
from xml.etree import ElementTree as ET

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.taking_along import qgis_style

NAMESPACE: Final = "http://www.opengis.net/kml/2.2"
FORBIDDEN: Final = {code: " " for code in range(32) if chr(code) not in "\t\n\r"}  # XML 1.0 has no such signs
NAMES: Final = ("title", "name", "control", "agreement", "change", "id")


def kml(frame: gpd.GeoDataFrame, title: str, licence: str) -> bytes:
    """`frame` (EPSG:4326, see `provenance.attached`) as KML 2.2; all columns are in each row's extended data."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(f"{{{NAMESPACE}}}kml")
    document = _sub(root, "Document")
    _sub(document, "name", title)
    _sub(document, "description", licence)
    column = next((name for name in qgis_style.STYLES if name in frame), "")
    for each in qgis_style.STYLES.get(column, qgis_style.PLAIN).classes:
        _style(document, each)
    columns = [name for name in frame.columns if name != frame.geometry.name]
    rows = frame[columns].to_dict("records")
    for row, shape in zip(rows, frame.geometry, strict=True):
        _placemark(document, row, shape, column)
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


def _placemark(document: ET.Element, row: dict[Any, Any], shape: BaseGeometry | None, column: str) -> None:
    mark = _sub(document, "Placemark")
    _sub(mark, "name", next((str(row[name]) for name in NAMES if row.get(name)), ""))
    start, end = _date(row.get("start_date")), _date(row.get("end_date"))
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
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else ""  # NaT is no Timestamp


def _text(value: object) -> str:
    missing = value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value))
    return "" if missing else str(value)


def _geometry(parent: ET.Element, shape: BaseGeometry) -> None:
    parts = shapely.get_parts(shape)
    if len(parts) > 1:
        parent = _sub(parent, "MultiGeometry")
    for part in parts:
        if part.geom_type == "Point":
            _sub(_sub(parent, "Point"), "coordinates", _coordinates(part.coords))
        elif part.geom_type == "LineString":
            _sub(_sub(parent, "LineString"), "coordinates", _coordinates(part.coords))
        else:
            polygon = _sub(parent, "Polygon")
            rings = [(part.exterior, "outerBoundaryIs"), *((hole, "innerBoundaryIs") for hole in part.interiors)]
            for ring, name in rings:
                _sub(_sub(_sub(polygon, name), "LinearRing"), "coordinates", _coordinates(ring.coords))


def _coordinates(points: Iterable[tuple[float, ...]]) -> str:
    return " ".join(f"{x!r},{y!r}" for x, y, *_ in points)
