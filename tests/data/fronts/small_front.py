"""A front small enough to check by hand: nine villages on a grid 4 km apart, a border south of them."""

from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from data.basemap.metric import on_globe
from data.fronts.cell_edges import edges
from data.fronts.cells import cells
from data.time.days import day_number

QUICK = hypothesis_settings(max_examples=25, deadline=None)  # each example draws a whole front
DAY = day_number("2024-08-10")
NAMES = ("a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2", "c3")  # a nearest the border, c farthest
STEP_M = 4000
CLAIMANTS = {
    "map": ("DeepState map", "ds_archive"),
    "ru_official": ("Russian Ministry of Defence", "mod"),
    "ua_official": ("Ukrainian General Staff", "general_staff"),
    "press": ("Newspaper", "paper"),
    "research": ("Institute", "institute"),
}
COLUMNS = [
    "id", "settlement_id", "start", "known_from", "control", "credibility", "reliability", "claimant",
    "claimant_kind", "source_id",
]  # fmt: skip


def claim(settlement: str, control: str, day: int, **other: Any) -> dict[str, Any]:  # noqa: ANN401 (any column of the table)
    """One claim as loaded, by a newspaper, credibility 3, published on its day; `day` counts from DAY."""
    kind = other.pop("kind", "press")
    claimant, source = CLAIMANTS[kind]
    row = {
        "settlement_id": settlement,
        "control": control,
        "start": DAY + day,
        "known_from": DAY + other.pop("known", day),
        "credibility": 3,
        "reliability": "C",
        "claimant": claimant,
        "claimant_kind": kind,
        "source_id": source,
        **other,
    }
    return {"id": f"{settlement}-{day}-{control}-{row['claimant']}-{row['credibility']}", **row}


def claims(*rows: dict[str, Any]) -> pd.DataFrame:
    """Claims as a table."""
    return pd.DataFrame(rows, columns=COLUMNS).drop_duplicates("id", ignore_index=True)


@st.composite
def some_claims(draw: st.DrawFn, settlements: tuple[str, ...] = NAMES, most: int = 14) -> pd.DataFrame:
    """Any claims at all on these settlements, over two months."""
    rows = draw(
        st.lists(
            st.builds(
                lambda place, control, day, lag, credibility, kind: claim(
                    place, control, day, known=day + lag, credibility=credibility, kind=kind
                ),
                st.sampled_from(settlements),
                st.sampled_from(("UA", "RU", "contested")),
                st.integers(0, 60),
                st.sampled_from((0, 0, 1, 5, 30)),
                st.integers(1, 6),
                st.sampled_from(tuple(CLAIMANTS)),
            ),
            max_size=most,
        )
    )
    return claims(*rows)


def settlements() -> pd.DataFrame:
    """The nine villages: id, lon, lat, theatre, raion."""
    spots = [(x * STEP_M, y * STEP_M) for y in range(3) for x in range(3)]
    points = on_globe(shapely.points(spots))
    return pd.DataFrame(
        {
            "id": NAMES,
            "lon": shapely.get_x(points),
            "lat": shapely.get_y(points),
            "theatre": ["kursk"] * 6 + ["belgorod"] * 3,
            "raion": "Sudzhansky",
        }
    )


def russia() -> shapely.Polygon:
    """Russia's side, EPSG:4326: all ground north of a border that bends 1 to 3 km south of the first villages."""
    border = [(-30e3, -1e3), (-2e3, -3e3), (3e3, -1.5e3), (9e3, -2.7e3), (30e3, -1e3)]
    return on_globe([shapely.Polygon([*border, (30e3, 40e3), (-30e3, 40e3)])])[0]


@cache
def ground() -> gpd.GeoDataFrame:
    """Cells of the nine villages."""
    return cells(settlements(), russia())


@cache
def sides() -> gpd.GeoDataFrame:
    """Edges between the cells of the nine villages."""
    return edges(ground(), settlements())
