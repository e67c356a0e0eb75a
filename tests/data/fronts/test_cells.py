import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.basemap.metric import metric_points, on_globe
from data.fronts.cells import cells, without_ground
from tests.data.fronts import real_fronts
from tests.data.fronts.small_front import QUICK, STEP_M, ground, russia, settlements


def test_a_village_among_villages_has_the_square_half_way_to_each() -> None:
    middle = ground().set_index("settlement_id").geometry["b2"]
    assert middle.area == pytest.approx(STEP_M**2, rel=1e-3)


def test_no_ground_is_further_than_the_reach_from_its_village() -> None:
    places = settlements().set_index("id").loc[ground()["settlement_id"]].reset_index()
    points = metric_points(places)
    farthest = shapely.hausdorff_distance(ground().geometry.to_numpy(), points)
    assert (farthest <= 5001).all()


def test_the_belt_ends_at_the_border() -> None:
    outside = shapely.difference(on_globe(ground().geometry.to_numpy()), russia())
    assert shapely.area(outside).max() < 1e-9


def test_a_village_without_ground_on_russias_side_is_reported() -> None:
    table = settlements()
    far = table.iloc[[0]].assign(id="sumy", lat=table["lat"].iloc[0] - 0.5)
    both = pd.concat([table, far], ignore_index=True)
    found = cells(both, russia())
    assert "sumy" not in set(found["settlement_id"])
    assert without_ground(both, found) == ["sumy"]


def test_two_villages_on_one_point_are_refused_by_name() -> None:
    table = settlements()
    table.loc[1, ["lon", "lat"]] = table.loc[0, ["lon", "lat"]]
    with pytest.raises(ValueError, match="a1, a2"):
        cells(table, russia())


@QUICK
@given(
    st.lists(st.tuples(st.integers(-90, 90), st.integers(-30, 90)), min_size=2, max_size=12, unique=True),
    st.sampled_from([2.0, 5.0]),
)
def test_cells_never_overlap_and_together_are_the_belt(spots: list[tuple[int, int]], reach: float) -> None:
    points = shapely.points(np.array(spots) * 100.0)
    degrees = on_globe(points)
    table = pd.DataFrame(
        {
            "id": [f"v{n}" for n in range(len(spots))],
            "lon": shapely.get_x(degrees),
            "lat": shapely.get_y(degrees),
            "theatre": "kursk",
            "raion": "Sudzhansky",
        }
    )
    found = cells(table, russia(), reach)
    shapes = found.geometry.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    assert shapely.coverage_is_valid(on_globe(shapes)), "still exact in degrees"
    side = shapely.union_all(shapely.buffer(metric_points(table), reach * 1000))
    flat = cells(table.iloc[[0]], russia(), 60).geometry.iloc[0]
    belt = shapely.intersection(side, flat)
    assert found["area_km2"].sum() == pytest.approx(belt.area / 1e6, rel=1e-3)


def test_every_settlement_of_the_evidence_has_ground() -> None:
    assert without_ground(real_fronts.evidence().settlements, real_fronts.ground().cells) == []


def test_cells_of_the_evidence_are_an_exact_coverage() -> None:
    shapes = real_fronts.ground().cells.geometry.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    assert shapely.coverage_is_valid(on_globe(shapes))
    assert shapely.is_valid(on_globe(shapes)).all()
