"""The list of settlements and places: where they are, how well that is known, and what is claimed of them."""

from typing import Final

import pandas as pd
import streamlit as st

from data.claims.filters import ClaimFilter
from data.finding.search_text import folded, matches
from data.tables.source_terms import terms
from pages.board import claim_card
from pages.evidence import claims_list, view
from pages.evidence.listing import Listing, Row
from pages.shell import store
from pages.shell.evidence_store import of_evidence

COUNTRIES: Final = {
    "KP": "North Korea",
    "RU": "Russia",
    "UA": "Ukraine",
    "RU/KP": "Russia – North Korea border",
    "RU/UA": "Russia – Ukraine border",
}
TAKEN: Final = [
    "id", "name", "name_local", "kind", "region", "lon", "lat", "precision_km", "coordinates", "coord_source",
    "role", "publisher", "title", "url", "licence",
]  # fmt: skip


@of_evidence()
def _every() -> pd.DataFrame:
    tables = store.tables()
    settlements = tables.settlements.assign(
        kind="settlement",
        role="",
        region=tables.settlements["raion"] + " raion, " + tables.settlements["oblast"] + " Oblast",
    )
    places = tables.places.assign(region=tables.places["country"].map(COUNTRIES))
    both = pd.concat([settlements, places], ignore_index=True)
    bare = both[["name", "name_local", "kind", "region", "note"]].fillna("").agg("\n".join, axis=1).map(folded)
    return both.assign(bare=bare, text=bare + "\n" + both["role"].fillna("").map(folded))


def listing(known_by: int) -> Listing:
    """Settlements and places in which the searched words occur, those most was claimed of by `known_by` first.

    A place is there whoever knows of it; what a report says of its part in the supply is a claim, and counts from its
    publication.
    """
    every = _every()
    claims = claims_list.known(known_by)
    named = claims["on_map"].str.removeprefix("settlement:")
    out = every["known_from"] <= known_by
    asked = matches(every["text"].where(out, every["bare"]), view.current().asked.words)
    rows = every.loc[asked].assign(
        claims=every["id"].map(named.value_counts()).fillna(0).astype(int), role=every["role"].where(out, "")
    )
    rows = rows.sort_values(["claims", "name"], ascending=[False, True], ignore_index=True)
    column = st.column_config
    return Listing(
        noun="places",
        rows=rows,
        total=len(every),
        shown=pd.DataFrame(
            {
                "Name": rows["name"],
                "Local name": rows["name_local"],
                "Kind": rows["kind"],
                "Where": rows["region"],
                "Point": rows["coordinates"],
                "good to": rows["precision_km"],
                "Claims": rows["claims"],
                "Point from": rows["coord_source"],
            }
        ),
        columns={
            "Name": column.TextColumn(width=180),
            "Local name": column.TextColumn(width=160),
            "Kind": column.TextColumn(width=120),
            "Where": column.TextColumn(width=220),
            "Point": column.TextColumn(width=105, help="Whether the coordinates are confirmed"),
            "good to": column.NumberColumn(width=80, format="%g km"),
            "Point from": column.TextColumn(width=260),
            "Claims": column.NumberColumn(width=70, help="How many claims say who holds it"),
        },
        taken=lambda: _taken(rows),
        details=_details,
        empty="No place has these words. Try fewer of them, or another spelling.",
    )


def _taken(rows: pd.DataFrame) -> pd.DataFrame:
    sources = store.tables().sources
    licensed = sources.assign(licence=terms(sources)).set_index("id")
    return rows.join(licensed[["publisher", "title", "url", "licence"]], on="source_id")[TAKEN]


def _details(place: Row) -> None:
    source = store.tables().sources.set_index("id").loc[place["source_id"]]
    point = f"{place['lat']:.4f}° N, {place['lon']:.4f}° E, good to {place['precision_km']:g} km"
    st.html(
        f"<p class='what'>{claim_card.escape(place['name'])} ({claim_card.escape(place['name_local'])})</p>"
        f"<p class='small'>{claim_card.escape(place['kind'])} · {claim_card.escape(place['region'])} · "
        f"{point}, from {claim_card.escape(place['coord_source'])}</p>"
        + claim_card.card(place["role"] or "where it lies", place, source)
    )
    if place["claims"]:
        st.button(
            f"Show the {place['claims']} claims on who holds it" if place["claims"] > 1 else "Show the claim on it",
            key="place-claims",
            type="primary",
            on_click=lambda: view.set_up(
                listing="claims", chosen="", asked=ClaimFilter(words=f'"{place["name"]}"', kinds=("control",))
            ),
        )
