"""A page with one map and everything on it; the query string chooses what differs from test to test."""

from __future__ import annotations

import cases
import numpy as np
import pydeck as pdk
import streamlit as st
from deckmap import (
    Arrow,
    Camera,
    Clock,
    Compare,
    Credibility,
    Kind,
    LayerOptions,
    LegendItem,
    Mark,
    Timeline,
    WidthScale,
    deck_map,
)

from data import FIRST, LAST

st.set_page_config(layout="wide")
st.html("<style>.block-container{padding:3.2rem 1rem 0!important} header{height:3rem}</style>")
ask = st.query_params
dark = st.sidebar.toggle("dark", value=ask.get("theme") == "dark")
away = st.sidebar.toggle("away")
theme = "dark" if dark else "light"


def number(name: str, otherwise: float) -> float:
    return float(ask.get(name, otherwise))


def clock_filter(prefix: str = "properties.") -> dict[str, object]:
    names = ("start", "end", "known_from", "known_to")
    return {
        "extensions": [{"@@type": "DataFilterExtension", "filterSize": 4}],
        "get_filter_value": "[" + ",".join(prefix + name for name in names) + "]",
        "filter_range": [[-1e5, 0], [0, 2e5], [-1e5, 1e5], [0, 2e5]],
    }


def layers() -> list[pdk.Layer]:
    found = [
        pdk.Layer(
            "PolygonLayer",
            [{"polygon": [[34, 50.8], [36.6, 50.8], [36.6, 52], [34, 52]]}],
            id="land",
            get_polygon="polygon",
            get_fill_color=[246, 243, 236] if theme == "light" else [30, 35, 40],
        ),
        pdk.Layer(
            "GeoJsonLayer",
            "/demo/gone" if "broken" in ask else "/demo/coasts" if "coasts" in ask else "/demo/areas",
            id="areas",
            get_fill_color="properties.fill",
            get_line_color=[60, 60, 60] if theme == "light" else [220, 220, 220],
            line_width_min_pixels=2,
            pickable=True,
            **clock_filter(),
        ),
        pdk.Layer(
            "ScatterplotLayer",
            f"/demo/events-{int(number('points', 20_000))}",
            id="events",
            get_position="position",
            get_fill_color="category",
            get_radius=1,
            radius_units=pdk.types.String("pixels"),
            radius_min_pixels=3,
            pickable=True,
        ),
        pdk.Layer(
            "TripsLayer",
            "/demo/voyages",
            id="voyages",
            get_path="path",
            get_timestamps="timestamps",
            get_color=[136, 34, 85],
            width_min_pixels=4,
            trail_length=30,
        ),
    ]
    if "lines" in ask:
        found.append(lines())
    if "names" in ask:
        found.append(names())
    if "remote" in ask:
        found.append(pdk.Layer("GeoJsonLayer", "https://tiles.example.org/a.json", id="tiles"))
    return [layer for layer in found if layer.id not in ask.get("without", "").split(",")]


def lines() -> pdk.Layer:
    """A grid of short lines, too many to draw where they cannot be seen."""
    spots = [(34.2 + 0.05 * x, 50.9 + 0.025 * y) for y in range(40) for x in range(44)]
    return pdk.Layer(
        "PathLayer",
        [{"path": [[x, y], [x + 0.02, y + 0.01], [x + 0.03, y]]} for x, y in spots],
        id="lines",
        get_path="path",
        get_color=[40, 80, 160],
        width_min_pixels=3,
    )


def names() -> pdk.Layer:
    """A row of names, one more from each zoom on."""
    return pdk.Layer(
        "TextLayer",
        [{"t": "MMM", "p": [35.05 + 0.02 * n, 51.4 + 0.03 * n], "z": 5 + n / 2} for n in range(15)],
        id="names",
        get_text="t",
        get_position="p",
        get_color=[255, 0, 255],
        get_size=16,
        extensions=[{"@@type": "DataFilterExtension", "filterSize": 1}],
        get_filter_value="z",
        filter_range=[0, 6],
        zoom_filter=True,
    )


def timeline() -> Timeline:
    random = np.random.default_rng(1)
    days = np.repeat(np.arange(FIRST, LAST), 3)
    busy = 4 + 20 * np.exp(-(((days - 950) / 40) ** 2))
    return Timeline(
        bars={"day": days, "kind": ["strike", "clash", "other"] * (LAST - FIRST), "count": random.poisson(busy)},
        kinds=[
            Kind("strike", "Strikes", (136, 34, 85), (204, 102, 153)),
            Kind("clash", "Clashes", (17, 119, 51), (68, 187, 153)),
            Kind("other", "Other events", (120, 120, 120), (170, 170, 170)),
        ],
        marks=[
            Mark(720, "First crossing", "crossing"),
            Mark(949, "Incursion begins", "incursion"),
            Mark(962, "Town taken", "town"),
            Mark(1120, "Counter-attack", "counter"),
            Mark(1260, "Withdrawal", "withdrawal"),
        ],
        changes=range(FIRST, LAST, 10),
    )


LEGEND = [
    LegendItem("under western control", "fill", (0, 114, 178, 110), (86, 180, 233, 110), "Control"),
    LegendItem("under eastern control", "fill", (213, 94, 0, 110), (230, 159, 0, 110), "Control"),
    LegendItem("contested", "hatch", (107, 107, 107), (189, 189, 189), "Control"),
    LegendItem("contact line, uncertain", "band", (107, 107, 107), (189, 189, 189), "Control"),
    LegendItem("observed", "line", (136, 34, 85), (204, 102, 153), "Routes"),
    LegendItem("inferred", "dash", (136, 34, 85), (204, 102, 153), "Routes"),
    LegendItem("claimed", "dot-line", (136, 34, 85), (204, 102, 153), "Routes"),
    LegendItem("to the east", "arrow", (17, 119, 51), (68, 187, 153), "Routes"),
    WidthScale("Containers a month", [("10", 1.5), ("100", 3), ("1 000", 6)], group="Routes"),
    Credibility("Made-up data for tests", "Sources"),
]


def draw() -> None:
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    known = ask.get("known")
    state = deck_map(
        pdk.Deck(
            layers=layers(),
            initial_view_state=pdk.ViewState(longitude=35.35, latitude=51.4, zoom=7.6),
            map_provider=None,
        ),
        key="demo",
        clock=None
        if "timeless" in ask
        else Clock(
            FIRST,
            LAST,
            number("day", 980),
            window=number("window", 0),
            known_by=None if known is None else "shown" if known == "shown" else float(known),
            speed=number("speed", 30),
        ),
        clock_id=ask.get("clock_id"),
        timeline=timeline(),
        legend=[
            LegendItem(f"sign number {n}", "fill", (4 * n, 255 - 4 * n, 120), (4 * n, 255 - 4 * n, 120))
            for n in range(int(number("legend", 0)))
        ]
        or LEGEND,
        title="Demo front · {day}",
        subtitle="{known}",
        credits="Made-up shapes · © nobody",
        theme=theme,
        margin_bottom=int(number("margin", 30)),
        camera=Camera(number("lon", 35.35), number("lat", 51.4), number("zoom", 7.6)) if "lon" in ask else None,
        fly_to=Camera(34.9, 51.2, 10),
        fly_id=st.session_state.get("fly"),
        compare=Compare(number("before", 800), mode="difference" if "difference" in ask else "swipe")
        if "before" in ask
        else None,
        layers={"areas": LayerOptions("Areas of control"), "events": LayerOptions("Events", difference="hide")},
        area=[(34.7, 51.1), (35.2, 51.1), (35.0, 51.5)] if "area" in ask else None,
        area_id=st.session_state.get("area"),
        annotations=[Arrow("a", (34.5, 51.8), (35.1, 51.5))] if "arrow" in ask else [],
    )
    st.session_state.state = state


def chart() -> None:
    """The same points through Streamlit's own chart, with the data by URL and the clock on the server."""
    day = st.slider("day", FIRST, LAST, int(number("day", 980)))
    window = int(number("window", 0))
    points = pdk.Layer(
        "ScatterplotLayer",
        f"/demo/rows-{int(number('points', 20_000))}",
        id="events",
        get_position="[x, y]",
        get_fill_color="[136, 40 + 40 * c, 85, 220]",
        get_radius=1,
        radius_units=pdk.types.String("pixels"),
        radius_min_pixels=3,
        extensions=[{"@@type": "DataFilterExtension", "filterSize": 4}],
        get_filter_value="[d, d + 1, 0, 100000]",
        filter_range=[[-1e5, day], [day - window + 1 / 64, 2e5], [-1e5, 1e5], [0, 2e5]],
    )
    view = pdk.ViewState(longitude=35.35, latitude=51.4, zoom=7.6)
    st.pydeck_chart(pdk.Deck([points], initial_view_state=view, map_provider=None), key="chart", on_select="rerun")


if "chart" in ask:
    chart()
    st.stop()
if "case" in ask:
    cases.draw(ask["case"])
    st.stop()
if away:
    st.write("Another page")
    st.stop()
if "side" in ask:
    left, right = st.columns([0.7, 0.3])
    with left:
        draw()
    with right:
        st.write("Panel")
else:
    draw()
state = st.session_state.state
st.html(
    f"<pre data-testid='state' style='position:fixed;bottom:0;left:4px;margin:0;font-size:11px'>"
    f"runs={st.session_state.runs} day={state.clock and state.clock.day} window={state.clock and state.clock.window} "
    f"known={state.clock and state.clock.known_by} loop={state.clock and state.clock.loop} "
    f"speed={state.clock and state.clock.speed} zoom={state.camera and state.camera.zoom:.2f} "
    f"lon={state.camera and state.camera.longitude:.4f} "
    f"selected={[(s.layer, s.id) for s in state.selected]} box={state.box is not None} "
    f"notes={[type(a).__name__ for a in state.annotations]} compare={state.compare and state.compare.day} "
    f"area={state.area and len(state.area)} errors={[e.layer for e in state.errors]} mark={state.mark!r}</pre>"
)
with st.sidebar:
    if st.button("fly"):
        st.session_state.fly = st.session_state.get("fly", 0) + 1
        st.rerun()
    if st.button("clear"):
        ask.pop("area", None)
        st.session_state.area = st.session_state.get("area", 0) + 1
        st.rerun()
    st.button("rerun")
