import pytest
import shapely

from tests.data.fronts import real_fronts
from tests.data.fronts.small_front import STEP_M, ground, sides


def pairs() -> set[frozenset[str]]:
    names = ground()["settlement_id"].to_numpy()
    return {frozenset((names[a], names[b])) for a, b in zip(sides()["a"], sides()["b"], strict=True)}


def test_neighbours_share_an_edge_and_strangers_do_not() -> None:
    assert {frozenset(("a1", "a2")), frozenset(("a1", "b1"))} <= pairs()
    assert frozenset(("a1", "a3")) not in pairs()


def test_the_line_may_be_off_by_half_the_distance_between_the_two_villages() -> None:
    names = ground()["settlement_id"].to_numpy()
    edge = sides().loc[[{names[a], names[b]} == {"b1", "b2"} for a, b in sides()[["a", "b"]].to_numpy()]]
    assert edge["half_width_km"].iloc[0] == pytest.approx(STEP_M / 2000, rel=1e-3)
    assert edge.geometry.iloc[0].length == pytest.approx(STEP_M, rel=1e-2)


@pytest.mark.parametrize("of", ["small", "real"])
def test_edges_are_all_there_is_between_cells(of: str) -> None:
    cells = ground() if of == "small" else real_fronts.ground().cells
    edges = sides() if of == "small" else real_fronts.ground().edges
    shapes = cells.geometry.to_numpy()
    outline = shapely.length(shapely.coverage_union_all(shapes))
    assert shapely.length(shapes).sum() - outline == pytest.approx(2 * edges.length.sum(), rel=1e-9)
    for side in ("a", "b"):
        touched = shapely.boundary(shapes[edges[side].to_numpy()])
        assert shapely.covers(touched, edges.geometry.to_numpy()).mean() > 0.99
