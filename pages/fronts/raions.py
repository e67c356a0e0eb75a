"""Ground under Ukrainian control and contested, raion by raion, on the shown day."""

import pandas as pd

from data.fronts.area import EachDay
from data.tables.coverage import FIRST_DAY, front_end
from data.tables.theatres import by_oblast
from pages.board.panel import Figure, square_km
from pages.shell import session, store
from pages.shell.evidence_store import of_evidence
from pages.shell.link import View

LEAST_KM2 = 0.5  # what rounds to nothing is not listed


def figures(view: View, theatre: str) -> list[Figure]:
    """The theatre's raions with ground that is not under Russian control, most of it first; each answers for itself."""
    if not FIRST_DAY <= view.day < front_end():
        return []
    found = on_day(view.day, session.known_series(view), view.perspective)
    here = found.loc[found["theatre"].isin(store.theatres().under(theatre)) & (found["high_km2"] >= LEAST_KM2)]
    return [
        Figure(square_km(row["ua_km2"]), _words(row["raion"], row["contested_km2"]), ask=f"raion:{_link(row['raion'])}")
        for row in here.sort_values("high_km2", ascending=False).to_dict("records")
    ]


def _words(raion: str, contested: float) -> str:
    return f"{raion}, {square_km(contested)} contested" if contested >= LEAST_KM2 else raion


def _link(raion: str) -> str:
    """A raion's name as links write it: without blanks."""
    return raion.replace(" ", "_")


@of_evidence(max_entries=256)
def on_day(day: int, known_by: int | EachDay, perspective: str) -> pd.DataFrame:
    """Ground by control of every raion the belt reaches into: raion, theatre, ua_km2, contested_km2, high_km2."""
    fronts = store.front_of(perspective)
    oblasts = fronts.ground.by_raion.drop_duplicates("raion").set_index("raion")["oblast"]
    found = fronts.daily_area(day, day, known_by, by="raion")
    return found.assign(theatre=found["raion"].map(oblasts).map(by_oblast(store.tables().theatres)))
