"""Where two fronts agree and where they do not: one colour and one pattern for each answer."""

from collections.abc import Mapping
from typing import Any, Final

import geopandas as gpd
import pydeck as pdk

from data.time.days import FOREVER, in_words
from layers.looks import published
from layers.looks.clock_filter import ClockView, by_clock, literal, spans
from layers.looks.look import Look
from layers.looks.palette import Role, rgba
from layers.looks.patterns import EXTENSION, Pattern, patterned
from layers.map.legend import Row

ROLES: Final[Mapping[str, Role]] = {"both": Role.UA, "only_a": Role.SELECTED, "only_b": Role.MUNITIONS}
PATTERNS: Final[Mapping[str, Pattern]] = {"only_a": "rising", "only_b": "falling"}
STRENGTH: Final = {"both": 0.35, "only_a": 0.95, "only_b": 0.85}
DASH: Final = {"@@type": "PathStyleExtension", "dash": True, "highPrecisionDash": True}


def publish(areas: gpd.GeoDataFrame, a: str, b: str) -> dict[str, str]:
    """URL of each kind of agreement; `areas` as `data.fronts.disagreement` gives them; `a`, `b` name the fronts."""
    words = {"both": f"Both {a} and {b}", "only_a": f"Only {a}", "only_b": f"Only {b}"}
    urls = {}
    for agreement in ROLES:
        part = areas.loc[areas["agreement"] == agreement]
        shown = part.assign(
            id="agreement:" + part["id"],
            f=spans(part),
            tip=[_tip(words[agreement], row) for row in part.itertuples()],
        )
        urls[agreement] = published.publish(published.geojson(shown, ["id", "tip", "f"]))
    return urls


def layers(urls: Mapping[str, str], look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """One polygon layer for each kind of agreement, ids "agreement-both" and so on, filtered by the clock."""
    return [_areas(agreement, url, look, view) for agreement, url in urls.items()]


def other_line(url: str, look: Look, view: ClockView | None) -> list[pdk.Layer]:
    """The second front's contact line, dashed, id "other-line"; `url` as `layers.map.contact_line.publish` gives it."""
    return [
        pdk.Layer(
            "GeoJsonLayer",
            id="other-line",
            data=url,
            stroked=True,
            filled=False,
            pickable=False,
            get_line_width=2.5,
            line_width_units=literal("pixels"),
            get_line_color=rgba(Role.MUNITIONS, look.theme),
            get_dash_array=[4, 2],
            **by_clock(view, DASH),
        )
    ]


def rows(a: str, b: str, ground: str) -> tuple[Row, ...]:
    """The legend: which sign says what; `ground` is what is compared."""
    return (
        Row("fill", Role.UA, f"both: {ground}", strength=STRENGTH["both"]),
        Row("hatch", Role.SELECTED, f"only {a}"),
        Row("hatch", Role.MUNITIONS, f"only {b}"),
    )


def _areas(agreement: str, url: str, look: Look, view: ClockView | None) -> pdk.Layer:
    pattern: dict[str, Any] = patterned(PATTERNS[agreement]) if agreement in PATTERNS else {}
    return pdk.Layer(
        "GeoJsonLayer",
        id=f"agreement-{agreement}",
        data=url,
        filled=True,
        stroked=True,
        pickable=True,
        get_fill_color=rgba(ROLES[agreement], look.theme, STRENGTH[agreement]),
        get_line_color=rgba(ROLES[agreement], look.theme, 0.9 if pattern else 0.0),
        get_line_width=1.5,
        line_width_units=literal("pixels"),
        opacity=look.opacity("control"),
        **pattern,
        **by_clock(view, *([EXTENSION] if pattern else [])),
    )


def _tip(words: str, row: Any) -> str:  # noqa: ANN401 - a named tuple of pandas
    until = "" if row.end >= FOREVER else f" to {in_words(row.end - 1)}"
    area = f"{row.area_km2:,.0f}".replace(",", "\u2009")
    return f"{words}: about {area} km²\nfrom {in_words(row.start)}{until} · click for who says so"
