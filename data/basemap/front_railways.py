"""Railways of the front extent, both sides of the border, from scgraph_data (OpenStreetMap, ODbL)."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.basemap.extents import FRONT
from data.basemap.network import rail_graph

STUB: Final = 0.06  # degrees: shorter dead ends are sidings


def front_railways() -> gpd.GeoDataFrame:
    """Lines between junctions: hand (id of a hand-drawn line, else null), geometry, EPSG:4326."""
    edges = rail_graph.merged(rail_graph.within(rail_graph.world(), FRONT.buffer(0.3)))
    lines = rail_graph.pruned(edges.geometry.to_numpy(), np.empty((0, 2)), STUB)
    segments = pd.read_csv(rail_graph.FOLDER / "hand_segments.csv")
    hand = rail_graph.by_hand(segments, edges.geometry.to_numpy())
    whole = shapely.multilinestrings(shapely.simplify(lines, 0.001))
    rows = gpd.GeoDataFrame({"hand": [None, *hand.id]}, geometry=[whole, *hand.geometry], crs=4326)
    return rows[rows.intersects(FRONT)].clip(FRONT)
