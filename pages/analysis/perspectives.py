"""Perspectives: choose or build your own, see where two disagree, and which sources the front hangs on."""

from dataclasses import replace
from html import escape
from typing import Any, Final

import pandas as pd
import streamlit as st

from data.belief import perspective_text
from data.belief.perspective import BUILT_IN, NEVER_DOUBTFUL, RELIABILITIES, RULE_IN_WORDS, Perspective, Rule
from data.belief.perspective_text import OWN
from data.tables import vocabulary
from data.tables.theatres import ALL
from data.taking_along.provenance import compared_with
from data.time.days import in_words
from layers.looks.palette import Role
from pages.analysis import downloads
from pages.analysis import store as analysis_store
from pages.analysis import view as analysis_view
from pages.analysis.view import perspective as first_of
from pages.analysis.why import ask
from pages.board import panel
from pages.board.panel import Figure, square_km
from pages.charts import charts
from pages.fronts import layers
from pages.shell import link, session, store, style
from pages.shell.link import View
from pages.shell.plain_words import plain

SHOWN_SOURCES: Final = 8
DOUBT: Final = {4: "doubtful (4) or worse", 5: "improbable (5) or worse", NEVER_DOUBTFUL: "never lapses"}


def draw(view: View) -> None:
    """The panel of this view."""
    asked = analysis_view.current()
    first = first_of(view)
    _choose("Believe", first, "first")
    _choose("Compare with", asked.against, "against")
    _build(perspective_text.read(first))
    _nobody(first, view)
    _nobody(asked.against, view)
    _held(asked.held)
    known, series_known = session.known_by_day(view), analysis_store.series_known(view)
    if store.area_on(view.day, known, ALL, "") is None:
        st.html("<div class='small'>No front is in the evidence for this day. Move the clock back.</div>")
        return
    series = analysis_store.compared_daily(first, asked.against, asked.held, series_known)
    words = _names(first, asked.against)
    panel.figures(figures(series, view.day, words), ask)
    _chart(series, words, view)
    _sensitivity(view, first)
    downloads.menu(
        "disagreement", "the disagreement", first, known,
        lambda: analysis_store.compared(first, asked.against, asked.held), mapped=True,
        also=compared_with(perspective_text.read(asked.against), analysis_view.HELD[asked.held]),
    )  # fmt: skip


def _names(first: str, against: str) -> list[str]:
    """What the two are called; two of one name, such as two of one's own, are told apart by the part they play."""
    one, other = (perspective_text.read(text).label for text in (first, against))
    return [one, other] if one != other else [f"{one} (believed)", f"{other} (compared)"]


def figures(series: pd.DataFrame, day: int, words: list[str]) -> list[Figure]:
    """Ground on the shown day that both give, only the first, only the second."""
    row = series.loc[series["day"] == day].iloc[0]
    said = (("both", "both give"), ("only_a", f"only {words[0]}"), ("only_b", f"only {words[1]}"))
    return [Figure(square_km(row[f"{kind}_km2"]), text, ask=f"apart:{kind}") for kind, text in said]


def _choose(label: str, text: str, which: str) -> None:
    options = list(BUILT_IN) + ([text] if text not in BUILT_IN else [])
    key = f"perspective-{which}"
    st.session_state[key] = text
    st.selectbox(
        label,
        options,
        key=key,
        format_func=lambda each: perspective_text.read(each).label,
        on_change=lambda: use(which, st.session_state[key]),
        help=perspective_text.read(text).about,
    )
    if text not in BUILT_IN:
        _told(perspective_text.read(text))


def _told(perspective: Perspective) -> None:
    """The rules in words."""
    sources = store.tables().sources.set_index("id")
    names = {
        each: f"{sources.loc[each, 'publisher']}: {sources.loc[each, 'title']}"
        for each in perspective.excluded_sources & set(sources.index)
    }
    st.html(f"<div class='small'>{escape(' '.join(perspective_text.rules_in_words(perspective, names)))}</div>")


def use(which: str, text: str) -> None:
    """Believe `text` from now on ("first"; on all pages where they take it), or compare with it ("against")."""
    if which == "against":
        analysis_view.update(against=text)
    elif _everywhere(text):
        analysis_view.update(first="")
        session.update(perspective="" if text == "balanced" else text, selected="")
    else:
        analysis_view.update(first=text)


def _everywhere(text: str) -> bool:
    """Whether links, and so all pages, take this perspective."""
    reader = next(each for each in link.FIELDS if each.name == "perspective").read
    try:
        return text in BUILT_IN or bool(reader(text))
    except ValueError:
        return False


def _nobody(text: str, view: View) -> None:
    """Why a front is empty, where no claim at all counts for it."""
    reason = layers.empty_because(view, text)
    if not reason:
        return
    if not perspective_text.read(text).kinds:
        st.info(
            "This perspective believes nobody, so no ground is held: all of it counts as Russian. Add a kind of source."
        )
        return
    label = perspective_text.read(text).label
    st.info(f"“{label}” gives an empty front: {reason}, so all ground counts as Russian.")


def _held(held: str) -> None:
    st.session_state["held"] = held
    st.segmented_control(
        "Compared ground",
        list(analysis_view.HELD),
        key="held",
        required=True,
        format_func={"ua": "Ukrainian control", "all": "or contested"}.__getitem__,
        on_change=lambda: analysis_view.update(held=st.session_state["held"]),
        label_visibility="collapsed",
    )


def _chart(series: pd.DataFrame, words: list[str], view: View) -> None:
    chart = charts.stacked(
        series,
        {
            "both_km2": ("both", Role.UA),
            "only_a_km2": (f"only {words[0]}", Role.SELECTED),
            "only_b_km2": (f"only {words[1]}", Role.MUNITIONS),
        },
        view.day,
        style.theme(),
    )
    key = "disagreement-chart"
    st.altair_chart(chart, key=key, on_select=lambda: to_day(key, "apart:all"), selection_mode=["day"], width="stretch")


def to_day(key: str, question: str) -> None:
    """Move the clock to the day clicked on the chart of this key, and ask why it looks so.

    `{theatre}` in the question stands for the front of the clicked point.
    """
    chosen = st.session_state[key]["selection"].get("day") or []
    if chosen and chosen[0].get("day") is not None:
        session.move(day=int(chosen[0]["day"]))
        ask(question.format(theatre=str(chosen[0].get("theatre", ""))))


def _sensitivity(view: View, text: str) -> None:
    asked = analysis_view.current()
    panel.heading("How much hangs on each source")
    st.session_state["scope"] = asked.scope
    st.segmented_control(
        "Days",
        list(analysis_view.SCOPES),
        key="scope",
        required=True,
        format_func=analysis_view.SCOPES.__getitem__,
        on_change=lambda: analysis_view.update(scope=st.session_state["scope"]),
        label_visibility="collapsed",
    )
    days = (view.day, view.day) if asked.scope == "day" else analysis_store.days()
    found = analysis_store.without_each_source(text, *days, session.known_by_day(view))
    _sources(found, asked.scope)
    downloads.menu(
        "sensitivity", "this list", text, session.known_by_day(view),
        lambda: found.rename(columns={"source_id": "id"}), mapped=False,
    )  # fmt: skip


def _sources(found: pd.DataFrame, scope: str) -> None:
    """The sources whose absence moves ground, most first; each opens what hangs on it."""
    moving = found.loc[found["moved_km2"] >= 0.5]
    if moving.empty:
        st.html("<div class='small'>Leaving out any one source would change nothing.</div>")
        return
    st.html("<div class='small'>Ground that would be under other control without the source:</div>")
    for row in moving.head(SHOWN_SOURCES).to_dict("records"):
        at = f", {in_words(row['moved_day'])}" if scope == "all" else ""
        with st.container(gap=None):
            st.button(
                f"**{square_km(row['moved_km2'])}**{at} · {plain(row['publisher'])}",
                key=f"without-{row['source_id']}",
                type="tertiary",
                help="What hangs on this source, claim by claim",
                on_click=_what_hangs,
                args=(row["source_id"], row["moved_day"]),
            )
            st.html(f"<div class='small'>{escape(source_note(row, scope))}</div>")
    st.html(f"<div class='small'>{_others(len(found), len(moving))}</div>")


def _what_hangs(source: str, day: int) -> None:
    if day != session.current().day:
        session.move(day=day)
    ask(f"source:{source}")


def source_note(row: dict[Any, Any], scope: str) -> str:
    """How far the contact line would shift without a source, and how many claims it makes."""
    known = pd.notna(row["shift_km"])
    shift = f"line up to {row['shift_km']:.1f} km elsewhere" if known else "on one side no line to compare"
    if row["lineless_days"] and known:
        where = " and ".join(store.theatres().named(theatre) for theatre in row["lineless"])
        days = f" on {row['lineless_days']} days" if scope == "all" else ""
        shift += f"; in {where} no line on one side{days}"
    return f"{shift} · {row['claims']} claim{'s' if row['claims'] != 1 else ''}: {row['title']}"


def _others(sources: int, moving: int) -> str:
    more = moving - SHOWN_SOURCES
    tail = f"{more} more move some ground; " if more > 0 else ""
    return f"{tail}{sources - moving} sources alone change nothing." if sources > min(moving, SHOWN_SOURCES) else ""


def _build(start: Perspective) -> None:
    with st.popover("Build your own", icon=":material/tune:", key="build"):
        made = replace(start, name=OWN, **_rules(start))
        text = perspective_text.write(made)
        _told(made)
        believe, compare = st.columns(2)
        believe.button(
            "Believe this", key="build-first", on_click=use, args=("first", text), type="primary", width="stretch"
        )
        compare.button("Compare with it", key="build-against", on_click=use, args=("against", text), width="stretch")


def _rules(start: Perspective) -> dict[str, Any]:
    """The rules as the reader sets them, from those of `start`; another start draws the widgets anew."""
    key = f"build-{perspective_text.write(start)}-"
    kinds = st.multiselect(
        "Who counts",
        list(vocabulary.CLAIMANT_WORDS),
        default=sorted(start.kinds),
        format_func=lambda kind: vocabulary.CLAIMANT_WORDS[kind],
        key=key + "kinds",
        help="Nobody chosen: nobody is believed",
    )
    rules, letters, numbers = list(Rule), list(RELIABILITIES), list(range(1, 7))
    words = RULE_IN_WORDS.__getitem__
    rule = st.radio("Where claims rival", rules, rules.index(start.rule), key=key + "rule", format_func=words)
    reliability = st.selectbox(
        "Sources at least",
        letters,
        letters.index(start.least_reliability),
        key=key + "reliability",
        format_func=lambda each: f"{each}, {vocabulary.RELIABILITY_WORDS[each]}",
    )
    credibility = st.selectbox(
        "Claims at least",
        numbers,
        numbers.index(start.least_credibility),
        key=key + "credibility",
        format_func=lambda each: f"{each}, {vocabulary.CREDIBILITY_WORDS[each]}",
    )
    window = st.number_input("Days a claim stays a rival", 1, 3660, start.window_days, key=key + "window")
    doubt = st.selectbox(
        "A claim nobody repeats lapses if it is",
        list(DOUBT),
        index=_doubt(start),
        format_func=DOUBT.__getitem__,
        key=key + "doubt",
    )
    return {
        "kinds": frozenset(kinds),
        "rule": Rule(rule),
        "least_reliability": reliability,
        "least_credibility": credibility,
        "window_days": int(window),
        "doubtful_from": doubt,
        "excluded_sources": frozenset(_left_out(start)),
    }


def _left_out(start: Perspective) -> list[str]:
    sources = store.tables().sources.set_index("id")
    used = sorted(set(store.tables().control_claims["source_id"]))
    return st.multiselect(
        "Sources left out",
        used,
        default=sorted(start.excluded_sources & set(used)),
        format_func=lambda each: f"{sources.loc[each, 'publisher']}: {sources.loc[each, 'title']}",
        key=f"build-{perspective_text.write(start)}-without",
    )


def _doubt(start: Perspective) -> int:
    return list(DOUBT).index(start.doubtful_from) if start.doubtful_from in DOUBT else 0
