import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.basemap.metric import METRIC, on_globe
from data.belief.perspective import DEFAULT
from data.belief.states import at, states
from data.fronts.contact_line import contact_line
from data.fronts.uncertainty import bands
from data.time.days import FOREVER
from tests.data.fronts import real_fronts
from tests.data.fronts.small_front import DAY, NAMES, QUICK, STEP_M, claim, claims, ground, sides, some_claims

moments = st.integers(DAY - 2, DAY + 99)


def line(table: pd.DataFrame) -> pd.DataFrame:
    return contact_line(states(table, NAMES, DEFAULT), ground(), sides())


@QUICK
@given(some_claims(), moments, moments)
def test_the_line_runs_inside_its_band_and_the_band_inside_the_belt(
    table: pd.DataFrame, day: int, known_by: int
) -> None:
    found = line(table)
    shown = at(found, day, known_by).to_crs(METRIC)
    band = at(bands(found, ground(), sides()), day, known_by).to_crs(METRIC)
    assert band.empty == shown.empty
    wide = shapely.buffer(band.union_all(), 60)
    assert shapely.covers(wide, shown.geometry.to_numpy()).all()
    belt = shapely.buffer(shapely.coverage_union_all(ground().geometry.to_numpy()), 1)
    assert shapely.covers(belt, band.geometry.to_numpy()).all()


def test_the_band_reaches_half_way_to_either_village() -> None:
    table = claims(claim("a1", "UA", 0), claim("b1", "UA", 0), claim("c1", "UA", 0))
    band = at(bands(line(table), ground(), sides()), DAY, FOREVER - 1).to_crs(METRIC)
    assert band["half_width_km"].to_list() == pytest.approx([STEP_M / 2000] * len(band), rel=1e-2)
    assert band["area_km2"].sum() == pytest.approx(band.union_all().area / 1e6, rel=0.3)


def test_one_band_for_each_theatre_and_moment() -> None:
    found = real_fronts.fronts().uncertainty
    assert found["id"].is_unique
    for day in (DAY, DAY + 50, DAY + 200):
        assert at(found, day, FOREVER - 1)["theatre"].is_unique


def test_no_line_no_band() -> None:
    assert bands(line(claims()), ground(), sides()).empty


def test_bands_lie_on_the_globe() -> None:
    belt = shapely.buffer(shapely.coverage_union_all(on_globe(real_fronts.ground().cells.geometry.to_numpy())), 1e-4)
    assert shapely.covers(belt, real_fronts.fronts().uncertainty.geometry.to_numpy()).all()
