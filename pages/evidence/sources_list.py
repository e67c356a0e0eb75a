"""The list of sources: who publishes what, how reliable it is, and how it was read."""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from data.claims.filters import ClaimFilter
from data.finding.findable import source_days
from data.finding.search_text import folded, matches
from data.tables.source_terms import terms
from data.tables.vocabulary import CLAIMANT_WORDS, RELIABILITY_WORDS
from data.time.days import day_number, in_words
from pages.board import claim_card
from pages.evidence import claims_list, view
from pages.evidence.listing import Listing, Row
from pages.shell import store
from pages.shell.evidence_store import of_evidence

READ: Final = {"original": "own page", "copy": "a copy", "citing": "at second hand"}
UNREAD: Final = "not opened yet"


@of_evidence()
def _every() -> pd.DataFrame:
    sources = store.tables().sources
    return sources.assign(
        out=sources["id"].map(source_days(store.tables())),
        terms=terms(sources),
        text=(
            sources["publisher"] + "\n" + sources["title"] + "\n" + sources["kind"].map(CLAIMANT_WORDS)
            + "\n" + sources["url"] + "\n" + sources["note"]
        ).map(folded),
    )  # fmt: skip


def listing(known_by: int) -> Listing:
    """The sources out by `known_by` in which the searched words occur, those most was claimed from first."""
    every = _every()
    asked = matches(every["text"], view.current().asked.words) & (every["out"] <= known_by)
    used = claims_list.known(known_by)["source_id"].value_counts()
    rows = every.loc[asked].assign(claims=every["id"].map(used).fillna(0).astype(int))
    rows = rows.sort_values(["claims", "publisher", "id"], ascending=[False, True, True], ignore_index=True)
    column = st.column_config
    return Listing(
        noun="sources",
        rows=rows,
        total=len(every),
        shown=pd.DataFrame(
            {
                "Publisher": rows["publisher"],
                "Title": rows["title"],
                "Published": pd.to_datetime(rows["published"], format="%Y-%m-%d", errors="coerce"),
                "Reliability": rows["reliability"] + " · " + rows["reliability"].map(RELIABILITY_WORDS),
                "Read": rows["copy"].map(READ).where(rows["verified"] == "text_seen", UNREAD),
                "Claims": rows["claims"],
                "Kind": rows["kind"].map(CLAIMANT_WORDS),
                "Address": rows["url"].where(rows["url"] != ""),
            }
        ),
        columns={
            "Publisher": column.TextColumn(width=190),
            "Title": column.TextColumn(width=290),
            "Published": column.DateColumn(width=92, format=claims_list.DAY, help="Empty where no day is known"),
            "Reliability": column.TextColumn(width=165),
            "Read": column.TextColumn(width=112, help="Where its text was read by us"),
            "Claims": column.NumberColumn(width=62, help="How many claims rest on it"),
            "Kind": column.TextColumn(width=130),
            "Address": column.LinkColumn(width=220),
        },
        taken=lambda: rows.drop(columns=["text", "out"]).rename(columns={"terms": "licence"}),
        details=_details,
        empty="No source that was out by then has these words. Try fewer of them, or count all that is known today.",
    )


def date_words(published: str) -> str:
    """A source's date in words: "6 Sep 2024", or "Mar 2026" where only the month is known."""
    if len(published) == len("2026-03"):
        return f"{date.fromisoformat(f'{published}-01'):%b %Y}"
    return in_words(day_number(published))


def _details(source: Row) -> None:
    escape = claim_card.escape
    published = f"published {date_words(source['published'])}" if source["published"] else "undated"
    note = f"<p class='small'>{escape(source['note'])}</p>" if source["note"] else ""
    st.html(
        f"<p class='what'>{escape(source['publisher'])}</p>"
        f"<p>{claim_card.link(source['url'], source['title'])}</p>"
        f"<p class='small'>{escape(published)} · {escape(CLAIMANT_WORDS[source['kind']])} · "
        f"{source['reliability']}, {RELIABILITY_WORDS[source['reliability']]} · "
        f"{claims_list.reading(pd.Series(source))}</p>{note}"
        f"<p class='small'>Terms: {escape(source['terms'])}.</p>"
    )
    count = source["claims"]
    if not count:
        st.html("<p class='small'>No claim rests on it alone; it bears out others or gives coordinates.</p>")
        return
    st.button(
        f"Show its {count} claims" if count > 1 else "Show its claim",
        key="source-claims",
        type="primary",
        on_click=lambda: view.set_up(listing="claims", chosen="", asked=ClaimFilter(source=source["id"])),
    )
