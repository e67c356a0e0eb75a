"""Ships and dated voyages, as far as they were known."""

from html import escape
from typing import Any

import pandas as pd

from data.days import in_words
from pages import claim_card, session, store
from pages.link import View


def html(view: View) -> str:
    """Ships with their dated voyages begun by the shown day, as HTML; everything is escaped."""
    tables = store.tables()
    known = session.known_by_day(view)
    sources = tables.sources.set_index("id")
    runs = tables.voyages
    begun = runs.loc[(runs["start"] <= view.day) & (runs["known_from"] <= known)].sort_values("start", ascending=False)
    names = tables.places.set_index("id")["name"]
    cards = [_run(row, names, sources) for row in begun.itertuples()]
    if not cards:
        return "<div class='small'>No dated voyage is reported by the shown day. Move the clock on.</div>"
    return "".join(cards)


def ships_html(view: View) -> str:
    """Named ships: type, flag, IMO number and what is reported of them."""
    known = session.known_by_day(view)
    ships = store.tables().vessels
    sources = store.tables().sources.set_index("id")
    rows = []
    for ship in ships.loc[ships["known_from"] <= known].itertuples():
        number = f"IMO {ship.imo}" if ship.imo else "IMO number not established"
        mark = f" <span class='mark'>{escape(ship.mark_reason)}</span>" if ship.mark_reason else ""
        rows.append(
            f"<div class='event'><b>{escape(ship.name)}</b> <span class='small'>{escape(ship.type)}, "
            f"{escape(ship.flag)}, {escape(number)}</span>{mark}<br>{escape(ship.reported_activity)} "
            f"<span class='small'>({claim_card.link(sources.loc[ship.source_id, 'url'], ship.claimant)})</span></div>"
        )
    return "".join(rows)


def _run(run: Any, names: pd.Series, sources: pd.DataFrame) -> str:  # noqa: ANN401 - a row as itertuples gives it
    way = " – ".join(names.get(end, "") or "not reported" for end in (run.origin, run.destination))
    days = in_words(run.start) if run.end - run.start == 1 else f"{in_words(run.start)} – {in_words(run.end - 1)}"
    link = claim_card.link(sources.loc[run.source_id, "url"], run.claimant)
    return (
        f"<div class='event'><span class='num small'>{days}</span> <b>{escape(run.name)}</b>, {escape(way)}<br>"
        f"{escape(run.cargo)} <span class='small'>({link}; {run.standing})</span></div>"
    )
