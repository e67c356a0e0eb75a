"""The two extents the map is made for, and the way its files are written."""

import json
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely
from shapely import Polygon, box

FOLDER: Final = Path(__file__).parent
FRONT: Final[Polygon] = box(33.0, 49.7, 39.0, 52.8)  # zoom 7-10
SUPPLY: Final[Polygon] = box(25.0, 25.0, 145.0, 62.0)  # zoom 3-6


def write(frame: gpd.GeoDataFrame, name: str, digits: int, folder: Path = FOLDER) -> int:
    """Bytes written to `<folder>/<name>.geojson`: one feature a line, so that a change can be reviewed.

    Coordinates are rounded to `digits` decimals of a degree with polygons kept valid; null properties
    and emptied geometries are left out.
    """
    frame = frame.to_crs(4326)
    frame.geometry = shapely.set_precision(frame.geometry.values, 10.0**-digits)
    lines = []
    for row in frame[~frame.geometry.is_empty].to_dict("records"):
        shape = row.pop("geometry")
        properties = {k: v for k, v in row.items() if isinstance(v, list) or not pd.isna(v)}
        geometry = json.loads(shapely.to_geojson(shape), parse_float=lambda text: round(float(text), digits))
        lines.append(json.dumps({"type": "Feature", "properties": properties, "geometry": geometry},
                                ensure_ascii=False, separators=(",", ":")))
    path = folder / f"{name}.geojson"
    body = ",\n".join(lines)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n', encoding="utf-8")
    return path.stat().st_size
