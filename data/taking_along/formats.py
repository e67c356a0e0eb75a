"""The formats things can be taken along in, by the ending of the file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import geopandas as gpd
import pandas as pd

from data.tables.theatres import Theatres
from data.taking_along.csv_file import csv
from data.taking_along.geojson_file import geojson
from data.taking_along.geopackage import geopackage
from data.taking_along.geoparquet import geoparquet
from data.taking_along.kml import kml
from data.taking_along.provenance import LICENCE, Context, attached
from data.time import dates

ABOUT: Final = f"{LICENCE} {dates.RULE}"


@dataclass(frozen=True)
class Format:
    """One way to take things along; `needs_geometry` where a table without a map is no use in it."""

    ending: str
    words: str
    media_type: str
    needs_geometry: bool
    write: Callable[[pd.DataFrame, str, Context], bytes]


def _on_globe(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    if not isinstance(frame, gpd.GeoDataFrame):
        raise TypeError("This format needs rows with a geometry.")
    return frame


FORMATS: Final = {
    each.ending: each
    for each in (
        Format("csv", "CSV, for spreadsheets", "text/csv", False, lambda frame, *_: csv(frame)),
        Format("geojson", "GeoJSON", "application/geo+json", True, lambda frame, *_: geojson(_on_globe(frame), ABOUT)),
        Format(
            "gpkg", "GeoPackage, for QGIS", "application/geopackage+sqlite3", True,
            lambda frame, name, _: geopackage(_on_globe(frame), name, ABOUT),
        ),
        Format(
            "parquet", "GeoParquet", "application/vnd.apache.parquet", True,
            lambda frame, *_: geoparquet(_on_globe(frame), ABOUT),
        ),
        Format(
            "kml", "KML, for Google Earth", "application/vnd.google-earth.kml+xml", True,
            lambda frame, name, context: kml(
                _on_globe(frame), name, ABOUT, Theatres.of(context.tables.theatres).labels
            ),
        ),
    )
}  # fmt: skip


def taken(frame: pd.DataFrame, name: str, ending: str, context: Context) -> bytes:
    """`frame` as a file of the format `ending`, with sources, spans, perspective and terms attached.

    Raises:
        KeyError: no such format.
        TypeError: the format needs a geometry and the frame has none.
    """
    return FORMATS[ending].write(attached(frame, context), name, context)
