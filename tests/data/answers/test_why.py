import pytest

from data.answers import supply, why
from data.answers.quantity import petroleum, quantity
from data.answers.source import others, source
from data.belief.fates import Fate
from data.belief.perspective import named
from data.supply.quantity_ranges import Goods
from data.time.days import day_number
from tests.data.fronts.real_fronts import evidence, fronts
from tests.data.fronts.small_front import DAY, claim, claims
from tests.data.fronts.small_fronts import fronts as small

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
    found = supply.leg(evidence(), "sea_rajin_dunai", NOW)
    assert found.title == "Rajin (Najin) port, Rason – Dunai (Dunay) naval port by sea"
    assert found.claims["table"].iloc[0] == "legs"
    assert {"consignments", "voyages"} & set(found.claims["table"])
    early = supply.leg(evidence(), "sea_rajin_dunai", day_number("2023-10-15"))
    assert len(early.part(why.MADE)) < len(found.part(why.MADE))  # what came later is told, and not counted


def test_a_range_says_which_claim_sets_each_end_and_what_it_would_be_without() -> None:
    found = quantity(evidence(), Goods("containers", "containers", "to_russia"), "Containers", NOW)
    assert found.title == "Containers: 16\u2009000 to 28\u2009000"
    made = found.part(why.MADE).set_index("id")
    assert made.loc["containers-2025-03-osc", "because"] == "sets the low end"
    assert made.loc["containers-2025-07-rok-dia", "because"] == "sets the high end"


def test_a_perspective_counts_only_its_own_and_says_of_the_others_why_not() -> None:
    goods, sent = Goods("containers", "containers", "to_russia"), evidence().consignments
    found = quantity(evidence(), goods, "Containers", NOW, named("independent"), "containers-2025-07-rok-dia")
    assert found.part(why.ASKED)["because"].tolist() == ["this kind of source does not count here"]
    kinds = sent.set_index("id").loc[found.part(why.MADE)["id"], "claimant_kind"]
    assert set(kinds) <= named("independent").kinds
    assert "28\u2009000" not in found.title


def test_a_claim_published_later_is_not_heard_yet() -> None:
    early = quantity(evidence(), Goods("rounds", "rounds", "to_russia"), "Rounds", day_number("2024-03-01"))
    assert set(early.part(why.UNHEARD)["because"]) == {"it was published later"}
    assert len(early.part(why.MADE)) == 1


@pytest.mark.parametrize(
    "answer",
    [
        lambda: why.settlement(fronts(), "atlantis", MARCH, NOW),
        lambda: why.line(fronts(), "sudzha", "atlantis", MARCH, NOW),
        lambda: supply.leg(evidence(), "to_the_moon", NOW),
        lambda: why.one(evidence(), "events", "never", NOW),
        lambda: why.one(evidence(), "passwords", "1", NOW),
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


def test_a_loser_too_can_matter_and_says_how_it_would_look_without_it() -> None:
    day, lost = day_number("2024-10-01"), "kruglenkoye-2024-08-21-ds_archive"
    found = why.settlement(fronts(), "kruglenkoye", day, NOW)
    assert found is not None
    row = found.part(why.LOST).set_index("id").loc[lost]
    assert "days old" in row["because"]
    assert row["without"].startswith("Kruglenkoye would be contested")
    assert row["km2"] > 0
    heard = found.claims.loc[found.claims["part"] != why.UNHEARD]
    assert (heard["without"] != "").all()


def told(*rows: dict, part: str = why.MADE) -> set[str]:
    found = why.settlement(small(claims(*rows)), "a1", DAY + 1, DAY + 9)
    assert found is not None
    return set(found.part(part)["without"])


def test_why_nothing_would_change_is_said_as_it_is() -> None:
    assert told(claim("a1", "UA", 0, kind="map"), claim("a1", "UA", 0, kind="research")) == {why.SAME}
    assert told(claim("a1", "RU", 0)) == {
        "nothing would change: with no claim left to go by, ground on Russia’s side counts as Russian"
    }
    three = [claim("a1", "UA", 0, kind="ua_official"), claim("a1", "RU", 0, kind="ru_official")]
    three.append(claim("a1", "contested", 0, kind="press"))
    assert told(*three) == {"nothing would change: the other claims still disagree"}
    pair = [claim("a1", "UA", 0, kind="ua_official"), claim("a1", "RU", 0, kind="ru_official")]
    assert "nothing would change: the other claims still disagree" in told(*pair, claim("a1", "UA", 0, kind="map"))
    older = claim("a1", "UA", -1)
    assert told(older, claim("a1", "UA", 0, kind="map"), part=why.LOST) == {"nothing would change: it decides nothing"}


def test_ground_and_lines_say_how_precise_they_are() -> None:
    front, day = fronts(), day_number("2024-09-06")
    below = why.ground(front, why.held_by(front, "UA", "kursk", day, NOW), "Kursk", day, NOW).below
    assert "points good to" in below
    assert "the day it was announced or shown" in below


def test_a_leg_counts_reports_a_perspective_believes_and_is_drawn_whoever_is() -> None:
    whole = supply.leg(evidence(), "sea_rajin_dunai", NOW)
    maps = supply.leg(evidence(), "sea_rajin_dunai", NOW, named("maps"))
    assert maps.part(why.MADE)["table"].tolist() == ["legs"]
    assert "whoever is believed" in maps.part(why.MADE)["because"].iloc[0]
    assert set(maps.part(why.UNHEARD)["because"]) == {"this kind of source does not count here"}
    assert len(whole.claims) == len(maps.claims)
    assert whole.part(why.MADE)["without"].iloc[1] == "3 other reports would speak of it"


def test_a_leg_is_not_drawn_before_its_own_claim_was_published() -> None:
    early = supply.leg(evidence(), "sea_rajin_dunai", day_number("2023-10-15"))
    own = early.claims.set_index("table").loc["legs"]
    assert (own["part"], own["because"]) == (why.UNHEARD, "it was published later, so it is not drawn yet")


def test_routes_runs_places_and_ships_tell_what_was_published_and_is_believed() -> None:
    early, tables = day_number("2023-10-16"), evidence()
    for answer in (
        supply.route(tables, "rajin_dunai", early)[0],
        supply.place(tables, "rajin_port", day_number("2026-01-01"), early),
    ):
        assert "it was published later" in set(answer.part(why.UNHEARD)["because"])
    lady = tables.vessels.loc[tables.vessels["name"].str.startswith("Lady R"), "id"].iloc[0]
    runs = supply.vessel(tables, lady, day_number("2024-04-30"))
    assert "voyages" in set(runs.part(why.MADE)["table"])
    assert supply.voyage(tables, "lady_r-2024-03-12", NOW, named("maps"))[0].part(why.MADE).empty
    assert [each.below for each in supply.voyage(tables, "lady_r-2024-03-12", NOW)][1:] == ["The way"]


def test_an_approximate_number_stays_approximate() -> None:
    about = quantity(evidence(), Goods("railcars", "railcars", "to_russia"), "Railway cars", NOW)
    assert about.title == "Railway cars: about 73"
    for goods, words in (
        (Goods("workers", "people", "to_russia"), "about"),
        (Goods("casualties_returned", "people", "to_pyongyang"), "about 2\u2009000"),
    ):
        assert words in quantity(evidence(), goods, "", NOW).title


def test_a_year_of_petroleum_is_answered_claim_by_claim() -> None:
    found = petroleum(evidence(), 2024, NOW)
    assert found is not None
    assert found.title.startswith("Refined petroleum in 2024, barrels: at least 1 million")
    assert (found.part(why.MADE)["because"].str.startswith("sets the")).all()
    assert petroleum(evidence(), 2019, NOW) is None


def test_a_source_that_claims_no_ground_is_answered_with_what_it_says() -> None:
    assert source(fronts(), "kbs_wh_1013", "", MARCH, NOW) is None
    found = others(evidence(), "kbs_wh_1013", NOW, named("balanced"))
    assert {"consignments", "places"} <= set(found.claims["table"])
    assert others(evidence(), "nobody", NOW, named("balanced")) is None
