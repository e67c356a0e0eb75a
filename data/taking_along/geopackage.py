"""GeoPackage to take along: dates QGIS's temporal controller finds, and a style it opens with."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final

import geopandas as gpd

from data.taking_along import qgis_style
from data.taking_along.rings import turned

STYLES_TABLE: Final = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
  f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
"""


def geopackage(frame: gpd.GeoDataFrame, layer: str, about: str) -> bytes:
    """`frame` (EPSG:4326, see `provenance.attached`) as one layer of a GeoPackage.

    Columns that are dates become DATE fields, which have no time zone to be mistaken; the layer's default style says
    which of them are its time (first_day and last_day, both included) and draws control, agreement or change with
    pattern beside colour. `about` stands in the file's contents table. QGIS 3.22 loads the style by itself, has the
    layer's temporal properties on, and shows on a day what held on it.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "taken.gpkg"
        # only on the way through Arrow does a date stay one
        turned(frame).to_file(path, layer=layer, driver="GPKG", engine="pyogrio", use_arrow=True)
        column = next((name for name in qgis_style.STYLES if name in frame), "")
        style = qgis_style.STYLES.get(column, qgis_style.PLAIN)
        kinds = frame.geom_type.dropna()  # a row without a place has none
        kind = str(kinds.iloc[0]) if len(kinds) else "Polygon"
        _describe(path, layer, qgis_style.qml(style, kind, list(frame.columns)), about)
        return path.read_bytes()


def _describe(path: Path, layer: str, qml: str, about: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE gpkg_contents SET description = ? WHERE table_name = ?", (about, layer))
        geometry = file.execute("SELECT column_name FROM gpkg_geometry_columns").fetchone()[0]
        file.execute(STYLES_TABLE)
        file.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
            " styleQML, styleSLD, useAsDefault, description, owner) VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '')",
            (layer, geometry, layer, qml, about),
        )
        file.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description)"
            " VALUES ('layer_styles', 'attributes', 'layer_styles', '')"
        )
