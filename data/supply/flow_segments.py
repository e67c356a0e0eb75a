"""Consignments laid along the legs of their routes: what went over which leg, when, on whose word."""

import geopandas as gpd

from data.tables.tables import Tables
from data.time.days import FOREVER


def flow_segments(tables: Tables, legs: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One row for each consignment and leg of its route.

    Consignments without a reported or assumed route have no row: they are figures, not lines.

    Args:
        tables: the evidence.
        legs: `data.supply.routes.leg_lines(tables)`.

    Returns:
        All columns of `tables.consignments`, and: leg_id, seq, mode_of_leg, standing (of the leg), known_to,
        geometry LineString in EPSG:4326 along the leg. Ordered by consignment and place in the route.
    """
    on_legs = legs.set_index("id")[["mode", "standing", "geometry"]]
    rows = (
        tables.consignments.loc[tables.consignments["route_id"] != ""]
        .merge(tables.route_legs, on="route_id")
        .join(on_legs.rename(columns={"mode": "mode_of_leg"}), on="leg_id")
        .assign(known_to=FOREVER)
        .sort_values(["id", "seq"], ignore_index=True)
    )
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=4326)
