"""A link to the Evidence page restores the list, the row and the filters, and lives beside the clock's."""

from hypothesis import given
from hypothesis import strategies as st

from data.claims.all_claims import KINDS
from data.claims.filters import LETTERS, ClaimFilter
from data.tables.vocabulary import ClaimantKind
from pages.evidence.view import LISTS, OWN, EvidenceView, read, write
from pages.shell import link, store

DAYS = st.none() | st.integers(0, 2000)
NAMES = st.just("") | st.from_regex(r"\A[a-z][a-z0-9_:-]{0,30}\Z")


def some(known: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(known), unique=True, max_size=3).map(tuple)


FILTERS = st.builds(
    ClaimFilter,
    words=st.text(max_size=40),
    kinds=some(list(KINDS)),
    claimants=some([str(each) for each in ClaimantKind]),
    theatres=some(list(store.subjects())),
    reliability=st.sampled_from(LETTERS),
    credibility=st.integers(1, 6),
    only_marked=st.booleans(),
    first=DAYS,
    last=DAYS,
    source=NAMES,
)


@given(st.builds(EvidenceView, listing=st.sampled_from(list(LISTS)), chosen=NAMES, asked=FILTERS))
def test_a_copied_link_restores_what_was_asked(view: EvidenceView) -> None:
    assert read(write(view)) == (view, [])


def test_a_page_that_asks_nothing_adds_nothing_to_the_address() -> None:
    assert write(EvidenceView()) == {}


def test_clock_and_filters_do_not_share_a_name() -> None:
    assert not OWN & {each.parameter for each in link.FIELDS}


@given(st.dictionaries(st.sampled_from(sorted(OWN)), st.text()))
def test_no_text_in_a_link_breaks_the_page(parameters: dict[str, str]) -> None:
    view, problems = read(parameters)
    assert isinstance(view, EvidenceView)
    assert all("expected" in each for each in problems)


def test_a_bad_part_is_named_and_the_good_part_kept() -> None:
    view, problems = read({"who": "martians", "q": "Суджа"})
    assert view.asked == ClaimFilter(words="Суджа")
    assert len(problems) == 1
    assert "who='martians'" in problems[0]
