"""What moves: voyages and consignments run along their ways with a fading trail, as wide as what they carry."""

from typing import Any, Final

import pandas as pd
import pydeck as pdk

from layers.looks import published
from layers.looks.clock_filter import GLIDE_MS, ClockView, by_clock, literal, spans
from layers.looks.look import Look
from layers.looks.palette import numbered
from layers.map.flows import ROLES, role_numbers, width

TRAIL: Final = {"voyages": 5, "runs": 12}  # days behind the head that stay lit
CASING: Final = {"voyages": 4.0, "runs": 2.0}  # px broader than the flow it runs on, so that it is seen to move


def publish(trips: pd.DataFrame) -> dict[str, str]:
    """URLs of dated voyages ("voyages") and of consignments running over their whole period ("runs").

    Args:
        trips: one row per run: id, tip, group, direction, low, high, path (n x 2 degrees), timestamps (n days),
            start, end, known_from, known_to, notional (a consignment's run over its period rather than one dated
            voyage).
    """
    urls = {}
    for name, part in (("voyages", trips.loc[~trips["notional"]]), ("runs", trips.loc[trips["notional"]])):
        urls[name] = published.publish(
            published.records(
                {
                    "id": part["id"].tolist(),
                    "tip": part["tip"].tolist(),
                    "p": [[[round(x, 3), round(y, 3)] for x, y in path] for path in part["path"]],
                    "t": [[round(float(each), 3) for each in times] for times in part["timestamps"]],
                    "r": role_numbers(part["group"], part["direction"]),
                    "w": (width(part["high"].fillna(part["low"])) + CASING[name]).round(2).tolist(),
                    "f": spans(part.assign(end=part["end"] + TRAIL[name])),
                }
            )
        )
    return urls


def layers(urls: dict[str, str], look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """Two trips layers, ids "voyages" and "runs"."""
    drawn = []
    for name, url in urls.items():
        arguments: dict[str, Any] = by_clock(view, values="f")
        if view is not None:
            arguments["current_time"] = view.end + 0.5
            arguments["transitions"] = {"filterRange": GLIDE_MS, "currentTime": GLIDE_MS}
        drawn.append(
            pdk.Layer(
                "TripsLayer",
                id=name,
                data=url,
                get_path="p",
                get_timestamps="t",
                get_color=numbered(ROLES, "r", look.theme),
                get_width="w",
                width_units=literal("pixels"),
                cap_rounded=True,
                joint_rounded=True,
                fade_trail=True,
                trail_length=TRAIL[name],
                pickable=True,
                opacity=look.opacity("voyages"),
                **arguments,
            )
        )
    return drawn
