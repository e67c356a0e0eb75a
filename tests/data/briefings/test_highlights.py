"""A scene can point at anything the evidence names, and each thing is marked where it lies."""

from collections.abc import Callable

import pytest
import shapely

from data.briefings.highlights import Highlights, highlights
from data.briefings.scenes import HIGHLIGHT_KINDS
from data.fronts.fronts import Ground, ground_of
from data.supply.routes import leg_lines
from data.tables.tables import Tables, load

Of = Callable[..., Highlights]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


@pytest.fixture(scope="module")
def ground(tables: Tables) -> Ground:
    return ground_of(tables)


@pytest.fixture(scope="module")
def of(tables: Tables, ground: Ground) -> Of:
    legs = leg_lines(tables)
    return lambda *ids: highlights(tables, legs, ground.cells, ids)


def test_a_settlement_a_place_and_an_event_are_points_with_their_names(of: Of) -> None:
    found = of("settlement:sudzha", "place:rajin_port", "event:2025-03-12-sudzha-retaken").points
    assert [each.id for each in found][:2] == ["settlement:sudzha", "place:rajin_port"]
    assert found[0].name == "Sudzha"
    assert (found[0].lon, found[0].lat) == pytest.approx((35.27, 51.19), abs=0.02)
    assert found[2].title != found[2].name


@pytest.mark.parametrize(
    "name",
    [
        "route:rajin_dunai",
        "leg:sea_rajin_dunai",
        "consignment:containers-2023-10-white-house",
    ],
)
def test_what_goes_along_a_leg_is_marked_along_it(of: Of, name: str) -> None:
    assert [each.id for each in of(name).lines] == ["leg:sea_rajin_dunai"]


def test_a_voyage_is_marked_along_all_its_legs_and_each_leg_once(of: Of) -> None:
    lines = of("voyage:angara-2023-09-07", "route:rajin_tikhoretsk").lines
    assert len(lines) > 1
    assert len({each.id for each in lines}) == len(lines)


def test_what_was_sent_on_a_way_nobody_reports_is_marked_at_the_end_that_is_known(of: Of) -> None:
    found = of("consignment:air-defence-2025-05-msmt")
    assert [each.id for each in found.points] == ["place:pyongyang"]
    assert not found.lines


def test_a_control_claim_marks_the_ground_it_speaks_of(of: Of, tables: Tables) -> None:
    claim = tables.control_claims.set_index("id")["settlement_id"]
    name = claim.index[claim == "sudzha"][0]
    (found,) = of(f"control:{name}").ground
    assert found.id == "settlement:sudzha"
    assert found.geometry.contains(shapely.Point(35.27, 51.19))


def test_what_has_no_place_marks_nothing(of: Of) -> None:
    assert of("consignment:missiles-2024-msmt", "event:nothing") == Highlights()


def test_every_kind_is_a_table_of_the_evidence(tables: Tables) -> None:
    for table in HIGHLIGHT_KINDS.values():
        assert "id" in getattr(tables, table)
