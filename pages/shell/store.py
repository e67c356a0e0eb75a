"""What all pages share and compute once: tables, fronts, routes and the addresses of their layers."""

from bisect import bisect_right

import geopandas as gpd
import pandas as pd

from data.basemap import layers
from data.belief import perspective_text
from data.belief.perspective import DEFAULT, believed
from data.fronts.area import EachDay
from data.fronts.fronts import Fronts, Ground
from data.tables.coverage import FIRST_DAY, front_end, last_day, latest_knowledge
from data.tables.tables import Tables
from data.tables.theatres import Theatres
from layers.map import theatres as theatre_layers
from layers.stage.data import FrontUrls, StageData
from pages.shell import evidence_store
from pages.shell.evidence_store import of_evidence


def tables() -> Tables:
    """The evidence this session shows; raises EvidenceError with every problem where none holds together."""
    return evidence_store.tables()


@of_evidence()
def theatres() -> Theatres:
    """The fronts there are."""
    return Theatres.of(tables().theatres)


def subjects() -> tuple[str, ...]:
    """All that an event can be of."""
    return tuple(theatres().subjects)


@of_evidence()
def ground() -> Ground:
    """Cells of the settlements, the edges between them and the raions they lie in."""
    return Ground.of(tables().settlements, layers.russia(), layers.raions())


def front_of(perspective: str = "") -> Fronts:
    """The fronts from a perspective by name or by its rules as text, the balanced one where none is given."""
    return _front_of(_one_name(perspective))


def _one_name(perspective: str) -> str:
    """The one way a perspective is named here, "" the default, so that nothing is computed twice."""
    found = perspective_text.read(perspective)
    return "" if found == DEFAULT else perspective_text.write(found)


@of_evidence(show_spinner="Computing the front …", max_entries=12, in_turn=True)
def _front_of(perspective: str) -> Fronts:
    found = Fronts(ground(), tables().control_claims, perspective_text.read(perspective))
    _ = found.states  # made in this turn, as all that is asked of a front needs them
    return found


@of_evidence(max_entries=12)
def consignments(perspective: str = "") -> pd.DataFrame:
    """What was sent, as far as a perspective (by name or by its rules as text) believes it."""
    return believed(tables().consignments, perspective_text.read(perspective))


@of_evidence()
def _turns(column: str) -> tuple[int, ...]:
    """Days on which a consignment begins ("start") or is published ("known_from"), ascending."""
    return tuple(sorted(set(tables().consignments[column].astype(int))))


def last_turn(column: str, day: int) -> int:
    """The last day up to `day` on which what is known of consignments changed; -1 before any.

    What depends on the day only through what had begun or was published by then is the same until the next turn.
    """
    before = bisect_right(_turns(column), day)
    return _turns(column)[before - 1] if before else -1


@of_evidence()
def map_data() -> StageData:
    """What all maps draw from, each part published when first asked for."""
    return StageData(tables(), front_of)


def front_urls(perspective: str = "") -> FrontUrls:
    """The layers of one perspective's front, published."""
    return map_data().front(_one_name(perspective))


def settlement_points(held: pd.DataFrame) -> gpd.GeoDataFrame:
    """Settlement states with their points and a line that says who holds the place on whose word."""
    return map_data().settlement_points(held)


@of_evidence()
def theatre_url() -> str:
    """Where the fronts lie, published: the middle of the ground that ever changed hands in each."""
    moved = front_of().states.loc[lambda rows: rows["control"] != "RU", "settlement_id"].unique()
    places = tables().settlements.set_index("id").loc[moved]
    middle = places.groupby("theatre")[["lon", "lat"]].median()
    words = theatres().subjects
    return theatre_layers.publish(
        [(str(name), words[str(name)], float(row["lon"]), float(row["lat"])) for name, row in middle.iterrows()]
    )


@of_evidence(max_entries=64, in_turn=True)
def area_series(theatre: str, perspective: str, known_by: int | EachDay) -> pd.DataFrame:
    """Ground by control for every day the front is covered: day, ua_km2, contested_km2, low_km2, high_km2."""
    found = front_of(perspective).daily_area(FIRST_DAY, front_end() - 1, known_by)
    here = found.loc[found["theatre"].isin(theatres().under(theatre))]
    return here.drop(columns="theatre").groupby("day", as_index=False).sum()


def area_on(day: int, known_by: int | EachDay, theatre: str, perspective: str) -> dict[str, float] | None:
    """Ground on one day by control, km²; None on a day the evidence does not cover."""
    if not FIRST_DAY <= day < front_end():
        return None
    series = area_series(theatre, perspective, known_by)
    rows = series.loc[series["day"] == day]
    if rows.empty:  # no settlement of this theatre is in the evidence
        return None
    return {"UA": float(rows["ua_km2"].iloc[0]), "contested": float(rows["contested_km2"].iloc[0])}


@of_evidence()
def opening_day() -> int:
    """Where the dashboard opens, as known today: the day of the greatest extent of the first front there is.

    Without any it is the last day of all.
    """
    for theatre in theatres().ids:
        series = area_series(theatre, "", latest_knowledge())
        if len(series):
            return int(series["day"].iloc[int(series["ua_km2"].to_numpy().argmax())])
    return last_day()


def event_url() -> str:
    """Located events, published."""
    return map_data().events
