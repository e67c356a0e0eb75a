"""Writes the railway graph and the notional sea lines; `python -m data.basemap.build network` calls it."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from data.basemap.extents import write
from data.basemap.network import rail_graph, sea_paths

FOLDER: Final = Path(__file__).parent
EVIDENCE: Final = FOLDER.parents[1] / "evidence"
SERVED: Final = shapely.box(29, 37, 138, 61)  # where the legs run
SEA: Final = (126.5, 38.0, 135.0, 44.0)
SHORE: Final = 0.006  # degrees kept from the coast, by which the drawn coast may be simpler than the real one
ROUNDING: Final = 0.01  # degrees a node may lie beyond a border, the source being rounded to 0.001


def rail(land: gpd.GeoDataFrame) -> int:
    """Bytes of rail.geojson, cut from the world's railways along `land` (countries in full detail)."""
    ours = land[land["name"].isin(["Russia", "North Korea"])].union_all()
    segments = pd.read_csv(FOLDER / "hand_segments.csv")
    places = pd.read_csv(EVIDENCE / "places.csv")[["lon", "lat"]].to_numpy(float)
    lines = rail_graph.railways(ours.buffer(ROUNDING).intersection(SERVED), segments, places)
    return write(lines, "rail", rail_graph.DIGITS, FOLDER)


def sea(land: gpd.GeoDataFrame) -> int:
    """Bytes of sea_lines.csv after adding the pairs of ports that sea legs join and it does not have."""
    path = FOLDER / "sea_lines.csv"
    known, legs = pd.read_csv(path), pd.read_csv(EVIDENCE / "legs.csv")
    if pairs := sea_paths.missing(legs, known):
        shore = land.clip(shapely.box(*SEA)).union_all().buffer(SHORE)
        places = pd.read_csv(EVIDENCE / "places.csv")
        known = pd.concat([known, sea_paths.rows(pairs, places, sea_paths.Sea(shore, SEA))])
        known.to_csv(path, index=False, float_format="%.2f", lineterminator="\n")
    return path.stat().st_size
