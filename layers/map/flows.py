"""What was sent along which way: coloured by kind, as wide as the reported quantity, patterned by how it is known."""

from collections.abc import Iterable
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pydeck as pdk

from layers.looks import published
from layers.looks.clock_filter import ClockView, by_clock, literal, spans
from layers.looks.look import Look
from layers.looks.palette import Role, numbered

PEOPLE: Final = frozenset({"troops", "casualties_returned", "workers"})
DASHES: Final = {"observed": [0, 0], "inferred": [5, 3], "claimed": [1, 3]}  # in line widths
THINNEST: Final = 1.5  # px
PER_DECADE: Final = 1.0  # px more for each power of ten: a million is 7.5 px wide
DASH: Final = {"@@type": "PathStyleExtension", "dash": True, "highPrecisionDash": True}


def width(quantity: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Line width in px for a quantity in its own unit: one pixel more for each power of ten, thin where unknown."""
    amount = np.nan_to_num(np.asarray(quantity, dtype=float), nan=1.0)
    widths: npt.NDArray[np.float64] = THINNEST + PER_DECADE * np.log10(np.maximum(amount, 1.0))
    return widths


def role(group: str, direction: str) -> Role:
    """The colour role of a group of goods or people going one way ("to_russia" or "to_pyongyang")."""
    if group in PEOPLE:
        return Role.PEOPLE
    return Role.TO_PYONGYANG if direction == "to_pyongyang" else Role.MUNITIONS


def role_names(groups: Iterable[str], directions: Iterable[str]) -> list[str]:
    """The names of the colour roles, one for each row."""
    return [role(group, direction).name for group, direction in zip(groups, directions, strict=True)]


ROLES: Final = (Role.PEOPLE, Role.TO_PYONGYANG, Role.MUNITIONS)


def role_numbers(groups: Iterable[str], directions: Iterable[str]) -> list[int]:
    """Where in ROLES each row's colour role stands."""
    return [ROLES.index(role(group, direction)) for group, direction in zip(groups, directions, strict=True)]


def publish(flows: gpd.GeoDataFrame) -> str:
    """URL of flows.

    Args:
        flows: one row per consignment and leg: id, tip, group, direction, standing, low, high, start, end, known_from,
            known_to, geometry LineString in EPSG:4326 from origin to destination.
    """
    shown = flows.assign(
        f=spans(flows),
        w=width(flows["high"].fillna(flows["low"])).round(2),
        r=role_numbers(flows["group"], flows["direction"]),
        d=[DASHES[each] for each in flows["standing"]],
    )
    return published.publish(published.geojson(shown, ["id", "tip", "f", "w", "r", "d"], digits=3))


def layers(url: str, look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """Flows, id "flows"."""
    return [
        pdk.Layer(
            "GeoJsonLayer",
            id="flows",
            data=url,
            filled=False,
            stroked=True,
            pickable=True,
            get_line_color=numbered(ROLES, "properties.r", look.theme, 0.9),
            get_line_width="properties.w",
            line_width_units=literal("pixels"),
            line_joint_rounded=True,
            get_dash_array="properties.d",
            opacity=look.opacity("flows"),
            **by_clock(view, DASH),
        )
    ]
