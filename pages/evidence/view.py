"""What the Evidence page shows, kept while the session lasts and written into the URL beside the clock."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

import streamlit as st

from data.claims.all_claims import KINDS
from data.claims.filters import LETTERS, WORST_CREDIBILITY, ClaimFilter
from data.tables.vocabulary import ClaimantKind
from data.time.days import date_of
from pages.shell import link, session, store
from pages.shell.link import Field

LISTS: Final = {"claims": "Claims", "sources": "Sources", "places": "Places", "ships": "Ships"}
MOST_LETTERS: Final = 200
STATE: Final = "evidence-view"
DRAWN: Final = "evidence-drawn"


@dataclass(frozen=True)
class EvidenceView:
    """Which list is open, which row of it is chosen (its id, or ""), and what is asked for."""

    listing: str = "claims"
    chosen: str = ""
    asked: ClaimFilter = field(default_factory=ClaimFilter)


def _one_of(known: Collection[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in known:
            raise ValueError("not known")
        return text

    return read


def _some_of(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    one = _one_of(known)
    return lambda text: tuple(dict.fromkeys(one(each) for each in text.split(",") if each))


def _some_subjects(text: str) -> tuple[str, ...]:
    return _some_of(store.subjects())(text)


def _credibility(text: str) -> int:
    if text not in {str(each) for each in range(1, WORST_CREDIBILITY + 1)}:
        raise ValueError("out of range")
    return int(text)


def _name(text: str) -> str:
    if not link.NAME.match(text):
        raise ValueError("not a name")
    return text


def _words(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise ValueError("too long")
    return text


def _iso(day: int) -> str:
    return date_of(day).isoformat()


PAGE_FIELDS: Final = (
    Field("listing", "list", str, _one_of(LISTS), f"one of {', '.join(LISTS)}"),
    Field("chosen", "row", str, _name, "the id of a row"),
)
FILTER_FIELDS: Final = (
    Field("words", "q", str, _words, f"at most {MOST_LETTERS} letters to find"),
    Field("kinds", "what", ",".join, _some_of(KINDS), f"some of {','.join(KINDS)}"),
    Field("claimants", "who", ",".join, _some_of([*ClaimantKind]), f"some of {','.join(ClaimantKind)}"),
    Field("theatres", "where", ",".join, _some_subjects, "some of the places under Where, with commas between"),
    Field("reliability", "reliability", str, _one_of(LETTERS), "a letter from A to F"),
    Field("credibility", "credibility", str, _credibility, "a number from 1 to 6"),
    Field("only_marked", "unconfirmed", lambda _: "only", lambda text: _one_of(("only",))(text) == "only", "only"),
    Field("first", "from", _iso, link.iso_day, "a date such as 2024-08-06"),
    Field("last", "to", _iso, link.iso_day, "a date such as 2024-10-01"),
    Field("source", "source", str, _name, "the id of a source"),
)


def read(parameters: Mapping[str, str]) -> tuple[EvidenceView, list[str]]:
    """The view a URL asks for, and a sentence for each parameter that could not be used."""
    problems: list[str] = []

    def changes(table: tuple[Field, ...]) -> dict[str, Any]:
        found = {}
        for each in table:
            text = parameters.get(each.parameter)
            if not text:
                continue
            try:
                found[each.name] = each.read(text)
            except ValueError:
                problems.append(
                    f"The link says {each.parameter}={text[:40]!r}; expected {each.expected}. It is left out."
                )
        return found

    return EvidenceView(asked=ClaimFilter(**changes(FILTER_FIELDS)), **changes(PAGE_FIELDS)), problems


def write(view: EvidenceView) -> dict[str, str]:
    """URL parameters for `view`: only what differs from the page as it opens."""
    said = {}
    for table, value, plain in (
        (PAGE_FIELDS, view, EvidenceView()),
        (FILTER_FIELDS, view.asked, ClaimFilter()),
    ):
        for each in table:
            held = getattr(value, each.name)
            if held != getattr(plain, each.name):
                said[each.parameter] = each.write(held)
    return said


def current() -> EvidenceView:
    """The view as it stands; on the first visit in a session it is what the URL asks for."""
    if STATE not in st.session_state:
        st.session_state[STATE], problems = read(st.query_params.to_dict())
        for problem in problems:
            st.toast(problem, icon=":material/link_off:", duration="infinite")
    return st.session_state[STATE]  # type: ignore[no-any-return]


def update(**changes: Any) -> None:  # noqa: ANN401 - the fields of a view differ in type
    """Change parts of the view."""
    st.session_state[STATE] = replace(current(), **changes)


def set_up(**changes: Any) -> None:  # noqa: ANN401 - the fields of a view differ in type
    """Change parts of the view from outside the filter widgets: they are drawn anew to show it.

    A widget in a closed popover is not there to hear of a new value and would later report its old one.
    """
    st.session_state[DRAWN] = drawn() + 1
    update(**changes)


def revisit() -> None:
    """Show what the address says: the reader went back or forward."""
    st.session_state.pop(STATE, None)
    set_up()


def drawn() -> int:
    """How often the filter widgets were set from outside: part of their keys."""
    return int(st.session_state.get(DRAWN, 0))


def ask(**changes: Any) -> None:  # noqa: ANN401 - the fields of a filter differ in type
    """Change parts of what is asked for."""
    update(asked=replace(current().asked, **changes))


def write_url() -> None:
    """Put the clock and this view into the address bar, touching it only when something changed."""
    session.write_url(write(current()))


OWN: Final = {each.parameter for each in (*PAGE_FIELDS, *FILTER_FIELDS)}
assert not OWN & {each.parameter for each in link.FIELDS}  # noqa: S101 - one name, one meaning
assert {each.name for each in FILTER_FIELDS} == {each.name for each in fields(ClaimFilter)}  # noqa: S101
