"""The row of filters above the claims: what, who, where, how well founded, when."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from data.claims.all_claims import KINDS
from data.claims.filters import LETTERS, WORST_CREDIBILITY, ClaimFilter
from data.tables.coverage import last_day
from data.tables.vocabulary import CLAIMANT_WORDS, CREDIBILITY_WORDS, RELIABILITY_WORDS
from data.time.days import EPOCH, date_of, day_number, in_words
from pages.evidence import view
from pages.shell import store

KIND_WORDS: Final = {kind: words for kind, (_, words) in KINDS.items()}


def search(noun: str) -> None:
    """The search box, for whichever list is open."""
    key = _key("words", view.current().asked.words)
    st.text_input(
        f"Search {noun}",
        key=key,
        placeholder=f"Search {noun}: words, “a phrase”, names in Latin, Cyrillic or Korean",
        label_visibility="collapsed",
        max_chars=view.MOST_LETTERS,
        icon=":material/search:",
        on_change=lambda: view.ask(words=st.session_state[key]),
    )


def draw(claimants: Sequence[str]) -> None:
    """The filters; `claimants` are the kinds of claimant that occur."""
    asked = view.current().asked
    _some("Kind", "kinds", KIND_WORDS, asked.kinds)
    _some("Who", "claimants", {each: CLAIMANT_WORDS[each] for each in claimants}, asked.claimants)
    _some("Where", "theatres", store.theatres().subjects, asked.theatres)
    _trust(asked)
    _time(asked)


def clear() -> None:
    """Ask for everything again."""
    view.set_up(asked=ClaimFilter())


def _key(name: str, value: Any) -> str:  # noqa: ANN401 - whatever the widget holds
    """The key of a filter widget, which starts out with `value`."""
    key = f"evidence-{name}-{view.drawn()}"
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def _some(label: str, name: str, words: Mapping[str, str], chosen: Sequence[str]) -> None:
    count = f"{len(chosen)} of {len(words)}" if chosen else "all"
    with st.popover(f"{label}: {count}", key=f"evidence-{name}-more", type="primary" if chosen else "secondary"):
        key = _key(name, list(chosen))
        st.pills(
            f"{label}: none chosen means all",
            list(words),
            key=key,
            selection_mode="multi",
            format_func=words.__getitem__,
            on_change=lambda: view.ask(**{name: tuple(st.session_state[key])}),
        )


def _trust(asked: ClaimFilter) -> None:
    plain = ClaimFilter()
    said = [
        f"{asked.reliability} or better" if asked.reliability != plain.reliability else "",
        f"{asked.credibility} or better" if asked.credibility != plain.credibility else "",
        "unconfirmed" if asked.only_marked else "",
    ]
    told = ", ".join(each for each in said if each)
    with st.popover(f"Trust: {told or 'any'}", key="evidence-trust-more", type="primary" if told else "secondary"):
        _least("Source at least", "reliability", {each: RELIABILITY_WORDS[each] for each in LETTERS}, asked)
        _least(
            "Claim at least",
            "credibility",
            {each: CREDIBILITY_WORDS[each] for each in range(1, WORST_CREDIBILITY + 1)},
            asked,
        )
        key = _key("marked", asked.only_marked)
        st.toggle(
            "Only claims that rest on something unconfirmed",
            key=key,
            on_change=lambda: view.ask(only_marked=st.session_state[key]),
        )


def _least(label: str, name: str, words: Mapping[Any, str], asked: ClaimFilter) -> None:
    key = _key(name, getattr(asked, name))
    st.selectbox(
        label,
        list(words),
        key=key,
        format_func=lambda each: f"{each} · {words[each]}",
        on_change=lambda: view.ask(**{name: st.session_state[key]}),
    )


def _time(asked: ClaimFilter) -> None:
    told = " – ".join(in_words(each) if each is not None else "…" for each in (asked.first, asked.last))
    limited = asked.first is not None or asked.last is not None
    with st.popover(
        f"When: {told if limited else 'any time'}", key="evidence-when-more", type="primary" if limited else "secondary"
    ):
        for label, name in (("Not before", "first"), ("Not after", "last")):
            _day(label, name, getattr(asked, name))
        st.html("<div class='small'>Claims are chosen by the day or period they speak of.</div>")


def _day(label: str, name: str, held: int | None) -> None:
    # a link may name any day; the calendar knows only some
    key = _key(name, date_of(min(max(held, 0), last_day())) if held is not None else None)

    def changed() -> None:
        said = st.session_state[key]
        view.ask(**{name: day_number(said) if said is not None else None})

    st.date_input(
        label,
        key=key,
        min_value=EPOCH,
        max_value=date_of(last_day()),
        format="YYYY-MM-DD",
        on_change=changed,
    )
