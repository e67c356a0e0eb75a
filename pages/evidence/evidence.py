"""Evidence: every claim the maps rest on, to search, filter, argue with and take along."""

from datetime import UTC, datetime

import streamlit as st

from data.taking_along.spreadsheet import csv_bytes
from data.time.days import in_words
from pages.evidence import claims_list, filters, places_list, ships_list, sources_list, view
from pages.evidence import listing as listings
from pages.evidence.listing import Listing
from pages.shell import address, session

CSS = """
<style>
:root { --evidence-rest: calc(100dvh - var(--bar) - 8.1rem - 14px); }
div.st-key-evidence { gap: 8px; }
div.st-key-evidence-head, div.st-key-evidence-filters, div.st-key-evidence-said { flex: none; overflow: visible; }
div.st-key-evidence-head { height: 2.75rem; }
div.st-key-evidence-filters { height: 2.875rem; }
div.st-key-evidence-said { height: 2.1rem; }
.st-key-evidence-head h1 { font-size: 1.75rem; font-weight: 650; line-height: 2.5rem; padding: 0; margin: 0; }
.st-key-evidence-filters button { white-space: nowrap; }
.st-key-evidence-said p { font-size: 1rem; line-height: 2rem; margin: 0; }
.st-key-evidence-said button { min-height: 1.9rem; padding: 0 .5rem; }
div.st-key-evidence-table, div.st-key-evidence-details { flex: none; min-height: 240px;
  height: var(--evidence-rest); }
.st-key-evidence-table [data-testid="stElementContainer"], .st-key-evidence-table [data-testid="stFullScreenFrame"],
.st-key-evidence-table [data-testid="stDataFrame"] { height: 100% !important; }
div.st-key-evidence-details { overflow-y: auto; overflow-x: hidden; padding: 0 6px 0 4px; }
.st-key-evidence-details .what { font-size: 1rem; font-weight: 650; line-height: 1.3; margin: 0 0 2px; }
.empty { padding: 24px 8px; color: var(--quiet); }
</style>
"""


def draw() -> None:
    """The page: its head, the filters, what is counted, the table and the chosen row."""
    st.html(CSS)
    known_by = session.known_by_day(session.current())
    with st.container(key="evidence"):
        head = st.container(key="evidence-head", horizontal=True, vertical_alignment="center", wrap=False)
        found = opened(known_by)
        _head(head, found)
        with st.container(key="evidence-filters", horizontal=True, gap="small", wrap=False):
            filters.search(found.noun)
            if found.noun == "claims":
                filters.draw(sorted(claims_list.claims()["claimant_kind"].unique()))
        _said(found, known_by)
        table, details = st.columns([0.74, 0.26], gap="small")
        with table, st.container(key="evidence-table"):
            listings.table(found)
        with details, st.container(key="evidence-details"):
            listings.details(found)
    view.write_url()


def opened(known_by: int) -> Listing:
    """The list that is open."""
    return {
        "claims": lambda: claims_list.listing(known_by),
        "sources": lambda: sources_list.listing(known_by),
        "places": lambda: places_list.listing(known_by),
        "ships": lambda: ships_list.listing(known_by),
    }[view.current().listing]()


def _head(head: st.delta_generator.DeltaGenerator, found: Listing) -> None:
    with head:
        st.html("<h1>Evidence</h1>", width="content")
        st.session_state["evidence-listing"] = view.current().listing
        st.segmented_control(
            "List",
            list(view.LISTS),
            key="evidence-listing",
            format_func=view.LISTS.__getitem__,
            label_visibility="collapsed",
            required=True,
            on_change=lambda: view.update(listing=st.session_state["evidence-listing"], chosen=""),
        )
        st.space("stretch")
        st.download_button(
            f"Download {found.noun} (CSV)",
            data=lambda: csv_bytes(found.taken()),
            file_name=f"lifeline-{found.noun}-{datetime.now(UTC):%Y-%m-%d}.csv",
            mime="text/csv",
            key="evidence-download",
            icon=":material/download:",
            on_click="ignore",
            help="What the table shows now, with sources and their terms. Opens in a spreadsheet.",
        )


def _said(found: Listing, known_by: int) -> None:
    """How many are shown, of how many, and what was known."""
    with st.container(key="evidence-said", horizontal=True, vertical_alignment="center", wrap=False):
        count = f"<b class='num'>{len(found.rows)}</b> of {found.total} {found.noun}"
        asked = view.current().asked
        narrowed = found.noun == "claims" and asked != view.ClaimFilter()
        from_source = ", from one source" if narrowed and asked.source else ""
        counted = ", with the claims on them " if found.noun == "places" else ", "
        st.html(f"<p>{count}{from_source}{counted}{known_words(known_by)}</p>", width="content")
        if session.current().known_by is not None:
            st.button(
                "Count all that is known today",
                key="evidence-known",
                on_click=lambda: session.update(known_by=None),
            )
        if narrowed:
            st.button("Clear filters", key="evidence-clear", on_click=filters.clear)


def known_words(known_by: int) -> str:
    """What counts as known, as the clock says: a participle with its day."""
    said = session.current().known_by
    if said is None:
        return f"published by {in_words(known_by)}: all that is known today"
    if said == "shown":
        return f"published by {in_words(known_by)}, the day the clock shows: what was known then"
    return f"published by {in_words(known_by)}, as the clock is set"


if address.returned():
    view.revisit()
draw()
