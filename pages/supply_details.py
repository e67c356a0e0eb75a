"""Who says so on the supply routes: consignments, voyages and places."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from data import claim_sentences, vocabulary
from data.days import in_words
from data.quantities import number_words
from pages import claim_card, session, store, supply_store
from pages.link import View


def period(row: Mapping[str, Any]) -> str:
    """The days a row covers, in words."""
    first, last = int(row["start"]), int(row["end"]) - 1
    return in_words(first) if first >= last else f"{in_words(first)} – {in_words(last)}"


def cards(rows: pd.DataFrame) -> str:
    """Consignments as cards, latest first."""
    sources = store.tables().sources.set_index("id")
    ordered = rows.sort_values("start", ascending=False).to_dict("records")
    names = store.tables().places.set_index("id")["name"].to_dict()
    return "".join(
        claim_card.card(f"{claim_sentences.consignment(row, names)}, {period(row)}", row, sources.loc[row["source_id"]])
        for row in ordered
    )


def consignment(name: str, view: View) -> None:
    """One consignment, with the way it is thought to have gone."""
    tables = store.tables()
    rows = tables.consignments.loc[tables.consignments["id"] == name]
    if rows.empty:
        st.html("<div class='small'>This consignment is not in the evidence.</div>")
        return
    row = rows.iloc[0]
    kind = vocabulary.GROUP_WORDS[row["group"]].capitalize()
    _title(kind, f"{vocabulary.DIRECTION_WORDS[row['direction']]}, {period(row)}")
    st.html("<b>Who says so</b>" + cards(rows))
    rivals = tables.consignments.loc[
        (tables.consignments["group"] == row["group"])
        & (tables.consignments["direction"] == row["direction"])
        & (tables.consignments["id"] != name)
        & (tables.consignments["start"] < row["end"])
        & (tables.consignments["end"] > row["start"])
        & (tables.consignments["known_from"] <= session.known_by_day(view))
    ]
    legs = supply_store.legs().set_index("id")
    way = tables.route_legs.loc[tables.route_legs["route_id"] == row["route_id"]].sort_values("seq")
    steps = "".join(_leg(legs.loc[leg]) for leg in way["leg_id"])
    st.html("<b>The way</b>" + (steps or "<div class='small'>No way is reported.</div>"))
    if not rivals.empty:
        st.html("<b>Other claims on the same goods and time</b>" + cards(rivals))


def _leg(leg: pd.Series) -> str:
    hand = f", {leg['by_hand_km']:.0f} km of it drawn by hand" if leg["by_hand_km"] >= 1 else ""
    return (
        f"<div class='event'>{escape(leg['origin_name'])} – {escape(leg['destination_name'])} "
        f"<span class='small'>by {leg['mode']}, about {number_words(round(leg['length_km']))} km{hand}; "
        f"{vocabulary.STANDING_WORDS[leg['standing']]} ({escape(leg['claimant'])}). "
        f"Line: {escape(leg['method'])}."
        "</span></div>"
    )


def leg(name: str, _view: View) -> None:
    """One leg: how it is known, how its line was found, and what went over it."""
    legs = supply_store.legs()
    rows = legs.loc[legs["id"] == name]
    if rows.empty:
        st.html("<div class='small'>This leg is not in the evidence.</div>")
        return
    row = rows.iloc[0]
    _title(f"{row['origin_name']} – {row['destination_name']}", f"by {row['mode']}")
    st.html(_leg(row))
    source = store.tables().sources.set_index("id").loc[row["source_id"]]
    st.html("<b>Who says so</b>" + claim_card.card(vocabulary.STANDING_WORDS[row["standing"]], row, source))
    tables = store.tables()
    routes = tables.route_legs.loc[tables.route_legs["leg_id"] == name, "route_id"]
    sent = tables.consignments.loc[tables.consignments["route_id"].isin(routes)]
    if not sent.empty:
        st.html("<b>Sent over it</b>" + cards(sent))


def voyage(name: str, _view: View) -> None:
    """One dated run of a ship, aircraft or train."""
    tables = store.tables()
    rows = tables.voyages.loc[tables.voyages["id"] == name]
    if rows.empty:
        st.html("<div class='small'>This voyage is not in the evidence.</div>")
        return
    row = rows.iloc[0]
    _title(str(row["name"]), f"{period(row)} · {vocabulary.STANDING_WORDS[row['standing']]}")
    names = tables.places.set_index("id")["name"].to_dict()
    source = tables.sources.set_index("id").loc[row["source_id"]]
    st.html("<b>Who says so</b>" + claim_card.card(claim_sentences.voyage(row, names), row, source))


def route(name: str, _view: View) -> None:
    """One route: what it carries, leg by leg."""
    tables = store.tables()
    rows = tables.routes.loc[tables.routes["id"] == name]
    if rows.empty:
        st.html("<div class='small'>This route is not in the evidence.</div>")
        return
    row = rows.iloc[0]
    _title(str(row["name"]), f"{vocabulary.GROUP_WORDS[row['group']]} {vocabulary.DIRECTION_WORDS[row['direction']]}")
    source = tables.sources.set_index("id").loc[row["source_id"]]
    st.html("<b>Who says so</b>" + claim_card.card(claim_sentences.route(row, {}), row, source))
    legs = supply_store.legs().set_index("id")
    way = tables.route_legs.loc[tables.route_legs["route_id"] == name].sort_values("seq")
    st.html("<b>The way</b>" + "".join(_leg(legs.loc[each]) for each in way["leg_id"]))


def place(name: str, view: View) -> None:
    """A port, station, depot town or airport, and what came or went there."""
    tables = store.tables()
    rows = tables.places.loc[tables.places["id"] == name]
    if rows.empty:
        st.html("<div class='small'>This place is not in the evidence.</div>")
        return
    row = rows.iloc[0]
    _title(f"{row['name']} {row['name_local']}", f"{row['kind']} · point good to {row['precision_km']:g} km")
    source = tables.sources.set_index("id").loc[row["source_id"]]
    st.html(claim_card.card(row["role"] or row["kind"], row, source))
    here = tables.consignments.loc[
        ((tables.consignments["origin"] == name) | (tables.consignments["destination"] == name))
        & (tables.consignments["start"] <= view.day)
        & (tables.consignments["known_from"] <= session.known_by_day(view))
    ]
    if not here.empty:
        st.html("<b>Sent from or to here, begun by the shown day</b>" + cards(here))


def _title(title: str, below: str) -> None:
    st.html(f"<p class='panel-title'>{escape(title)}</p><div class='small'>{escape(below)}</div>")
