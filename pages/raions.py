"""Ground under Ukrainian control and contested, raion by raion, on the shown day."""

from html import escape

import pandas as pd
import streamlit as st

from data.area import EachDay
from data.coverage import FIRST_DAY, FRONT_END
from pages import session, store
from pages.link import View

LEAST_KM2 = 0.5  # what rounds to nothing is not listed


def html(view: View, theatre: str) -> str:
    """A table of the theatre's raions with ground that is not under Russian control; empty where there is none."""
    if not FIRST_DAY <= view.day < FRONT_END:
        return ""
    found = on_day(view.day, session.known_series(view), view.perspective)
    here = found.loc[found["oblast"].str.lower().isin(store.THEATRES[theatre]) & (found["high_km2"] >= LEAST_KM2)]
    if here.empty:
        return ""
    rows = "".join(
        f"<tr><td>{escape(row['raion'])}</td><td class='num'>{row['ua_km2']:,.0f}</td>"
        f"<td class='num'>{row['contested_km2']:,.0f}</td></tr>"
        for row in here.sort_values("high_km2", ascending=False).to_dict("records")
    )
    head = "<tr><th>Raion, km²</th><th>Ukrainian control</th><th>contested</th></tr>"
    return f"<table class='raions'>{head}{rows}</table>"


@st.cache_resource(show_spinner=False, max_entries=256)
def on_day(day: int, known_by: int | EachDay, perspective: str) -> pd.DataFrame:
    """Ground by control of every raion the belt reaches into: raion, oblast, ua_km2, contested_km2, high_km2."""
    fronts = store.front_of(perspective)
    oblasts = fronts.ground.by_raion.drop_duplicates("raion").set_index("raion")["oblast"]
    found = fronts.daily_area(day, day, known_by, by="raion")
    return found.assign(oblast=found["raion"].map(oblasts))
