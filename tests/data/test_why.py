import pytest

from data import why
from data.days import day_number
from data.fates import Fate
from data.perspective import named
from data.quantity_ranges import Goods
from data.why_source import source
from tests.data.real_fronts import evidence, fronts
from tests.data.small_front import DAY, claim, claims
from tests.data.small_fronts import fronts as small

NOW = day_number("2026-11-01")
MARCH = day_number("2025-03-13")


def test_sudzha_says_who_took_it_and_who_lost() -> None:
    found = why.settlement(fronts(), "sudzha", MARCH, NOW)
    assert found is not None
    assert found.title == "Sudzha (Суджа): under Russian control"
    assert "point good to 1 km" in found.below
    assert found.part(why.MADE)["id"].tolist() == ["sudzha-2025-03-13-dpa_0313"]
    assert found.part(why.MADE)["without"].tolist() == [why.SAME]
    assert len(found.part(why.LOST)) == 5
    assert (found.part(why.LOST)["because"] != "").all()


def test_without_its_only_claim_the_ground_would_change() -> None:
    found = why.settlement(small(claims(claim("a1", "UA", 0))), "a1", DAY, DAY)
    row = found.part(why.MADE).iloc[0]
    assert row["without"].startswith("a1 would be under Russian control; about ")
    assert row["km2"] > 10


def test_an_area_is_the_claims_of_its_settlements() -> None:
    front, day = fronts(), day_number("2024-09-06")
    places = why.held_by(front, "UA", "kursk", day, NOW)
    found = why.ground(front, places, "Kursk", day, NOW)
    assert set(found.claims["settlement_id"]) == set(places)
    assert set(found.part(why.MADE)["settlement_id"]) == set(places)
    assert found.claims["km2"].iloc[0] == found.claims["km2"].max()
    assert set(why.held_by(front, "UA", "both", day, NOW)) >= set(places)


def test_a_line_is_explained_by_both_sides() -> None:
    table = claims(claim("a1", "UA", 0), claim("a2", "RU", 0, kind="map"))
    found = why.line(small(table), "a1", "a2", DAY, DAY)
    assert set(found.part(why.MADE)["settlement_id"]) == {"a1", "a2"}
    assert "2.0 km to either side" in found.below


def test_a_leg_is_drawn_because_something_is_said_to_have_gone_along_it() -> None:
    found = why.leg(evidence(), "sea_rajin_dunai", NOW)
    assert found.title == "Rajin (Najin) port, Rason – Dunai (Dunay) naval port by sea"
    assert found.claims["table"].iloc[0] == "legs"
    assert {"consignments", "voyages"} & set(found.claims["table"])
    assert len(why.leg(evidence(), "sea_rajin_dunai", day_number("2023-10-15")).claims) < len(found.claims)


def test_a_range_says_which_claim_sets_each_end_and_what_it_would_be_without() -> None:
    found = why.quantity(evidence(), Goods("containers", "containers", "to_russia"), "Containers", NOW)
    assert found.title == "Containers: 16\u2009000 to 28\u2009000"
    made = found.part(why.MADE).set_index("id")
    assert made.loc["containers-2025-03-osc", "because"] == "sets the low end"
    assert made.loc["containers-2025-07-rok-dia", "because"] == "sets the high end"


def test_a_perspective_counts_only_its_own_and_says_of_the_others_why_not() -> None:
    goods, sent = Goods("containers", "containers", "to_russia"), evidence().consignments
    found = why.quantity(evidence(), goods, "Containers", NOW, named("independent"), "containers-2025-07-rok-dia")
    assert found.part(why.ASKED)["because"].tolist() == ["this kind of source does not count here"]
    kinds = sent.set_index("id").loc[found.part(why.MADE)["id"], "claimant_kind"]
    assert set(kinds) <= named("independent").kinds
    assert "28\u2009000" not in found.title


def test_a_claim_published_later_is_not_heard_yet() -> None:
    early = why.quantity(evidence(), Goods("rounds", "rounds", "to_russia"), "Rounds", day_number("2024-03-01"))
    assert set(early.part(why.UNHEARD)["because"]) == {"it was published later"}
    assert len(early.part(why.MADE)) == 1


@pytest.mark.parametrize(
    "answer",
    [
        lambda: why.settlement(fronts(), "atlantis", MARCH, NOW),
        lambda: why.line(fronts(), "sudzha", "atlantis", MARCH, NOW),
        lambda: why.leg(evidence(), "to_the_moon", NOW),
        lambda: why.one(evidence(), "events", "never"),
        lambda: why.one(evidence(), "passwords", "1"),
    ],
)
def test_what_is_not_there_has_no_answer(answer: object) -> None:
    assert answer() is None


def test_a_perspective_that_believes_nobody_says_why_nothing_is_held() -> None:
    import dataclasses  # noqa: PLC0415

    nobody = dataclasses.replace(fronts().perspective, kinds=frozenset())
    table = claims(claim("a1", "UA", 0))
    found = why.settlement(small(table, nobody), "a1", DAY, DAY)
    assert found.title == "a1: under Russian control"
    assert found.part(why.UNHEARD)["because"].tolist() == ["this kind of source does not count here"]
    assert str(Fate.NOT_BELIEVED) == "not believed"


def test_a_source_is_answered_by_its_claims_and_what_would_change_without_all_of_them() -> None:
    table = claims(claim("a1", "UA", 0), claim("a1", "UA", 1), claim("a2", "UA", 0, kind="map"))
    found = source(small(table), "paper", "The press", DAY + 3, DAY + 3)
    assert found is not None
    assert set(found.claims["settlement_id"]) == {"a1"}
    assert found.part(why.MADE)["without"].str.startswith("a1 would be under Russian control").all()
    assert "at 1 settlement would be held otherwise" in found.below
    assert source(small(table), "nobody", "", DAY, DAY) is None
