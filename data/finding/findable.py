"""Everything that can be searched for, as one table: claims, events, runs, goods, legs, places, vessels, sources."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pandas as pd

from data.finding.spellings import of_name, other_spellings
from data.supply import quantities
from data.tables.coverage import latest_knowledge
from data.tables.tables import Tables
from data.tables.vocabulary import CLAIMANT_WORDS, GROUP_WORDS
from data.time.days import FOREVER, day_number

COLUMNS: Final = [
    "id", "kind", "title", "text", "places", "source", "start", "end", "known_from", "lon", "lat", "settlement_id",
]  # fmt: skip
CONTROL: Final = {"UA": "under Ukrainian control", "RU": "under Russian control", "contested": "contested"}
CITING: Final = (
    "control_claims", "events", "voyages", "consignments", "legs", "routes", "vessels", "places", "settlements",
)  # fmt: skip
Row = dict[str, Any]
Spots = Mapping[str, Mapping[str, Any]]


def findable(tables: Tables) -> pd.DataFrame:
    """One row for everything a reader may look for.

    Returns:
        id (as in its table), kind (claim|event|voyage|consignment|leg|place|settlement|vessel|source), title (one line
        for the list), text (all its words), places (every spelling of the places it is about, one to a line), source
        (publisher, claimant and kind of claimant), start, end (int64 days; what has no date of its own has that of its
        publication), known_from (int64; 0 for places and settlements, which were known before anything was reported of
        them), lon, lat (degrees, NaN where it has no place), settlement_id ("" where none).
    """
    return pd.DataFrame(list(_rows(tables)), columns=COLUMNS).astype(
        {"start": "int64", "end": "int64", "known_from": "int64", "lon": "float64", "lat": "float64"}
    )


def _rows(tables: Tables) -> Iterator[Row]:
    points = pd.concat([tables.settlements, tables.places], ignore_index=True).drop_duplicates("id")
    spots: Spots = {str(row["id"]): row for row in _records(points)}
    publishers: Spots = {str(row["id"]): row for row in _records(tables.sources)}

    def row(kind: str, said: Mapping[str, Any], title: str, places: Iterable[str], **more: object) -> Row:
        known = [spots[each] for each in places if each in spots]
        where: Mapping[str, Any] = known[0] if known else {"lon": None, "lat": None}
        source = publishers[said["source_id"]]
        return {
            "id": said["id"],
            "kind": kind,
            "title": title,
            "text": " ".join(filter(None, (title, str(said.get("note") or ""), str(source["title"])))),
            "places": "\n".join(form for each in known for form in _spelled(each)),
            "source": " · ".join(
                (source["publisher"], said["claimant"], CLAIMANT_WORDS[said["claimant_kind"]], said["source_id"])
            ),
            "start": said["known_from"],
            "end": said["known_from"] + 1,
            "known_from": said["known_from"],
            "lon": where["lon"],
            "lat": where["lat"],
            "settlement_id": "",
        } | more

    for said in _records(tables.control_claims):
        place = said["settlement_id"]
        title = f"{spots[place]['name']}: {CONTROL[said['control']]}"
        span = {"start": said["start"], "end": said["start"] + 1}
        yield row("claim", said, title, [place], settlement_id=place, **span)
    for said in _records(tables.events):
        here = {"lon": said["lon"], "lat": said["lat"]}
        yield row("event", said, said["title"], [said["place_id"]], **here, **_span(said)) | {
            "places": "\n".join((said["place"] or "", *_forms(spots, [said["place_id"]])))
        }
    for said in _records(tables.voyages):
        ends = [said["origin"], said["destination"]]
        yield row("voyage", said, f"{said['name']}: {_way(spots, ends)}", ends, **_span(said))
    for said in _records(tables.consignments):
        ends = [said["origin"], said["destination"]]
        amount = quantities.in_words(said["low"], said["high"], said["qualifier"], said["unit"])
        title = f"{said['commodity'][:1].upper()}{said['commodity'][1:]}: {amount}"
        yield row("consignment", said, title, ends, **_span(said)) | {
            "text": " ".join((title, GROUP_WORDS[said["group"]], said["note"]))
        }
    for said in _records(tables.legs):
        ends = [said["origin"], said["destination"]]
        yield row("leg", said, f"{_way(spots, ends)} by {said['mode']}", ends, **_span(said))
    for kind, rows in (("settlement", tables.settlements), ("place", tables.places)):
        for said in _records(rows):
            title = f"{said['name']} ({said['name_local']})"
            settlement = said["id"] if kind == "settlement" else ""
            # a name is no news: what was reported of the place is found by its own rows
            yield row(kind, said, title, [said["id"]], settlement_id=settlement, known_from=0, text=title)
    for said in _records(tables.vessels):
        title = f"{said['name']}, {said['type']}" + (f", IMO {said['imo']}" if said["imo"] else "")
        words = (title, said["owner_operator"], said["reported_activity"], said["sanctions"], said["note"])
        yield row("vessel", said, title, []) | {"text": " ".join(words)}
    days = source_days(tables)
    for said in _records(tables.sources):
        claimant = {"claimant": said["publisher"], "claimant_kind": said["kind"], "source_id": said["id"]}
        published = {**said, **claimant, "known_from": days[said["id"]]}
        yield row("source", published, f"{said['publisher']}: {said['title']}", [])


def source_days(tables: Tables) -> dict[str, int]:
    """The day from which each source counts as known, by id.

    Its day of publication, or the last day of its month; of one that gives neither the day its first row was known. A
    source read bit by bit, such as a map's daily archive, was there when its first row was.
    """
    cited = pd.concat([getattr(tables, name)[["source_id", "known_from"]] for name in CITING])
    first = cited.groupby("source_id")["known_from"].min()
    days = {}
    for name, published in zip(tables.sources["id"], tables.sources["published"].astype(str), strict=True):
        said = _last_day(published) if published else latest_knowledge()
        days[str(name)] = min(said, int(first.get(name, said)))
    return days


def _last_day(published: str) -> int:
    """The day, or the last day of the month."""
    if len(published) == len("2024-10"):
        return day_number((pd.Period(published, "M").end_time).date())
    return day_number(published)


def _records(rows: pd.DataFrame) -> Iterator[Row]:
    for row in rows.to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _span(said: Mapping[str, Any]) -> dict[str, int]:
    end = int(said["end"])
    return {"start": int(said["start"]), "end": FOREVER if end >= FOREVER else end}


def _spelled(place: Mapping[str, Any]) -> Iterator[str]:
    yield from of_name(place["name"], place["name_local"], *other_spellings().get(str(place["id"]), ()))


def _forms(spots: Spots, ids: Iterable[str]) -> Iterator[str]:
    for each in ids:
        if each in spots:
            yield from _spelled(spots[each])


def _way(spots: Spots, ends: Iterable[str]) -> str:
    return " – ".join(str(spots[each]["name"]) if each in spots else "not reported" for each in ends)
