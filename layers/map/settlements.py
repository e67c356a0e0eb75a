"""Settlements as points in the colour of who holds them, and their names where there is room."""

import geopandas as gpd
import pandas as pd
import pydeck as pdk

from data.time.days import in_words
from layers.looks import published
from layers.looks.clock_filter import ClockView, by_clock, by_zoom, literal, spans
from layers.looks.look import FONT, HALO, SDF, Look
from layers.looks.palette import Role, numbered, rgba

CONTROLS = ("UA", "RU", "contested")
COLOURS = (Role.UA, Role.RU, Role.CONTESTED, Role.PAPER)  # of CONTROLS, then
RIM = 3  # round a point, and in one that is hollow
WORDS = {"UA": "under Ukrainian control", "RU": "under Russian control", "contested": "contested"}


def tips(rows: pd.DataFrame) -> list[str]:
    """One line for each row of settlement states: the place, who holds it, since when, on how many claims."""
    shown = rows[["name", "name_local", "control", "start", "claims", "mark_reason"]].to_dict("records")
    return [
        f"{row['name']} ({row['name_local']}): {WORDS[row['control']]}\n"
        + (
            f"from {in_words(row['start'])} · {len(row['claims'])} claim{'s' if len(row['claims']) != 1 else ''}: "
            "click for who says so"
            if row["claims"]
            else "no claim says otherwise"
        )
        + (f"\n{row['mark_reason']}" if row["mark_reason"] else "")
        for row in shown
    ]


def publish(points: gpd.GeoDataFrame) -> str:
    """URL of settlement states.

    Args:
        points: one row per settlement and span: id, tip, control, marked, start, end, known_from, known_to,
            geometry point in EPSG:4326.
    """
    held, unsure = points["control"].map(CONTROLS.index), points["marked"].astype(bool)
    shown = points.assign(f=spans(points), k=held.where(~unsure, RIM), r=held.where(unsure, RIM))
    return published.publish(published.geojson(shown, ["id", "tip", "k", "r", "f"]))


def publish_names(labels: pd.DataFrame) -> str:
    """URL of names: label, lon, lat, min_zoom, rank; no clock in it, a place keeps its name."""
    return published.publish(
        published.records(
            {
                "t": labels["label"].tolist(),
                "p": labels[["lon", "lat"]].round(5).to_numpy().tolist(),
                "z": labels["min_zoom"].round(2).tolist(),
                "r": labels["rank"].tolist(),
            }
        )
    )


def layers(url: str, look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """Points, id "settlements": filled by control; hollow where the point itself is unconfirmed."""
    return [
        pdk.Layer(
            "GeoJsonLayer",
            id="settlements",
            data=url,
            point_type=literal("circle"),
            filled=True,
            stroked=True,
            pickable=True,
            get_point_radius=4.5 if not look.present else 6.5,
            point_radius_units=literal("pixels"),
            get_fill_color=numbered(COLOURS, "properties.k", look.theme),
            get_line_color=numbered(COLOURS, "properties.r", look.theme),
            get_line_width=1.6,
            line_width_units=literal("pixels"),
            opacity=look.opacity("settlements"),
            **by_clock(view),
        )
    ]


def names(url: str, look: Look, zoom: float, layer: str = "names") -> list[pdk.Layer]:
    """Names that have room at `zoom`, id `layer`."""
    return [
        pdk.Layer(
            "TextLayer",
            id=layer,
            data=url,
            get_text="t",
            get_position="p",
            get_size=look.letters,
            get_color=rgba(Role.INK, look.theme),
            get_pixel_offset=[0, -13],
            font_family=literal(FONT),
            font_weight=literal("600"),
            character_set=literal("auto"),
            font_settings=SDF,
            outline_width=HALO,
            outline_color=rgba(Role.PAPER, look.theme, 0.9),
            pickable=False,
            **by_zoom(zoom, "z"),
        )
    ]
