"""What must agree between tables: ids that point somewhere, days that match their source, legs that join."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import pandas as pd

from data.basemap import layers
from data.tables.evidence_csv import Sheet
from data.tables.problem import Problem, shown
from data.tables.schemas import COMPILED, TABLES
from data.tables.theatres import SEPARATOR, SUBJECTS, by_oblast
from data.tables.vocabulary import Category
from data.time.days import EPOCH


class Evidence(NamedTuple):
    """All tables while they are checked: cells as written and typed frames, by table name."""

    sheets: Mapping[str, Sheet]
    frames: Mapping[str, pd.DataFrame]

    def whole(self, *names: str) -> bool:
        """Whether these files could be read: no point in chasing ids into a file that is not there."""
        return all(problem.row is not None for name in names for problem in self.sheets[name].problems)


CLAIMING: Final = tuple(name for name, table in TABLES.items() if "source_id" in table.fields)
POINTS_TO: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    *((name, "source_id", ("sources",)) for name in CLAIMING),
    *((name, "last_source_id", ("sources",)) for name in ("legs", "routes")),
    ("control_claims", "settlement_id", ("settlements",)),
    ("legs", "origin", ("places",)),
    ("legs", "destination", ("places",)),
    ("route_legs", "route_id", ("routes",)),
    ("route_legs", "leg_id", ("legs",)),
    ("voyages", "vessel_id", ("vessels",)),
    ("voyages", "origin", ("places",)),
    ("voyages", "destination", ("places",)),
    ("voyages", "route_id", ("routes",)),
    ("consignments", "origin", ("places",)),
    ("consignments", "destination", ("places",)),
    ("consignments", "route_id", ("routes",)),
    ("events", "place_id", ("settlements", "places")),
)


def problem_at(sheet: Sheet, line: int, column: str, expected: str) -> Problem:
    """The problem of the cell in a column of a line."""
    cell = sheet.cells[column][sheet.lines.index(line)]
    return Problem(sheet.name, line, column, shown(cell), expected)


def problems_at(sheet: Sheet, column: str, bad: "pd.Series[bool]", expected: str) -> Iterator[Problem]:
    """A problem for each row that is bad; `bad` is indexed by line."""
    for line in bad.index[bad.to_numpy(bool)]:
        yield problem_at(sheet, int(line), column, expected)


def check(evidence: Evidence) -> Iterator[Problem]:
    """Every disagreement between tables."""
    yield from _dangling(evidence)
    if evidence.whole("theatres", "settlements"):
        yield from _theatres(evidence)
    if evidence.whole("legs", "places"):
        yield from _waypoints(evidence)
    if evidence.whole("settlements", "places"):
        yield from _shared_ids(evidence)
    if evidence.whole("sources"):
        yield from _publication(evidence)
    yield from _repeated_claims(evidence)
    if evidence.whole("routes", "route_legs", "legs"):
        yield from _joined_legs(evidence)
        yield from _routes_without_legs(evidence)
        for name in ("voyages", "consignments"):
            yield from _route_ends(evidence, name)


def _dangling(evidence: Evidence) -> Iterator[Problem]:
    for name, column, targets in POINTS_TO:
        if not evidence.whole(*targets):
            continue
        cells = evidence.frames[name][column]
        known = pd.concat([evidence.frames[target]["id"] for target in targets])
        expected = f"an id in {' or '.join(f'{target}.csv' for target in targets)}"
        yield from problems_at(evidence.sheets[name], column, cells.notna() & ~cells.isin(known), expected)


def _theatres(evidence: Evidence) -> Iterator[Problem]:
    """Every oblast belongs to one front; settlements and events name what there is."""
    rows = evidence.frames["theatres"]
    oblasts = rows["oblasts"].dropna().str.split(SEPARATOR).explode()
    twice = oblasts.duplicated().groupby(level=0).any()
    yield from problems_at(evidence.sheets["theatres"], "oblasts", twice, "oblasts that no other row has")
    yield from _unmapped(evidence)
    ids, known = [str(each) for each in rows["id"].dropna()], list(by_oblast(rows))
    for name, column, words, what in (
        ("settlements", "oblast", known, "an oblast of theatres.csv"),
        ("events", "theatre", [*ids, *SUBJECTS], "an id in theatres.csv, or a subject"),
        ("events", "category", [*ids, *map(str, Category)], "an id in theatres.csv, or a category"),
    ):
        cells = evidence.frames[name][column]
        unknown = cells.notna() & ~cells.isin(words)
        yield from problems_at(evidence.sheets[name], column, unknown, f"{what}: one of {', '.join(words)}")


def _unmapped(evidence: Evidence) -> Iterator[Problem]:
    """Every oblast of a front is on the base map; of a folder without theatres.csv its settlements say which."""
    name, column = ("settlements", "oblast") if evidence.sheets["theatres"].told else ("theatres", "oblasts")
    oblasts, mapped = evidence.frames[name][column].dropna().str.split(SEPARATOR).explode(), layers.oblasts()["name"]
    unmapped = (~oblasts.isin(mapped)).groupby(level=0).any()
    expected = f"oblasts of the base map: {', '.join(mapped)}"
    yield from problems_at(evidence.sheets[name], column, unmapped, expected)


def _waypoints(evidence: Evidence) -> Iterator[Problem]:
    points = evidence.frames["legs"]["way"].dropna().str.split(";").explode()
    unknown = (~points.isin(evidence.frames["places"]["id"])).groupby(level=0).any()
    expected = "ids in places.csv joined by ; without blanks"
    yield from problems_at(evidence.sheets["legs"], "way", unknown, expected)


def _shared_ids(evidence: Evidence) -> Iterator[Problem]:
    shared = evidence.frames["places"]["id"].isin(evidence.frames["settlements"]["id"].dropna())
    expected = "an id that is not in settlements.csv too: events point at both"
    yield from problems_at(evidence.sheets["places"], "id", shared, expected)


def _publication(evidence: Evidence) -> Iterator[Problem]:
    """`known_from` agrees with the source's date in the way its basis says."""
    needed = ["source_id", "known_from", "known_from_basis"]
    parts = {name: evidence.frames[name][needed] for name in CLAIMING}
    rows = pd.concat(parts, names=["table", "line"]).reset_index()
    sources = evidence.frames["sources"].drop_duplicates("id").dropna(subset="id").set_index("id")
    said = rows["source_id"].map(sources["published"].fillna("")).astype("str")  # floats where no source has an id
    first, last = _published(said)
    basis, known = rows["known_from_basis"], rows["known_from"]
    judged = said.notna() & known.notna()
    for word, good, expected in (
        ("published", (first == last) & (known == first), "the day in the source's published column"),
        (
            "month_end",
            (first < last) & (known == last),
            "the last day of the month in the source's published column",
        ),
        ("compiled", (said == "") & (known >= COMPILED), "2026-11-01 or later, and a source without a date"),
        ("shown", known <= last, "a day not after the map archive's last"),
        ("inferred", known > last, "a day after the source's date, which is what the basis inferred is for"),
    ):
        wrong = rows.loc[judged & (basis == word) & ~good, ["table", "line"]]
        for table, line in wrong.itertuples(index=False):
            yield problem_at(evidence.sheets[table], line, "known_from", expected)


def _published(said: "pd.Series[str]") -> tuple["pd.Series[float]", "pd.Series[float]"]:
    """First and last day a source's date stands for (one day, or those of its month); missing if undated."""
    month = said.str.len() == len("2024-01")
    first = pd.to_datetime(said.where(~month, said + "-01"), format="%Y-%m-%d", errors="coerce")
    day = (first - pd.Timestamp(EPOCH)).dt.days.astype(float)
    return day, day.where(~month, day + first.dt.days_in_month - 1)


def _repeated_claims(evidence: Evidence) -> Iterator[Problem]:
    rows = evidence.frames["control_claims"]
    repeated = rows.duplicated(["settlement_id", "start", "source_id", "claimant"])
    expected = "one claim for each settlement, day, source and claimant"
    yield from problems_at(evidence.sheets["control_claims"], "settlement_id", repeated, expected)


def _ordered(evidence: Evidence) -> pd.DataFrame:
    """Route legs by route and sequence, indexed by line, with where each leg begins and ends."""
    legs = evidence.frames["legs"].drop_duplicates("id").set_index("id")
    rows = evidence.frames["route_legs"].sort_values(["route_id", "seq"])
    return rows.assign(origin=rows["leg_id"].map(legs["origin"]), destination=rows["leg_id"].map(legs["destination"]))


def _joined_legs(evidence: Evidence) -> Iterator[Problem]:
    rows, sheet = _ordered(evidence), evidence.sheets["route_legs"]
    by_route = rows.groupby("route_id")
    unnumbered = rows["seq"].notna() & (rows["seq"] != by_route.cumcount() + 1)
    yield from problems_at(sheet, "seq", unnumbered.sort_index(), "1, 2, 3 … without gap or repeat along a route")
    before = by_route["destination"].shift()
    apart = before.notna() & rows["origin"].notna() & (before != rows["origin"])
    yield from problems_at(sheet, "leg_id", apart.sort_index(), "a leg that begins where the leg before it ends")


def _routes_without_legs(evidence: Evidence) -> Iterator[Problem]:
    routes = evidence.frames["routes"]["id"]
    empty = routes.notna() & ~routes.isin(evidence.frames["route_legs"]["route_id"])
    yield from problems_at(evidence.sheets["routes"], "id", empty, "at least one leg in route_legs.csv")


def _route_ends(evidence: Evidence, name: str) -> Iterator[Problem]:
    rows, by_route = evidence.frames[name], _ordered(evidence).groupby("route_id")
    for column, ends in (
        ("origin", by_route["origin"].first()),
        ("destination", by_route["destination"].last()),
    ):
        end = rows["route_id"].map(ends)
        differs = end.notna() & rows[column].notna() & (end != rows[column])
        yield from problems_at(evidence.sheets[name], column, differs, f"the route's own {column}, or nothing")
