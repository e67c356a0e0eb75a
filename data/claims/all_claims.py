"""Every claim in the evidence as one table: what is said, of which place and time, by whom, how well founded."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd

from data.claims.sentences import SENTENCES
from data.finding.search_text import folded
from data.finding.spellings import other_spellings
from data.tables.source_terms import terms
from data.tables.tables import Tables
from data.tables.theatres import Theatres
from data.tables.vocabulary import CLAIMANT_WORDS

KINDS: Final = {  # kind of claim -> its table and what the screen calls it
    "control": ("control_claims", "who holds a settlement"),
    "event": ("events", "events"),
    "consignment": ("consignments", "goods and people sent"),
    "voyage": ("voyages", "single voyages"),
    "leg": ("legs", "stretches of a route"),
    "route": ("routes", "routes"),
}
COLUMNS: Final = (
    "id", "kind", "what", "place", "theatre", "subject", "start", "end", "low", "high", "unit", "qualifier",
    "claimant", "claimant_kind", "source_id", "publisher", "title", "url", "known_from", "known_from_basis",
    "reliability", "credibility", "marked", "mark_reason", "note", "terms", "copy", "verified",
    "on_map", "lon", "lat", "text",
)  # fmt: skip
OF_SOURCE: Final = ["publisher", "title", "url", "copy", "verified", "terms"]


def all_claims(tables: Tables) -> pd.DataFrame:
    """All claims, the latest first, index 0 to n - 1.

    Columns: `id` ("control:…", unique over all kinds), `kind` (a key of `KINDS`), `what` (a sentence), `place`
    (words, "" where none), `theatre` (a key of `Theatres.subjects`), `subject` (its words), `start` and `end`
    (days, half-open; a control claim is made of one day, however long the settlement is then held), `low`, `high`,
    `unit` (consignments only), `qualifier`, `claimant`, `claimant_kind` (a value of `ClaimantKind`),
    `claimant_words`, `source_id` with `publisher`, `title`, `url`, `copy`, `verified` and `terms` of that source,
    `known_from`, `known_from_basis`, `reliability` (A–F), `credibility` (1–6), `marked`, `mark_reason`, `note`,
    `on_map` (the id under which maps know it), `lon`, `lat` (degrees, EPSG:4326, NaN where no point), and `text`:
    everything one may search it by, folded.
    """
    points = _points(tables)
    found = pd.concat(
        [_of_kind(kind, getattr(tables, table), points) for kind, (table, _) in KINDS.items()],
        ignore_index=True,
    )
    sources = tables.sources.assign(terms=terms(tables.sources)).set_index("id")
    said = found.join(sources[OF_SOURCE], on="source_id")
    said["claimant_words"] = said["claimant_kind"].map(CLAIMANT_WORDS)
    said["subject"] = said["theatre"].map(Theatres.of(tables.theatres).subjects)
    said["text"] = _search_text(said)
    ordered = said.sort_values(["start", "known_from", "id"], ascending=[False, False, True], ignore_index=True)
    return ordered[[*COLUMNS, "claimant_words"]]


def _points(tables: Tables) -> pd.DataFrame:
    """Settlements and places by id: name, name_local (with all other spellings), area (words), theatre, lon, lat."""
    settlements, places = tables.settlements, tables.places
    columns = ["id", "name", "name_local", "area", "theatre", "lon", "lat"]
    fronts = settlements.assign(
        area=settlements["raion"] + " raion, " + settlements["oblast"] + " Oblast",
    )
    points = pd.concat([fronts[columns], places.assign(area="", theatre="supply")[columns]]).set_index("id")
    others = points.index.map(lambda each: " ".join(other_spellings().get(each, ())))
    return points.assign(name_local=(points["name_local"] + " " + others).str.strip())


def _of_kind(kind: str, rows: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    names = {str(point): str(name) for point, name in points["name"].items()}
    records: list[dict[str, Any]] = rows.to_dict("records")  # type: ignore[assignment]
    what = [SENTENCES[kind](row, names) for row in records]
    common = rows.assign(kind=kind, what=what, on_map=f"{kind}:" + rows["id"], id=f"{kind}:" + rows["id"])
    for column, missing in (("end", common["start"] + 1), ("low", np.nan), ("high", np.nan), ("unit", "")):
        if column not in common:
            common[column] = missing
    placed = PLACED[kind](common, points)
    return placed.drop(columns=[each for each in OF_SOURCE if each in placed])


def _at_settlement(rows: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    there = rows.join(points, on="settlement_id")
    return there.assign(place=there["name"], on_map="settlement:" + rows["settlement_id"])


def _at_event(rows: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    known = points[["name_local", "area"]]
    return rows.join(known, on="place_id").fillna({"name_local": "", "area": ""})


def _between(rows: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """Both ends in words; the point is the destination's, else the origin's."""
    names = {end: rows[end].map(points["name"]).fillna("") for end in ("origin", "destination")}
    local = {end: rows[end].map(points["name_local"]).fillna("") for end in ("origin", "destination")}
    where = rows["destination"].where(rows["destination"].isin(points.index), rows["origin"])
    return rows.assign(
        place=_joined(names["origin"], names["destination"], " – "),
        name_local=_joined(local["origin"], local["destination"], " "),
        area="",
        theatre="supply",
        lon=where.map(points["lon"]),
        lat=where.map(points["lat"]),
    )


def _route(rows: pd.DataFrame, _points: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(place=rows["name"], name_local="", area="", theatre="supply", lon=np.nan, lat=np.nan)


def _joined(first: pd.Series, second: pd.Series, sign: str) -> pd.Series:
    return (first + sign + second).where((first != "") & (second != ""), first + second)


def _search_text(said: pd.DataFrame) -> pd.Series:
    parts = ["what", "place", "name_local", "area", "claimant", "claimant_words", "publisher", "title", "note"]
    words = said[parts].fillna("").itertuples(index=False, name=None)
    return pd.Series([folded("\n".join(each)) for each in words], said.index, dtype="str")


PLACED: Final[dict[str, Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame]]] = {
    "control": _at_settlement,
    "event": _at_event,
    "consignment": _between,
    "voyage": _between,
    "leg": _between,
    "route": _route,
}
