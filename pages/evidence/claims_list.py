"""The list of claims: all of them, filtered, with who says so beside them and a way to the map."""

from typing import Final

import pandas as pd
import streamlit as st

from data.belief import perspective_text
from data.claims.all_claims import KINDS, all_claims
from data.claims.filters import ClaimFilter, matching
from data.tables.vocabulary import COPY_WORDS, CREDIBILITY_WORDS, RELIABILITY_WORDS
from data.taking_along.claims_export import claims_export
from data.time.days import EPOCH, FOREVER, in_words, span_in_words
from pages.board import claim_card
from pages.evidence import view as evidence_view
from pages.evidence.listing import Listing, Row
from pages.shell import page_files, session, store
from pages.shell.evidence_store import of_evidence

DAY: Final = "D MMM YYYY"
JUMP_ZOOM: Final = {"supply": 5.0, "diplomacy": 4.0}
FRONT_ZOOM: Final = 10.0


@of_evidence()
def claims() -> pd.DataFrame:
    """Every claim in the evidence."""
    return all_claims(store.tables())


def known(known_by: int) -> pd.DataFrame:
    """The claims published by `known_by`."""
    every = claims()
    return every.loc[every["known_from"] <= known_by]


def listing(known_by: int) -> Listing:
    """The claims that answer what is asked and were published by `known_by`."""
    every = claims()
    rows = every.loc[matching(every, evidence_view.current().asked, known_by)]
    return Listing(
        noun="claims",
        rows=rows,
        total=len(every),
        shown=_shown(rows),
        columns=_columns(),
        taken=lambda: claims_export(rows, perspective_text.read(session.current().perspective), known_by),
        details=_details,
        empty="No claim answers all of this. Take a filter away, or clear them.",
    )


def dates(days: pd.Series) -> pd.Series:
    """Days as dates a table can sort; missing where the end is open."""
    known = days.where(days < FOREVER - 1)
    return pd.to_datetime(known, unit="D", origin=pd.Timestamp(EPOCH))


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    last = (rows["end"] - 1).where(rows["end"] - 1 > rows["start"], FOREVER)
    return pd.DataFrame(
        {
            "Day": dates(rows["start"]),
            "What is claimed": rows["what"],
            "Who says so": rows["claimant"],
            "Published": dates(rows["known_from"]),
            "Source": rows["reliability"] + " · " + rows["reliability"].map(RELIABILITY_WORDS),
            "Claim": rows["credibility"].astype(str) + " · " + rows["credibility"].map(CREDIBILITY_WORDS),
            "Unconfirmed": rows["mark_reason"],
            "Until": dates(last),
        }
    )


def _columns() -> dict[str, object]:
    column = st.column_config
    return {
        "Day": column.DateColumn(width=92, format=DAY, help="The day, or the first day, the claim speaks of"),
        "What is claimed": column.TextColumn(width=308),
        "Who says so": column.TextColumn(width=140),
        "Published": column.DateColumn(width=92, format=DAY),
        "Source": column.TextColumn(width=160, help="How far the source has been right before, A to F"),
        "Claim": column.TextColumn(width=150, help="How likely the claim is to be true, 1 to 6"),
        "Unconfirmed": column.TextColumn(width=180, help="What the claim rests on that nobody has confirmed"),
        "Until": column.DateColumn(width=92, format=DAY, help="The last day, where it speaks of a period"),
    }


def when_words(start: int, end: int) -> str:
    """A span in words; one without an end from its first day."""
    if end >= FOREVER:
        return f"from {in_words(start)}"
    return span_in_words(start, end)


def _details(claim: Row) -> None:
    source = store.tables().sources.set_index("id").loc[claim["source_id"]]
    where = f"{claim['place']} · " if claim["place"] else ""
    st.html(
        f"<p class='what'>{claim_card.escape(claim['what'])}</p>"
        f"<div class='small'>{claim_card.escape(where)}{when_words(claim['start'], claim['end'])} · "
        f"{KINDS[claim['kind']][1]}</div>"
        + claim_card.card(given(claim), claim, source)
        + f"<p class='small'>The source was {reading(source)}. Terms: {claim_card.escape(claim['terms'])}.</p>"
    )
    with st.container(key="evidence-actions"):
        if st.button("Show it on the map", key="evidence-jump", icon=":material/map:", type="primary"):
            _show_on_map(claim)
        st.button(
            "Everything from this source",
            key="evidence-same-source",
            on_click=lambda: evidence_view.set_up(asked=ClaimFilter(source=claim["source_id"])),
        )
        if claim["kind"] == "control":
            st.button(
                f"Everything about {claim['place']}",
                key="evidence-same-place",
                on_click=lambda: evidence_view.set_up(asked=ClaimFilter(words=f'"{claim["place"]}"')),
            )


def given(claim: Row) -> str:
    """How the figure or the day is meant, as a sentence."""
    what = "figure" if claim["kind"] == "consignment" else "day"
    return {
        "exact": f"the {what} is given as exact",
        "about": f"the {what} is approximate",
        "at least": f"the {what} is a lower bound",
        "up to": f"the {what} is an upper bound",
    }.get(claim["qualifier"], "no figure is given")


def reading(source: pd.Series) -> str:
    """How a source was read, as the end of a sentence."""
    if source["verified"] == "to_verify":
        return "not opened yet"
    return {"original": COPY_WORDS["original"], "copy": COPY_WORDS["copy"]}.get(
        source["copy"], "read where it reports what another source said"
    )


def _show_on_map(claim: Row) -> None:
    view = session.current()
    day = max(claim["start"], claim["known_from"]) if view.known_by == "shown" else claim["start"]
    theatre = claim["theatre"]
    at_front = theatre in store.theatres().ids
    located = claim["lon"] == claim["lon"]
    session.move(
        day=day,
        window=0,
        selected=claim["on_map"],
        theatre=theatre if at_front else view.theatre,
        camera=(claim["lon"], claim["lat"], JUMP_ZOOM.get(theatre, FRONT_ZOOM), 0.0, 0.0) if located else (),
    )
    st.switch_page(page_files.FRONTS if at_front else page_files.SUPPLY)
