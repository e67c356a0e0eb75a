"""Quantities as claims: each claim a line over its period, up to what it says; petroleum beside the cap."""

import altair as alt
import pandas as pd
import streamlit as st

from data import quantities, vocabulary
from data.coverage import LAST_DAY
from data.days import EPOCH, in_words
from layers.flows import role
from layers.palette import Role, Theme, hex_colour
from pages import store

HEIGHT = 190
CAP_BARRELS = 500_000  # a year: UN Security Council resolution 2397 (2017), operative paragraph 5
OFFERED = {  # what the reader may choose: group and unit
    "containers": ("containers", "containers"),
    "rounds": ("rounds", "rounds"),
    "missiles": ("missiles", "missiles"),
    "artillery": ("artillery", "systems"),
    "troops": ("troops", "people"),
    "workers": ("workers", "people"),
    "voyages": ("voyages", "voyages"),
    "petroleum": ("petroleum", "barrels"),
}
BOUNDS = {"at least": "triangle-up", "up to": "triangle-down", "about": "circle", "exact": "circle"}


def claims_of(choice: str, known_by: int) -> pd.DataFrame:
    """Claims with a number on one kind of goods or people, published by `known_by`."""
    group, unit = OFFERED[choice]
    found = store.tables().consignments
    here = found.loc[
        (found["group"] == group)
        & (found["unit"] == unit)
        & (found["known_from"] <= known_by)
        & (found["status"] == "reported")
        & (found["low"].notna() | found["high"].notna())
    ]
    return here.assign(
        amount=here["high"].fillna(here["low"]),
        words=[
            quantities.in_words(row.low, row.high, row.qualifier, unit) for row in here.itertuples()
        ],
        published=[in_words(day) for day in here["known_from"]],
        begins=_dates(here["start"]),
        ends=_dates(here["end"].clip(upper=LAST_DAY)),
    )


def _dates(days: pd.Series) -> pd.Series:
    return pd.to_datetime(days, unit="D", origin=pd.Timestamp(EPOCH))


@st.cache_resource(show_spinner=False, max_entries=96)
def chart(choice: str, known_by: int, theme: Theme) -> alt.LayerChart | None:
    """The claims on one kind of goods as an Altair chart, or None where nothing was published yet."""
    data = claims_of(choice, known_by)
    if data.empty:
        return None
    group = OFFERED[choice][0]
    colour = hex_colour(role(group, str(data["direction"].iloc[0])), theme)
    base = alt.Chart(data).encode(
        tooltip=[
            alt.Tooltip("claimant:N", title="Who says so"),
            alt.Tooltip("words:N", title="Says"),
            alt.Tooltip("begins:T", title="From", format="%-d %b %Y"),
            alt.Tooltip("ends:T", title="To", format="%-d %b %Y"),
            alt.Tooltip("published:N", title="Published"),
        ]
    )
    amount = alt.Y("amount:Q", title=None, axis=alt.Axis(format="~s", tickCount=4, minExtent=36, maxExtent=36))
    spans = base.mark_rule(color=colour, strokeWidth=2, opacity=0.55).encode(
        x=alt.X("begins:T", title=None), x2="ends:T", y=amount
    )
    ends = base.mark_point(color=colour, filled=True, size=80, opacity=1).encode(
        x="ends:T",
        y=amount,
        shape=alt.Shape(
            "qualifier:N",
            scale=alt.Scale(domain=list(BOUNDS), range=list(BOUNDS.values())),
            legend=alt.Legend(title=None, orient="bottom", symbolFillColor=colour, symbolStrokeWidth=0),
        ),
    )
    parts = [spans, ends]
    if choice == "petroleum":
        parts += _cap(theme)
    return alt.layer(*parts).properties(height=HEIGHT).configure_view(strokeWidth=0)


def _cap(theme: Theme) -> list[alt.Chart]:
    line = pd.DataFrame({"cap": [CAP_BARRELS], "words": ["UN cap: 500\u2009000 barrels a year"]})
    ink = hex_colour(Role.INK, theme)
    rule = alt.Chart(line).mark_rule(color=ink, strokeDash=[6, 4], strokeWidth=2).encode(y="cap:Q")
    text = (
        alt.Chart(line)
        .mark_text(align="left", dx=4, dy=-7, color=ink, fontSize=12)
        .encode(y="cap:Q", x=alt.value(0), text="words:N")
    )
    return [rule, text]


def draw(known_by: int, theme: Theme) -> None:
    """The chooser and the chart."""
    choice = st.selectbox(
        "Quantities as claimed",
        list(OFFERED),
        format_func=lambda each: vocabulary.GROUP_WORDS[OFFERED[each][0]].capitalize(),
        key="quantity",
    )
    made = chart(choice, known_by, theme)
    if made is None:
        st.html("<div class='small'>Nothing on this was published by the chosen day.</div>")
        return
    st.altair_chart(made, key="quantity-chart", width="stretch")
    st.html(
        "<div class='small'>Each line is one claim over the period it counts; periods overlap, "
        "so claims are never added up. ▲ at least · ▼ up to · ● about or exact</div>"
    )
