"""What the Analysis page computes once and keeps: fronts of any perspective, their differences, and the finder."""

from collections.abc import Callable
from functools import cache

import geopandas as gpd
import pandas as pd

from data.basemap import layers
from data.belief import perspective_text
from data.belief.known_when import After, Known, as_known, until
from data.belief.reporting_lag import reporting_lag
from data.finding.findable import findable
from data.finding.finder import Finder
from data.finding.spellings import Gazetteer
from data.fronts.change_log import change_log
from data.fronts.disagreement import Held, daily_disagreement, disagreement
from data.fronts.figures import daily_band, front_figures
from data.fronts.gains import gains
from data.fronts.line_shift import LineShift
from data.fronts.sensitivity import sensitivity
from data.supply.routes import route_lines
from data.tables.coverage import FIRST_DAY, covered, front_end
from layers.map import contact_line as contact_line_layer
from layers.map import disagreement as disagreement_layer
from layers.map import found as found_layer
from layers.map import gains as gains_layer
from layers.map import settlements as settlements_layer
from pages.shell import session, store, supply_store
from pages.shell.evidence_store import of_evidence
from pages.shell.link import View

HELD = {"ua": Held.UA, "all": Held.UA_OR_CONTESTED}


def days() -> tuple[int, int]:
    """The first and the last day the fronts are covered."""
    return FIRST_DAY, front_end() - 1


@of_evidence(max_entries=12)
def _comparison(a: str, b: str, held: str) -> Callable[[], gpd.GeoDataFrame]:
    """Makes `compared`, once: the map asks for it when the page already stands."""
    one, other, cells = store.front_of(a), store.front_of(b), store.ground().cells
    return cache(lambda: covered(disagreement(one.states, other.states, cells, HELD[held])))


@of_evidence(show_spinner="Comparing …", max_entries=12, in_turn=True)
def compared(a: str, b: str, held: str) -> gpd.GeoDataFrame:
    """Where two perspectives agree and where not, over all days and publication days."""
    return _comparison(a, b, held)()


@of_evidence(max_entries=12)
def compared_urls(a: str, b: str, held: str) -> dict[str, str]:
    """The same as layers, published when a browser asks for them."""
    make, labels = _comparison(a, b, held), [perspective_text.read(text).label for text in (a, b)]
    return store.map_data().parts_later(
        f"compared {a} | {b} | {held}",
        disagreement_layer.ROLES,
        lambda: disagreement_layer.publish(make(), *labels),
        long=True,
    )


@of_evidence(max_entries=32, in_turn=True)
def compared_daily(a: str, b: str, held: str, known: Known) -> pd.DataFrame:
    """Ground both, only A and only B give, for every day: day, both_km2, only_a_km2, only_b_km2."""
    found = daily_disagreement(
        store.front_of(a).states, store.front_of(b).states, store.ground().cells, days(), known, HELD[held]
    )
    return found.drop(columns="theatre").groupby("day", as_index=False).sum()


def series_known(view: View) -> Known:
    """What counts for each day of a series: with the clock on "as known then" each day is as known on that day."""
    return After(0) if view.known_by == "shown" else session.known_by_day(view)


def known(then: str, then_date: int | None, fallback: int) -> Known:
    """What "then" stands for."""
    return (fallback if then_date is None else then_date) if then == "date" else After(int(then))


@of_evidence(max_entries=24)
def _then_comparison(text: str, then: Known, now: int, held: str) -> Callable[[], gpd.GeoDataFrame]:
    """Makes `then_and_now`, once: the map asks for it when the page already stands."""
    front, cells = store.front_of(text), store.ground().cells

    def make() -> gpd.GeoDataFrame:
        states = until(front.states, now)
        return covered(disagreement(as_known(states, then), as_known(states, now), cells, HELD[held]))

    return cache(make)


@of_evidence(show_spinner="Comparing …", max_entries=24, in_turn=True)
def then_and_now(text: str, then: Known, now: int, held: str) -> gpd.GeoDataFrame:
    """The front as known then (A) and as known now (B): where they agree and where not. Then is never after now."""
    return _then_comparison(text, then, now, held)()


@of_evidence(max_entries=24)
def then_urls(text: str, then: Known, now: int, held: str) -> dict[str, str]:
    """The same as layers, published when a browser asks for them."""
    make = _then_comparison(text, then, now, held)
    return store.map_data().parts_later(
        f"then and now {text} | {then} | {now} | {held}",
        disagreement_layer.ROLES,
        lambda: disagreement_layer.publish(make(), "as known then", "as known now"),
        long=True,
    )


@of_evidence(max_entries=24)
def then_line_url(text: str, then: Known, now: int) -> str:
    """The contact line as known then, as a layer, published when a browser asks for it."""
    front = store.front_of(text)
    return store.map_data().later(
        f"line then {text} | {then} | {now}",
        lambda: contact_line_layer.publish(covered(as_known(until(front.contact_line, now), then))),
    )


@of_evidence(max_entries=24)
def then_settlements_url(text: str, then: Known, now: int) -> str:
    """Settlements in the colour of who held them as known then, as a layer, published when a browser asks for it."""
    front, data = store.front_of(text), store.map_data()

    def make() -> str:
        held = as_known(until(front.states, now), then)
        return settlements_layer.publish(covered(data.settlement_points(held)))

    return data.later(f"settlements then {text} | {then} | {now}", make)


@of_evidence(max_entries=24, in_turn=True)
def then_daily(text: str, then: Known, now: int, held: str) -> pd.DataFrame:
    """Ground both, only then and only now, for every day. Then is never after now."""
    states = until(store.front_of(text).states, now)
    found = daily_disagreement(states, states, store.ground().cells, days(), (then, now), HELD[held])
    return found.drop(columns="theatre").groupby("day", as_index=False).sum()


@of_evidence()
def line_shift() -> LineShift:
    """Distances between all edges, for how far a contact line moves."""
    return LineShift.of(store.ground())


@of_evidence(show_spinner="Leaving out each source in turn …", max_entries=32, in_turn=True)
def without_each_source(text: str, first: int, last: int, known_by: int) -> pd.DataFrame:
    """How much the front hangs on each source, with publisher and title."""
    found = sensitivity(store.front_of(text), line_shift(), (first, last), known_by)
    sources = store.tables().sources.set_index("id")[["publisher", "title", "url"]]
    return found.join(sources, on="source_id")


@of_evidence(max_entries=32, in_turn=True)
def changes_between(text: str, first: int, last: int, known_by: int) -> gpd.GeoDataFrame:
    """Ground gained and lost between two days."""
    return gains(store.front_of(text).states, store.ground().cells, first, last, known_by)


@of_evidence(max_entries=32, in_turn=True)
def changes_url(text: str, first: int, last: int, known_by: int) -> str:
    """The same as a layer, published."""
    return gains_layer.publish(changes_between(text, first, last, known_by))


@of_evidence(max_entries=16, in_turn=True)
def figures(text: str, known: Known) -> pd.DataFrame:
    """The front's figures for every day and theatre."""
    return front_figures(store.front_of(text), layers.border(), days(), known)


@of_evidence(max_entries=12, in_turn=True)
def areas(text: str) -> gpd.GeoDataFrame:
    """Who holds which ground, over all days."""
    return store.front_of(text).areas


@of_evidence(max_entries=12, in_turn=True)
def bands(text: str) -> gpd.GeoDataFrame:
    """The ground on which the contact line may run, over all days."""
    return store.front_of(text).uncertainty


@of_evidence(max_entries=12, in_turn=True)
def contact_line(text: str) -> gpd.GeoDataFrame:
    """The contact line, over all days."""
    return store.front_of(text).contact_line


def daily_series(text: str, known: Known) -> pd.DataFrame:
    """The same with the ground on which the line may run, to take along: start and end are each day's."""
    daily = figures(text, known).merge(daily_band(store.front_of(text), days(), known), on=["theatre", "day"])
    return daily.assign(start=daily["day"], end=daily["day"] + 1)


@of_evidence(max_entries=12, in_turn=True)
def lags(text: str) -> pd.DataFrame:
    """How long each report took, and which of them count from a perspective."""
    return reporting_lag(store.tables(), perspective_text.read(text))


@of_evidence()
def all_findable() -> pd.DataFrame:
    """Everything that can be searched for."""
    return findable(store.tables())


@of_evidence(show_spinner="Indexing …")
def finder() -> Finder:
    """The search index."""
    tables = store.tables()
    return Finder(all_findable(), Gazetteer.of(tables.settlements, tables.places))


@of_evidence()
def routes() -> gpd.GeoDataFrame:
    """Supply routes as lines, to measure distances from."""
    return route_lines(store.tables(), supply_store.legs())


@of_evidence(max_entries=16, in_turn=True)
def log(text: str, first: int, last: int, known_by: int) -> pd.DataFrame:
    """Changes between two days in words."""
    front, tables = store.front_of(text), store.tables()
    return change_log(
        front.states, tables.control_claims, tables.settlements, front.perspective, (first, last), known_by
    )


@of_evidence(max_entries=32)
def found_url(rows: tuple[int, ...]) -> str:
    """Rows of the findable table as a layer, published."""
    return found_layer.publish(all_findable().iloc[list(rows)])


def contact_line_on(text: str, day: int, known_by: int) -> gpd.GeoSeries:
    """The contact line of one day, EPSG:4326."""
    line = contact_line(text)
    there = (
        (line["start"] <= day) & (line["end"] > day) & (line["known_from"] <= known_by) & (line["known_to"] > known_by)
    )
    return line.loc[there].geometry
