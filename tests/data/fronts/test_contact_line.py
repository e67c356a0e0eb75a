import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.basemap.metric import on_globe
from data.belief.perspective import DEFAULT
from data.belief.states import at, states
from data.fronts.contact_line import contact_line
from data.time.days import FOREVER, day_number
from tests.data.fronts import real_fronts
from tests.data.fronts.small_front import DAY, NAMES, QUICK, claim, claims, ground, sides, some_claims

moments = st.integers(DAY - 2, DAY + 99)


def line(table: pd.DataFrame) -> pd.DataFrame:
    return contact_line(states(table, NAMES, DEFAULT), ground(), sides())


def states_at_each_vertex(shown: pd.DataFrame, held: pd.DataFrame, cells: pd.DataFrame) -> list[set[str]]:
    """The controls of all cells that touch each vertex of the line."""
    shapes = on_globe(cells.geometry.to_numpy())
    control = cells["settlement_id"].map(held.set_index("settlement_id")["control"]).to_numpy()
    vertices = shapely.points(np.unique(shapely.get_coordinates(shown.geometry.to_numpy()), axis=0))
    vertex, cell = shapely.STRtree(shapes).query(vertices, predicate="dwithin", distance=1e-9)
    return [set(control[cell[vertex == n]]) for n in range(len(vertices))]


@QUICK
@given(some_claims(), moments, moments)
def test_every_vertex_separates_two_states(table: pd.DataFrame, day: int, known_by: int) -> None:
    held = states(table, NAMES, DEFAULT)
    shown = at(contact_line(held, ground(), sides()), day, known_by)
    for met in states_at_each_vertex(shown, at(held, day, known_by), ground()):
        assert len(met) > 1


@QUICK
@given(some_claims(), moments, moments)
def test_the_line_is_all_of_the_boundary_between_states(table: pd.DataFrame, day: int, known_by: int) -> None:
    held = states(table, NAMES, DEFAULT)
    control = dict(at(held, day, known_by)[["settlement_id", "control"]].itertuples(index=False))
    names = ground()["settlement_id"].to_numpy()
    divided = [control[names[a]] != control[names[b]] for a, b in sides()[["a", "b"]].to_numpy()]
    shown = at(contact_line(held, ground(), sides()), day, known_by)
    assert sorted(shown["edge"]) == np.flatnonzero(divided).tolist()


def test_no_line_where_nobody_disagrees() -> None:
    assert line(claims()).empty


def test_both_sides_say_who_holds_them_and_on_whose_word() -> None:
    table = claims(claim("a1", "UA", 0), claim("a2", "contested", 0))
    shown = at(line(table), DAY, FOREVER - 1).set_index(["settlement_a", "settlement_b"]).loc[("a1", "a2")]
    assert (shown["control_a"], shown["control_b"]) == ("UA", "contested")
    assert (shown["claims_a"], shown["claims_b"]) == ((table["id"][0],), (table["id"][1],))


def test_side_a_is_the_more_ukrainian_one() -> None:
    found = real_fronts.fronts().contact_line
    sides_seen = set(zip(found["control_a"], found["control_b"], strict=True))
    assert sides_seen == {("UA", "contested"), ("UA", "RU"), ("contested", "RU")}


@pytest.mark.parametrize("day", ["2023-05-22", "2024-10-01", "2025-03-13"])
def test_every_vertex_of_the_evidences_line_separates_two_states(day: str) -> None:
    fronts, now = real_fronts.fronts(), day_number("2026-11-01")
    shown = at(fronts.contact_line, day_number(day), now)
    held = at(fronts.states, day_number(day), now)
    assert len(shown)
    assert min(map(len, states_at_each_vertex(shown, held, fronts.ground.cells))) > 1
