"""The list of ships named in the reports: what they are, whose, and what they are said to have done."""

from typing import Final

import pandas as pd
import streamlit as st

from data.claims.filters import ClaimFilter
from data.finding.search_text import folded, matches
from data.tables.source_terms import terms
from pages.board import claim_card
from pages.evidence import view
from pages.evidence.listing import Listing, Row
from pages.evidence.places_list import COUNTRIES
from pages.shell import store

TAKEN: Final = [
    "id", "name", "imo", "imo_status", "imo_source", "type", "flag", "owner_operator", "reported_activity",
    "sanctions", "claimant", "reliability", "credibility", "mark_reason", "note", "publisher", "title", "url",
    "licence",
]  # fmt: skip
IMO: Final = {"confirmed": "", "unconfirmed": " (unconfirmed)", "unknown": "not known"}


def listing(known_by: int) -> Listing:
    """The ships a report had named by `known_by`, in which the searched words occur."""
    every = store.tables().vessels
    searched = ["name", "imo", "type", "owner_operator", "reported_activity", "sanctions", "note"]
    text = every[searched].fillna("").agg("\n".join, axis=1).map(folded)
    rows = every.loc[matches(text, view.current().asked.words) & (every["known_from"] <= known_by)]
    column = st.column_config
    return Listing(
        noun="ships",
        rows=rows,
        total=len(every),
        shown=pd.DataFrame(
            {
                "Name": rows["name"],
                "IMO number": rows["imo"] + rows["imo_status"].map(IMO),
                "Type": rows["type"],
                "Flag": rows["flag"].map(COUNTRIES),
                "What it is said to have done": rows["reported_activity"],
                "Who says so": rows["claimant"],
                "Owner or operator": rows["owner_operator"],
                "Sanctions": rows["sanctions"],
            }
        ),
        columns={
            "Name": column.TextColumn(width=170),
            "IMO number": column.TextColumn(width=150, help="The ship’s number for life"),
            "Type": column.TextColumn(width=120),
            "Flag": column.TextColumn(width=100),
            "What it is said to have done": column.TextColumn(width=330),
            "Who says so": column.TextColumn(width=160),
            "Owner or operator": column.TextColumn(width=230),
            "Sanctions": column.TextColumn(width=230),
        },
        taken=lambda: _taken(rows),
        details=_details,
        empty="No ship named by then has these words. Try fewer of them, or count all that is known today.",
    )


def _taken(rows: pd.DataFrame) -> pd.DataFrame:
    sources = store.tables().sources
    licensed = sources.assign(licence=terms(sources)).set_index("id")
    return rows.join(licensed[["publisher", "title", "url", "licence"]], on="source_id")[TAKEN]


def _details(ship: Row) -> None:
    source = store.tables().sources.set_index("id").loc[ship["source_id"]]
    escape = claim_card.escape
    facts = {
        "IMO number": f"{ship['imo']}{IMO[ship['imo_status']]}",
        "number from": ship["imo_source"],
        "owner or operator": ship["owner_operator"],
        "sanctions": ship["sanctions"],
    }
    lines = "".join(f"<div class='small'>{escape(name)}: {escape(said)}</div>" for name, said in facts.items() if said)
    flag = COUNTRIES.get(ship["flag"], ship["flag"])
    st.html(
        f"<p class='what'>{escape(ship['name'])}</p>"
        f"<div class='small'>{escape(ship['type'])}, flag of {escape(flag)}</div>{lines}"
        + claim_card.card(ship["reported_activity"], ship, source)
    )
    st.button(
        "Show the claims that name it",
        key="ship-claims",
        type="primary",
        on_click=lambda: view.set_up(
            listing="claims", chosen="", asked=ClaimFilter(words=f'"{ship["name"].partition(" (")[0]}"')
        ),
    )
