"""What was sent along which way: every consignment on every leg of its route."""

from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from data.days import FOREVER
from data.routes import leg_lines
from data.tables import Tables

TOLERANCE: Final = 0.005  # degrees


def flows(tables: Tables, legs: gpd.GeoDataFrame | None = None) -> gpd.GeoDataFrame:
    """Consignments that have a route, one row a consignment and leg, so that each leg shows how it is known.

    Args:
        tables: the evidence.
        legs: `leg_lines(tables)`, if it is at hand already.

    Returns:
        All columns of `tables.consignments` but mode, which is the leg's; id is "<consignment>:<leg>"; and:
        consignment_id, leg_id, seq (int, along the route), standing, method, length_km (of the leg),
        origin_name, destination_name (of the leg), known_to (FOREVER), geometry LineString in EPSG:4326 the
        way the goods go. Rows by consignment, then seq.
    """
    lines = leg_lines(tables) if legs is None else legs
    columns = ["id", "mode", "standing", "method", "length_km", "origin_name", "destination_name", "geometry"]
    of_leg = lines[columns].rename(columns={"id": "leg_id"})
    sent = tables.consignments.drop(columns="mode").rename(columns={"id": "consignment_id"})
    rows = sent.merge(tables.route_legs, on="route_id").merge(of_leg, on="leg_id")
    order = pd.Series(range(len(sent)), index=sent.consignment_id)
    rows = rows.assign(
        id=rows.consignment_id + ":" + rows.leg_id, known_to=FOREVER, turn=rows.consignment_id.map(order),
        geometry=shapely.simplify(rows.geometry.to_numpy(), TOLERANCE),
    )  # fmt: skip
    rows = rows.sort_values(["turn", "seq"], ignore_index=True).drop(columns="turn")
    return gpd.GeoDataFrame(rows, crs=4326)
