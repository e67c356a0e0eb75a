"""Legs by sea: the committed notional lines between ports. No track of these ships is public."""

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from data.ways.course import Course, Points, Stop, UnroutableError, leaps

FILE: Final = Path(__file__).parents[1] / "basemap" / "network" / "sea_lines.csv"


@cache
def lines(path: Path = FILE) -> dict[tuple[str, str], tuple[Points, str]]:
    """Each notional line by its two ports (place ids): points (n, 2) lon, lat from quay to quay, and its method."""
    table = pd.read_csv(path).sort_values(["line", "seq"])
    return {
        (str(rows.origin.iloc[0]), str(rows.destination.iloc[0])): (
            rows[["lon", "lat"]].to_numpy(float), str(rows.method.iloc[0]))
        for _, rows in table.groupby("line", sort=False)
    }


def course(leg: str, origin: Stop, destination: Stop) -> Course:
    """The notional line between two ports, in either direction, from town to town.

    Places are the centres of port towns, so the first and last stretch, town to quay, lie on land.
    Its length is geodesic.

    Raises:
        UnroutableError: no line joins the two ports.
    """
    known = lines()
    if (origin.id, destination.id) in known:
        points, method = known[origin.id, destination.id]
    elif (destination.id, origin.id) in known:
        points, method = known[destination.id, origin.id]
        points = points[::-1]
    else:
        raise UnroutableError(
            f"Leg {leg}: no sea line between {origin.id} and {destination.id} in data/basemap/network/sea_lines.csv; "
            "data/basemap/network/NOTICE.md says how to add one"
        )
    points = np.concatenate([[[origin.lon, origin.lat]], points, [[destination.lon, destination.lat]]])
    return Course(points, float(leaps(points).sum()), method)
