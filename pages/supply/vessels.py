"""Ships and dated voyages, as far as they were known and are believed; each answers for itself."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from data.belief import perspective_text
from data.belief.perspective import believed
from data.time.days import in_words
from pages.board import claim_card, panel, why_cards
from pages.shell import session, store
from pages.shell.link import View
from pages.shell.plain_words import plain


def draw(view: View) -> None:
    """The list of voyages and the list of ships."""
    panel.heading("Dated voyages")
    runs = voyages(view)
    names = store.tables().places.set_index("id")["name"]
    for run in runs.to_dict("records"):
        way = " – ".join(names.get(run[end], "") or "not reported" for end in ("origin", "destination"))
        _row(f"voyage:{run['id']}", str(run["name"]), f"{why_cards.period(run)} · {way}", _cargo(run))
    if runs.empty:
        st.html("<div class='small'>No dated voyage is reported by the shown day. Move the clock on.</div>")
    every = _known(store.tables().voyages, view)
    _silent(int((every["start"] <= view.day).sum()) - len(runs), view)
    panel.heading("Ships")
    shown = ships(view)
    for ship in shown.to_dict("records"):
        number = f"IMO {ship['imo']}" if ship["imo"] else "IMO number not established"
        kind = f"{ship['type']}, {ship['flag']}, {number}"
        _row(f"vessel:{ship['id']}", str(ship["name"]), kind, _reported(ship, view))
    _silent(len(_known(store.tables().vessels, view)) - len(shown), view)


def voyages(view: View) -> pd.DataFrame:
    """Dated runs begun by the shown day, published and believed, latest first."""
    runs = believed(_known(store.tables().voyages, view), perspective_text.read(view.perspective))
    return runs.loc[runs["start"] <= view.day].sort_values("start", ascending=False)


def ships(view: View) -> pd.DataFrame:
    """Named ships, published and believed."""
    return believed(_known(store.tables().vessels, view), perspective_text.read(view.perspective))


def _known(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    return rows.loc[rows["known_from"] <= session.known_by_day(view)]


def _silent(count: int, view: View) -> None:
    """That rows there are do not count."""
    if count:
        label = perspective_text.read(view.perspective).label
        st.html(f"<div class='small'>{count} more by sources that “{escape(label)}” does not believe.</div>")


def _row(what: str, name: str, below: str, html: str) -> None:
    st.button(f"**{plain(name)}**", key=f"ask-plain-{what}", type="tertiary", on_click=panel.select, args=(what,))
    st.html(f"<div class='small'>{escape(below)}</div><div class='event'>{html}</div>")


def _cargo(run: dict[Any, Any]) -> str:
    link = claim_card.link(_url(run), str(run["claimant"]))
    return (
        f"{escape(str(run['cargo']))} <span class='small'>({link}; {run['standing']}, published "
        f"{in_words(int(run['known_from']))})</span>{claim_card.marks(run['mark_reason'])}"
    )


def _reported(ship: dict[Any, Any], view: View) -> str:
    said = why_cards.vessel_words(ship, session.known_by_day(view))
    link = claim_card.link(_url(ship), str(ship["claimant"]))
    return f"{escape(said)} <span class='small'>({link})</span>{claim_card.marks(ship['mark_reason'])}"


def _url(row: dict[Any, Any]) -> str:
    return str(store.tables().sources.set_index("id").loc[row["source_id"], "url"])
