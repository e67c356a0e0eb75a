"""Why is this here, asked on the Analysis page: of two fronts, of changes and of what was found, beside all else."""

from collections.abc import Callable, Iterable
from typing import Final

import pandas as pd
import streamlit as st

from data.answers import why
from data.answers.why import Answer
from data.belief import perspective_text
from data.belief.known_when import After
from data.fronts.disagreement import places_of
from data.supply.quantities import number_words
from data.tables.coverage import FIRST_DAY
from data.time.days import in_words
from pages.analysis import search
from pages.analysis import store as analysis_store
from pages.analysis import view as analysis_view
from pages.analysis.view import perspective
from pages.board import panel, why_panel
from pages.board.why_panel import CONTROL
from pages.shell import session, store
from pages.shell.link import View
from pages.shell.plain_words import plain

CLAIMS: Final = {
    "claim": "control_claims", "event": "events", "voyage": "voyages", "consignment": "consignments", "leg": "legs",
}  # fmt: skip
HEARD: Final = "analysis-heard"  # the last thing the map reported as clicked
OVERHEAR: Final = "analysis-overhear"
APART: Final = {
    "both": ("both",), "only_a": ("only_a",), "only_b": ("only_b",), "all": ("only_a", "only_b"),
    "first": ("both", "only_a"), "second": ("both", "only_b"),
}  # fmt: skip
CHANGES: Final = {
    "gained": "Came under Ukrainian control", "lost": "Left Ukrainian control",
    "contested": "Became or stopped being contested", "all": "Changed hands in any way",
}  # fmt: skip
HERE: Final = "here"  # a ring on the map, by one of the rows found where it is
STRANGE: Final = "What the link asks about is not on this page; here is what it usually shows."


def show(view: View) -> bool:
    """The answer for what was asked about last; False when nothing was, or nothing this page can answer for."""
    _listen(view)
    kind, _, name = analysis_view.current().why.partition(":")
    if not kind:
        return False
    if not name or kind not in {*OWN, HERE, *why_panel.ANSWERS}:
        st.html(f"<div class='small'>{STRANGE}</div>")
        return False
    st.button("Back", icon=":material/arrow_back:", key="close-why", type="tertiary", on_click=_close)
    if kind == HERE:
        rows = _subjects(name, view)
        if len(rows) > 1:
            _choose(rows)
            return True
        found = _of_rows(rows, view)
    else:
        found = OWN[kind](name, view) if kind in OWN else why_panel.ANSWERS[kind](name, view, perspective(view))
    if found:
        why_panel.draw(found, session.known_by_day(view))
    else:
        st.html(f"<div class='small'>{panel.UNKNOWN}</div>")
    return True


def ask(what: str) -> None:
    """Ask why `what` is there ("kind:name"), or nothing more where it is ""."""
    analysis_view.update(why=what)


def ringed(view: View) -> str:
    """What the map has a ring round: what is asked about where that may be on it, else what was clicked."""
    asked = analysis_view.current().why
    return asked if asked.partition(":")[0] in {*why_panel.ANSWERS, HERE} else view.selected


def _close() -> None:
    """Ask nothing more, and let go of what is chosen on the map."""
    ask("")
    session.update(selected="")
    st.session_state[HEARD] = ""


def overhear() -> None:
    """Let the map's next report of what is chosen pass: it comes of an area drawn, not of a click."""
    st.session_state[OVERHEAR] = True


def _listen(view: View) -> None:
    """Take up what was clicked on the map since last time: a click on empty ground closes what a click opened."""
    before = st.session_state.get(HEARD, "")
    if st.session_state.pop(OVERHEAR, False):
        session.update(selected="")
        st.session_state[HEARD] = ""
    elif view.selected != before:
        st.session_state[HEARD] = view.selected
        if view.selected or analysis_view.current().why == before:
            ask(view.selected)


def since(view: View) -> int:
    """The earlier of the two dates compared: chosen, or thirty days before the shown one."""
    chosen = analysis_view.current().since
    return max(FIRST_DAY, min(chosen, view.day) if chosen is not None else view.day - 30)


def _agreement(name: str, view: View) -> list[Answer]:
    """An area on which two fronts agree or not, by its id on the map."""
    asked, known = analysis_view.current(), session.known_by_day(view)
    if asked.view == "known":
        then = analysis_store.known(asked.then, asked.then_date, view.day)
        areas = analysis_store.then_and_now(perspective(view), then, known, asked.held)
    else:
        areas = analysis_store.compared(perspective(view), asked.against, asked.held)
    rows = areas.loc[areas["id"] == name]
    if rows.empty:
        return []
    row = rows.iloc[0]
    claims = store.tables().control_claims
    places = claims.loc[claims["id"].isin([*row["claims_a"], *row["claims_b"]]), "settlement_id"].unique()
    return _sides(row["agreement"], places, float(row["area_km2"]), view)


def _apart(name: str, view: View) -> list[Answer]:
    """All ground of a day on which two fronts agree ("both") or not ("only_a", "only_b", "all"), or of one of them."""
    if name not in APART:
        return []
    asked, known = analysis_view.current(), session.known_by_day(view)
    first, held = store.front_of(perspective(view)), analysis_store.HELD[asked.held]
    second = first if asked.view == "known" else store.front_of(asked.against)
    moments = (_then(view), known) if asked.view == "known" else known
    kinds = places_of(first.states, second.states, first.ground.cells, view.day, moments, held)
    places = [place for kind in APART[name] for place in kinds[kind]]
    size = first.ground.cells.set_index("settlement_id")["area_km2"].loc[places].sum()
    return _sides(name, places, float(size), view)


def _sides(agreement: str, places: Iterable[str], area: float, view: View) -> list[Answer]:
    """What either of two fronts goes by on the ground of some places."""
    asked, known, first = analysis_view.current(), session.known_by_day(view), perspective(view)
    if asked.view == "known":
        sides = [("as known then", first, _then(view)), ("as known now", first, known)]
    else:
        sides = [(f"“{perspective_text.read(text).label}”", text, known) for text in (first, asked.against)]
    (one, _, _), (other, _, _) = sides
    words = {
        "both": f"Both {one} and {other}", "only_a": f"Only {one}", "only_b": f"Only {other}",
        "all": "Only one of the two", "first": one[:1].upper() + one[1:], "second": other[:1].upper() + other[1:],
    }  # fmt: skip
    title = f"{words[agreement]}: about {number_words(round(area))} km² {analysis_view.HELD[asked.held]}"
    names = list(places)
    head = Answer(title, in_words(view.day), why.ordered([]))
    made = [why.ground(store.front_of(text), names, "", view.day, moment) for _, text, moment in sides]
    parts = [Answer("", f"What counts {label}", each.claims) for (label, _, _), each in zip(sides, made, strict=True)]
    return [head, *parts] if names else [head]


def _then(view: View) -> int:
    """The last publication day that counted "then" for the shown day."""
    asked = analysis_view.current()
    then = analysis_store.known(asked.then, asked.then_date, view.day)
    return min(view.day + then.days if isinstance(then, After) else then, session.known_by_day(view))


def _gain(name: str, view: View) -> list[Answer]:
    known, front = session.known_by_day(view), store.front_of(perspective(view))
    changes = analysis_store.changes_between(perspective(view), since(view), view.day, known)
    if name in CHANGES:
        rows = changes if name == "all" else changes.loc[changes["change"] == name]
        places = [place for each in rows["settlements"] for place in each]
        title = f"{CHANGES[name]}: about {number_words(round(rows['area_km2'].sum()))} km²"
        return [why.ground(front, places, title, view.day, known)]
    rows = changes.loc[changes["id"] == name]
    if rows.empty:
        return []
    row = rows.iloc[0]
    area = number_words(round(row["area_km2"]))
    title = f"{CONTROL[row['before']]} → {CONTROL[row['after']].lower()}: about {area} km²"
    return [why.ground(front, row["settlements"], title, view.day, known)]


def _claim(name: str, view: View) -> list[Answer]:
    """One claim alone, whatever it is about, with how it fares."""
    found = analysis_store.all_findable()
    rows = found.loc[(found["id"] == name) & found["kind"].isin(list(CLAIMS))]
    if rows.empty:
        return []
    table, known = CLAIMS[rows["kind"].iloc[0]], session.known_by_day(view)
    one = why.one(store.tables(), table, name, known, perspective_text.read(perspective(view)))
    return [one] if one else []


def _found(name: str, view: View) -> list[Answer]:
    """A row of search results ("settlement.sudzha"; a name alone is the first thing found of that id)."""
    kind, dot, alone = name.partition(".")
    found = analysis_store.all_findable()
    rows = found.loc[(found["id"] == alone) & (found["kind"] == kind)] if dot else found.loc[found["id"] == name]
    return _of_rows(rows.head(1), view)


def _of_rows(rows: pd.DataFrame, view: View) -> list[Answer]:
    """What stands there, answered as wherever else it is clicked."""
    return [
        answer
        for row in rows.to_dict("records")
        for answer in (
            why_panel.settlement(row["settlement_id"], view, perspective(view))
            if row["settlement_id"]
            else why_panel.ANSWERS[row["kind"]](row["id"], view, perspective(view))
        )
    ]


def _subjects(name: str, view: View) -> pd.DataFrame:
    """The rows found where a ring is: of those about one settlement the first."""
    kind, _, alone = name.partition(".")
    rows = search.on_one_spot(kind, alone, view)
    return rows.loc[(rows["settlement_id"] == "") | ~rows["settlement_id"].duplicated()]


def _choose(rows: pd.DataFrame) -> None:
    """What a ring round several things is round, each a click from who says so."""
    head = f"<p class='panel-title'>{len(rows)} things found here</p>"
    st.html(f"{head}<div class='small'>Choose one to see who says so.</div>")
    for row in rows.to_dict("records"):
        day = f"{in_words(row['start'])}: " if row["kind"] in search.DATED else ""
        st.button(
            plain(f"{day}{row['title']}"),
            key=f"here-{row['kind']}-{row['id']}",
            type="tertiary",
            on_click=ask,
            args=(f"found:{row['kind']}.{row['id']}",),
        )


OWN: Final[dict[str, Callable[[str, View], list[Answer]]]] = {
    "agreement": _agreement, "apart": _apart, "gain": _gain, "claim": _claim, "found": _found,
}  # fmt: skip
