"""The metric reference system of the border belt: every length, area and distance of a front is measured in it."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

# Lambert azimuthal equal-area round the middle of the belt: areas are true, distances within 0.05 %
METRIC: Final = "+proj=laea +lat_0=51 +lon_0=36 +datum=WGS84 +units=m +no_defs"
WGS84: Final = "EPSG:4326"

Geometries = npt.NDArray[np.object_]


def metric_points(settlements: pd.DataFrame) -> Geometries:
    """The settlements' points in METRIC, (n,) of shapely Points in the frame's order."""
    to_metric = Transformer.from_crs(WGS84, METRIC, always_xy=True)
    x, y = to_metric.transform(settlements["lon"].to_numpy(float), settlements["lat"].to_numpy(float))
    return np.asarray(shapely.points(np.round(x, 1), np.round(y, 1)))


def on_globe(shapes: Sequence[BaseGeometry] | Geometries) -> Geometries:
    """Shapes in METRIC as WGS84 degrees; equal nodes stay equal, so a coverage stays a coverage."""
    to_globe = Transformer.from_crs(METRIC, WGS84, always_xy=True)
    found = shapely.transform(np.asarray(shapes), to_globe.transform, interleaved=False)
    return np.asarray(found)


def flat(shape: BaseGeometry) -> BaseGeometry:
    """A shape in WGS84 degrees as a valid one in METRIC."""
    to_metric = Transformer.from_crs(WGS84, METRIC, always_xy=True)
    return shapely.make_valid(shapely.transform(shape, to_metric.transform, interleaved=False))
