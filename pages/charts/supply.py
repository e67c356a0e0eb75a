"""Quantities as claims: the combined range, every claim as a mark, the rule in words; petroleum beside the UN cap."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd
import streamlit as st

from data.answers.quantity import range_words, year_words
from data.belief import perspective_text
from data.claims import sentences
from data.supply import quantity_ranges
from data.supply.quantities import number_words
from data.supply.quantity_ranges import PETROLEUM, Goods, Range
from data.tables import vocabulary
from data.time.days import date_of, in_words, span_in_words
from layers.looks.palette import Theme
from pages.board import panel
from pages.board.panel import Figure
from pages.charts import charts
from pages.shell import session, store, style
from pages.shell.evidence_store import of_evidence
from pages.shell.link import View

TO: Final = {"to_russia": "to Russia", "to_pyongyang": "to Pyongyang"}
MARKS: Final = (
    "Each bar is one claim over the period it counts, the darker ones set an end of the range: ▲ at least, ▼ up to, "
    "● an estimate, shaded where its source gives a range. Click a mark for its source."
)
SHOWN: Final = "quantity"
CHART: Final = "claims-chart"


def draw(view: View) -> None:
    """The chooser, the range and the chart, for a page whose panel answers for consignments."""
    goods = offered()
    if not goods:
        st.html("<div class='small'>No goods and no people are counted in the evidence.</div>")
        return
    st.session_state.setdefault(SHOWN, next(iter(goods)))
    chosen = st.selectbox(
        "Quantities as claimed", list(goods), key=SHOWN, format_func=lambda each: goods_words(goods[each])
    )
    quantity(goods[chosen], view, view.perspective, panel.select)


@of_evidence()
def offered() -> dict[str, Goods]:
    """Everything counted in the evidence, by the name it has in links: "rounds.rounds.to_russia"."""
    return {
        f"{each.group}.{each.unit}.{each.direction}": each
        for each in quantity_ranges.all_goods(store.tables().consignments)
    }


def goods_words(goods: Goods) -> str:
    """What the list calls goods: "Artillery rounds to Russia"."""
    name = vocabulary.GROUP_WORDS[goods.group].capitalize()
    return f"{name} {TO[goods.direction]}" + ("" if goods.unit in (goods.group, "people") else f", {goods.unit}")


def quantity(goods: Goods, view: View, perspective: str, ask: Callable[[str], None]) -> pd.DataFrame:
    """Draw one quantity from a perspective (as text); `ask` takes what was clicked. Returns its claims."""
    known = session.known_by_day(view)
    said = _said(
        goods, perspective, store.last_turn("known_from", known), style.theme(), key=str(goods)
    )
    if said.chart is None:
        st.html(f"<div class='small'>{escape(_silent(goods, known, perspective))}</div>")
        return said.told
    asked = f"quantity:{goods.group}.{goods.unit}.{goods.direction}"
    panel.figures([Figure(range_words(said.found), goods.unit, heard(said.told, said.found, goods), ask=asked)], ask)
    st.vega_lite_chart(
        said.chart,
        key=CHART,
        on_select=lambda: _clicked(ask),
        selection_mode=["claim"],
        width="stretch",
    )
    st.html(f"<div class='small'>{escape(quantity_ranges.RULE)}</div>")
    if said.years is not None:
        panel.heading("Against the UN cap, by UN year")
        _petroleum(said.years, ask)
    st.html(f"<div class='small'>{escape(MARKS)}</div>")
    return said.told


@dataclass(frozen=True)
class Said:
    """What is said of one quantity: its claims, their range, the chart (None without a claim), petroleum's years."""

    told: pd.DataFrame
    found: Range
    chart: dict[str, Any] | None
    years: pd.DataFrame | None


@of_evidence(max_entries=64)
def _said(_goods: Goods, perspective: str, known: int, theme: Theme, *, key: str) -> Said:
    """One quantity as known on a day, its chart kept as plain data: a step of the clock makes nothing anew."""
    told = quantity_ranges.told(store.consignments(perspective), _goods, known)
    found = quantity_ranges.combined(told)
    if not found.claims:
        return Said(told, found, None, None)
    years = quantity_ranges.petroleum_by_year(store.consignments(perspective), known) if _goods == PETROLEUM else None
    drawn = charts.claims(claim_marks(told, found), _goods.unit, theme, years)
    return Said(told, found, drawn.to_dict(), years)


def heard(told: pd.DataFrame, found: Range, goods: Goods) -> str:
    """How many claims, on which time, the range rests on."""
    first, last = in_words(int(told["start"].min())), in_words(int(told["end"].max()) - 1)
    return f"{TO[goods.direction]}; {found.claims} claim{'s' if found.claims != 1 else ''}, {first} – {last}"


def _silent(goods: Goods, known: int, perspective: str) -> str:
    others = quantity_ranges.combined(quantity_ranges.told(store.tables().consignments, goods, known)).claims
    if others:
        return f"No figure: {perspective_text.unheard(others, perspective)}. Believe more sources to see them."
    return f"Nothing with a number was published by {in_words(known)}. Let more be known."


def _clicked(ask: Callable[[str], None]) -> None:
    chosen = st.session_state[CHART]["selection"].get("claim") or []
    if chosen and chosen[0].get("id"):
        ask(f"mark:{chosen[0]['id']}")


def claim_marks(told: pd.DataFrame, found: Range) -> pd.DataFrame:
    """The claims as the chart draws them, see `analysis_charts.claims`."""
    counted = told.loc[told["low"].notna() | told["high"].notna()]
    ends = {*found.low_claims, *found.high_claims}
    rows = []
    for row in counted.to_dict("records"):
        low, high = row["low"], row["high"]
        first, last = int(row["start"]), int(row["end"]) - 1
        rows.append(
            {
                "id": row["id"],
                "first": pd.Timestamp(date_of(first)),
                "last": pd.Timestamp(date_of(last)),
                "low": low,
                "high": high,
                "shown": low if pd.isna(high) else high if pd.isna(low) else (low + high) / 2,
                "bound": "at least" if pd.isna(high) else "up to" if pd.isna(low) else "estimate",
                "said": sentences.consignment(row, {}),
                "period": span_in_words(first, last + 1),
                "who": row["claimant"],
                "published": in_words(int(row["known_from"])),
                "role": "sets an end of the range" if row["id"] in ends else "considered",
            }
        )
    return pd.DataFrame(rows)


def petroleum(years: pd.DataFrame) -> list[Figure]:
    """Refined petroleum by UN year against the cap, with the range; a year without a number is left out."""
    shown = []
    for row in years.to_dict("records"):
        low, high = row["low_barrels"], row["high_barrels"]
        if pd.isna(high):
            continue
        times = low / row["cap_barrels"]
        least = "at least " if row["open"] or high > low else "about " if row["about"] else ""
        against = f"{least}{times:.1f} times the cap" if times >= 1 else f"{least}{times:.0%} of the cap"
        count, across = len(row["claims"]), row["straddling"]
        claims = f"{count} claim{'s' if count != 1 else ''}" + (f"; {across} reach into another year" if across else "")
        words = f"{year_words(row)} barrels: {against} of {number_words(row['cap_barrels'])} barrels"
        note = f"{claims}. A UN year runs from 1 January."
        shown.append(Figure(str(row["year"]), words, note, ask=f"petroleum:{row['year']}"))
    return shown


def _petroleum(years: pd.DataFrame, ask: Callable[[str], None]) -> None:
    shown = petroleum(years)
    panel.figures(shown, ask)
    if not shown:
        st.html("<div class='small'>No claim gives a number of barrels.</div>")
