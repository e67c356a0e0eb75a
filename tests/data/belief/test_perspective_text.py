import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.belief.perspective import BUILT_IN, DEFAULT, EVERYONE, Perspective, Rule
from data.belief.perspective_text import LONGEST, PerspectiveTextError, in_words, read, rules_in_words, write

ANY = st.builds(
    Perspective,
    name=st.just("own"),
    label=st.just("Your own"),
    about=st.just(""),
    kinds=st.frozensets(st.sampled_from(sorted(EVERYONE))),
    excluded_sources=st.frozensets(st.sampled_from(("ds_archive", "msmt_js", "a-b"))),
    least_reliability=st.sampled_from("ABCDEF"),
    least_credibility=st.integers(1, 6),
    rule=st.sampled_from(list(Rule)),
    window_days=st.integers(1, 3660),
    doubtful_from=st.integers(1, 7),
)


@given(ANY)
def test_rules_survive_the_round_trip(perspective: Perspective) -> None:
    assert read(write(perspective)).recipe() == perspective.recipe()


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        found = read(text)
    except PerspectiveTextError as error:
        assert str(error).endswith(".")
    else:
        assert read(write(found)).recipe() == found.recipe()


def test_built_in_perspectives_keep_their_names() -> None:
    assert [write(each) for each in BUILT_IN.values()] == list(BUILT_IN)
    assert all(read(name) is each for name, each in BUILT_IN.items())
    assert read("") is DEFAULT


def test_own_rules_start_from_the_balanced_ones() -> None:
    found = read("kinds=map,press~rule=latest~without=ds_archive")
    assert found.kinds == {"map", "press"}
    assert (found.rule, found.window_days) == (Rule.LATEST, DEFAULT.window_days)
    assert found.about == (
        "Only map publishers and press count (1 source left out); "
        "the latest claim wins; of those of one day the most credible."
    )


def test_believing_nobody_can_be_said() -> None:
    assert read("kinds=nobody").kinds == frozenset()
    assert in_words(read("kinds=nobody")).startswith("Nobody counts")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sceptical", "There is no perspective 'sceptical'. Built in: balanced,"),
        ("kinds=martians", "'martians' is no kind of source"),
        ("rule=loudest", "rule: 'loudest'; expected one of most_credible, latest, cautious"),
        ("reliability=G", "expected one of A, B, C, D, E, F"),
        ("credibility=0", "expected a whole number from 1 to 6"),
        ("window=many", "expected a whole number from 1 to 3660"),
        ("credibility=٣", "expected a whole number from 1 to 6"),
        ("colour=red", "'colour=red' is no rule"),
        ("rule=latest~rule=latest", "rule is given twice"),
        ("without=<script>", "is not the name of a source"),
        ("kinds=" + "x" * LONGEST, "has at most 2000 characters"),
    ],
)
def test_what_cannot_be_read_says_which_part_and_what_was_expected(text: str, reason: str) -> None:
    with pytest.raises(PerspectiveTextError) as refused:
        read(text)
    assert reason in str(refused.value)


def test_every_rule_is_told_in_words() -> None:
    told = rules_in_words(read("kinds=map,press~rule=latest~reliability=C~credibility=4~window=21~without=paper"))
    assert told == [
        "Only map publishers and press count.",
        "Sources rated worse than C, fairly reliable, do not count.",
        "Claims rated worse than 4, doubtful, do not count.",
        "Left out: paper.",
        "Where claims rival each other, the latest claim wins; of those of one day the most credible.",
        "A claim stays a rival for 21 days, the latest one until something newer is said.",
        "A claim rated 4, doubtful, or worse lapses after 21 days if nobody repeats it.",
    ]
    assert rules_in_words(BUILT_IN["reported"])[-1] == "No claim lapses."
