import dataclasses

import pytest

from data.belief.perspective import (
    BUILT_IN,
    DEFAULT,
    EVERYONE,
    Perspective,
    UnknownPerspectiveError,
    counting,
    named,
    silence,
)
from tests.data.fronts.real_fronts import evidence
from tests.data.fronts.small_front import claim, claims


def test_everyone_counts_by_default() -> None:
    table = claims(*(claim("a1", "UA", 0, kind=kind) for kind in ("map", "press", "ru_official")))
    assert counting(table, DEFAULT).all()


def test_only_kinds_the_perspective_believes_count() -> None:
    table = claims(claim("a1", "UA", 0, kind="map"), claim("a1", "UA", 0, kind="press"))
    assert counting(table, named("maps")).tolist() == [True, False]
    assert counting(table, named("reported")).tolist() == [False, True]


def test_an_excluded_source_does_not_count_whatever_its_kind() -> None:
    table = claims(claim("a1", "UA", 0, kind="map"), claim("a1", "UA", 0, kind="press"))
    without_map = dataclasses.replace(DEFAULT, excluded_sources=frozenset({"ds_archive"}))
    assert counting(table, without_map).tolist() == [False, True]


def test_claims_worse_than_the_least_credibility_or_reliability_do_not_count() -> None:
    table = claims(
        claim("a1", "UA", 0, credibility=3, reliability="B"),
        claim("a1", "UA", 1, credibility=4, reliability="B"),
        claim("a1", "UA", 2, credibility=3, reliability="D"),
    )
    strict = dataclasses.replace(DEFAULT, least_credibility=3, least_reliability="C")
    assert counting(table, strict).tolist() == [True, False, False]


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownPerspectiveError, match="balanced, latest, cautious"):
        named("rumours")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"least_reliability": "G"}, "A to F"),
        ({"least_credibility": 0}, "1 to 6"),
        ({"window_days": 0}, "at least 1"),
        ({"kinds": frozenset({"oracle"})}, "oracle"),
    ],
)
def test_rules_that_make_no_sense_are_refused(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        dataclasses.replace(DEFAULT, **wrong)


def test_built_in_perspectives_differ_in_their_rules_not_only_in_name() -> None:
    recipes = {repr(perspective.recipe()) for perspective in BUILT_IN.values()}
    assert len(recipes) == len(BUILT_IN)


def test_a_recipe_does_not_depend_on_the_order_kinds_were_given_in() -> None:
    one = Perspective("x", "X", "", kinds=frozenset(sorted(EVERYONE)))
    other = Perspective("x", "X", "", kinds=frozenset(sorted(EVERYONE, reverse=True)))
    assert one.recipe() == other.recipe()


def test_south_korea_the_msmt_and_the_un_have_a_perspective_of_their_own() -> None:
    sent = evidence().consignments
    assert set(sent.loc[counting(sent, named("south_korean")), "claimant_kind"]) == {"kr_official"}
    assert set(sent.loc[counting(sent, named("msmt")), "claimant_kind"]) == {"msmt"}
    assert named("un").kinds == {"un"}


@pytest.mark.parametrize("name", ["south_korean", "msmt", "un"])
def test_whoever_says_nothing_of_the_front_says_why_it_is_empty(name: str) -> None:
    said = silence(evidence().control_claims, named(name))
    assert said == f"none of the 399 claims on who holds ground is one that “{named(name).label}” believes"


def test_a_front_somebody_speaks_of_needs_no_reason() -> None:
    assert silence(evidence().control_claims, named("russian")) == ""
    nobody = dataclasses.replace(DEFAULT, kinds=frozenset())
    assert silence(evidence().control_claims, nobody) == "nobody is believed"
