import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Geod

from data.basemap import layers
from data.finding.spatial_filter import PolygonError, distance_km, fewer, in_polygon, in_raions, near
from tests.data.fronts.real_fronts import evidence

NAN = float("nan")


def rows(*points: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(points, columns=["lon", "lat"]).astype(float)


def line(*points: tuple[float, float]) -> gpd.GeoSeries:
    return gpd.GeoSeries([shapely.LineString(points)], crs=4326)


def test_distance_is_geodesic() -> None:
    found = distance_km(rows((35.5, 51.0)), line((35.0, 50.9), (35.0, 51.1)))
    assert found[0] == pytest.approx(Geod(ellps="WGS84").inv(35.5, 51.0, 35.0, 51.0)[2] / 1000, abs=0.1)


def test_the_180th_meridian_is_no_wall() -> None:
    assert distance_km(rows((179.9, 0.0)), line((-179.9, -1), (-179.9, 1)))[0] == pytest.approx(22.3, abs=0.1)


def test_a_row_without_a_place_is_nowhere() -> None:
    far = rows((NAN, NAN), (35.0, 51.0))
    assert np.isnan(distance_km(far, line((35, 50), (35, 52)))[0])
    assert near(far, line((35, 50), (35, 52)), 5).tolist() == [False, True]
    assert in_polygon(far, [(34, 50), (36, 50), (36, 52)]).tolist() == [False, True]


def test_near_nothing_is_nothing() -> None:
    assert not near(rows((35.0, 51.0)), gpd.GeoSeries([], crs=4326), 500).any()


def test_settlements_lie_in_the_raion_their_table_names() -> None:
    places = evidence().settlements
    inside = in_raions(places, layers.raions(), ["Sudzhansky"])
    assert places.loc[inside, "id"].isin(["sudzha"]).any()
    assert (places.loc[inside, "raion"] == "Sudzhansky").mean() > 0.9


@pytest.mark.parametrize("corners", [[], [(35.0, 51.0)], [(35, 51), (36, 51)], [(35, 51), (36, 51), (37, 51)]])
def test_an_area_that_encloses_nothing_is_refused(corners: list[tuple[float, float]]) -> None:
    with pytest.raises(PolygonError, match="corners"):
        in_polygon(rows((35.0, 51.0)), corners)


def test_a_figure_of_eight_still_is_an_area() -> None:
    assert in_polygon(rows((35.25, 50.5)), [(35, 50), (36, 51), (36, 50), (35, 51)]).tolist() == [True]


def test_a_line_drawn_by_hand_keeps_its_shape_with_fewer_corners() -> None:
    turn = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    drawn = list(zip((35 + np.cos(turn)).tolist(), (51 + np.sin(turn)).tolist(), strict=True))
    kept = fewer(drawn, 60)
    assert 3 <= len(kept) <= 60
    assert fewer(kept, 60) == kept
    full, less = (shapely.Polygon(each).area for each in (drawn, kept))
    assert abs(full - less) / full < 0.02
    assert fewer([], 60) == ()
