"""What a well-formed table is: the fields and rules of each CSV file."""

from collections.abc import Callable, Sequence
from math import ceil, floor
from typing import Final

import pandas as pd

from data.basemap.extents import FRONT
from data.tables import vocabulary as words
from data.tables.fields import Field, Rule, Table, day, identifier, number, point, shaped, text, whole, word
from data.tables.theatres import RESERVED
from data.time.days import day_number

AT_FRONT: Final = tuple(  # whole degrees of longitude and latitude that hold the base map's front
    (floor(low), ceil(high)) for low, high in zip(FRONT.bounds[:2], FRONT.bounds[2:], strict=True)
)
COMPILED: Final = day_number("2026-11-01")  # from when what an undated source says counts as known


def _not_after(column: str, other: str) -> Callable[[pd.DataFrame], "pd.Series[bool]"]:
    return lambda rows: ~(rows[column] > rows[other])


def _quantity(rows: pd.DataFrame) -> "pd.Series[bool]":
    low, high, said = rows["low"].notna(), rows["high"].notna(), rows["qualifier"]
    return (
        ((said == "at least") & low & ~high)
        | ((said == "up to") & ~low & high)
        | ((said == "unspecified") & ~low & ~high)
        | (said.isin(["exact", "about"]) & low & high)
        | ~said.isin(list(words.Qualifier))
    )


def _imo(rows: pd.DataFrame) -> "pd.Series[bool]":
    number = rows["imo"].where(rows["imo"].str.fullmatch(r"[0-9]{7}", na=False), "0000000").astype("int64")
    weighed = pd.Series(0, index=rows.index)
    for weight in range(2, 8):  # the first digit weighs 7, the sixth 2
        weighed += number // 10 ** (weight - 1) % 10 * weight
    return weighed % 10 == number % 10


def _real_day(rows: pd.DataFrame) -> "pd.Series[bool]":
    said = rows["published"].fillna("")
    whole_day = said.where(said.str.len() != len("2024-01"), said + "-01")
    return pd.to_datetime(whole_day, format="%Y-%m-%d", errors="coerce").notna() | (said == "")


KNOWN_LATER: Final = Rule("known_from", "a day not before start", _not_after("start", "known_from"))
END_LATER: Final = Rule("end", "a day not before start", _not_after("start", "end"))
END_KNOWN: Final = Rule(
    "end", "a day not after known_from: nobody reports what is still to come", _not_after("end", "known_from")
)
IN_USE: Final[dict[str, Field]] = {
    "start": day(),
    "end": day(required=False),
    "last_source_id": text(required=False),
    "last_known_from": day(required=False),
}
LAST_USE_KNOWN: Final = Rule(
    "end",
    "a day not after known_from, or not after last_known_from where a later report speaks of it",
    lambda rows: ~(rows["end"] > rows[["known_from", "last_known_from"]].max(axis=1)),
)
LAST_SAID: Final = Rule(
    "last_known_from",
    "a day after known_from where last_source_id names a later report, else nothing",
    lambda rows: (
        (rows["last_source_id"].notna() & (rows["last_known_from"] > rows["known_from"]))
        | (rows["last_source_id"].isna() & rows["last_known_from"].isna())
    ),
)
LOW_HIGH: Final = Rule("high", "a number not below low", _not_after("low", "high"))

CLAIM: Final[dict[str, Field]] = {
    "source_id": text(),
    "known_from": day(),
    "known_from_basis": word(words.Basis),
    "qualifier": word(words.Qualifier),
    "credibility": whole(1, 6, "1 (confirmed) to 6 (cannot be judged)"),
    "claimant": text(),
    "claimant_kind": word(words.ClaimantKind),
    "note": text(required=False),
}

TABLES: Final[dict[str, Table]] = {
    "sources": Table(
        {
            "id": identifier(),
            "publisher": text(),
            "title": text(),
            "published": shaped(r"[0-9]{4}-[0-9][0-9](-[0-9][0-9])?", "YYYY-MM-DD, YYYY-MM or nothing", required=False),
            "url": shaped(r"https?://\S+", "an address with http:// or https://, or nothing", required=False),
            "kind": word(words.ClaimantKind),
            "reliability": word(words.Reliability),
            "verified": word(words.Verified),
            "copy": word(words.Copy),
            "note": text(required=False),
        },
        (
            Rule("published", "a day or month that exists", _real_day),
            Rule(
                "reliability",
                "F (cannot be judged) while the source is to_verify",
                lambda rows: (rows["verified"] != "to_verify") | (rows["reliability"] == "F"),
            ),
        ),
    ),
    "settlements": Table(
        {
            "id": identifier(),
            "name": text(),
            "name_local": text(),
            "oblast": text(),
            "raion": text(),
            **point(*AT_FRONT),
            "precision_km": number(0, 50, "0 to 50 km"),
            "coordinates": word(words.Coordinates),
            "coord_source": text(),
            **CLAIM,
        }
    ),
    "control_claims": Table(
        {
            "id": identifier(),
            "settlement_id": text(),
            "start": day(),
            "control": word(words.Control),
            **CLAIM,
        },
        (
            KNOWN_LATER,
            Rule(
                "known_from",
                "the same day as start where the basis is shown or inferred",
                lambda rows: (
                    ~rows["known_from_basis"].isin(["shown", "inferred"]) | (rows["known_from"] == rows["start"])
                ),
            ),
        ),
    ),
    "places": Table(
        {
            "id": identifier(),
            "name": text(),
            "name_local": text(),
            "country": word(words.Country),
            "kind": text(),
            **point((25, 145), (25, 62)),
            "precision_km": number(0, 50, "0 to 50 km"),
            "coordinates": word(words.Coordinates),
            "coord_source": text(),
            "role": text(),
            **CLAIM,
        }
    ),
    "legs": Table(
        {
            "id": identifier(),
            "origin": text(),
            "destination": text(),
            "mode": word(words.Mode),
            "standing": word(words.Standing),
            "way": text(required=False),
            **IN_USE,
            **CLAIM,
        },
        (
            END_LATER,
            KNOWN_LATER,
            LAST_USE_KNOWN,
            LAST_SAID,
            Rule("destination", "another place than origin", lambda rows: rows["origin"] != rows["destination"]),
        ),
    ),
    "routes": Table(
        {
            "id": identifier(),
            "name": text(),
            "direction": word(words.Direction),
            "group": word(words.Group),
            **IN_USE,
            **CLAIM,
        },
        (END_LATER, KNOWN_LATER, LAST_USE_KNOWN, LAST_SAID),
    ),
    "route_legs": Table({"route_id": text(), "seq": whole(1, 99, "1 to 99"), "leg_id": text()}),
    "vessels": Table(
        {
            "id": identifier(),
            "name": text(),
            "imo": shaped(r"[0-9]{7}", "seven digits, or nothing", required=False),
            "imo_status": word(words.ImoStatus),
            "imo_source": text(required=False),
            "type": text(),
            "flag": text(),
            "owner_operator": text(required=False),
            "reported_activity": text(),
            "sanctions": text(required=False),
            **CLAIM,
        },
        (
            Rule("imo", "a number whose last digit checks the others (IMO)", _imo),
            Rule(
                "imo_status",
                "unknown where there is no number, else confirmed or unconfirmed",
                lambda rows: rows["imo"].isna() == (rows["imo_status"] == "unknown"),
            ),
        ),
    ),
    "voyages": Table(
        {
            "id": identifier(),
            "vessel_id": text(required=False),
            "name": text(),
            "origin": text(required=False),
            "destination": text(required=False),
            "route_id": text(required=False),
            "start": day(required=False),
            "end": day(required=False),
            "departed_basis": word(words.DayBasis),
            "arrived_basis": word(words.DayBasis),
            "standing": word(words.Standing),
            "cargo": text(),
            **CLAIM,
        },
        (
            END_LATER,
            KNOWN_LATER,
            END_KNOWN,
            Rule("start", "a day here or in end", lambda rows: rows["start"].notna() | rows["end"].notna()),
            Rule(
                "departed_basis",
                "interpolated where start is empty",
                lambda rows: rows["start"].notna() | (rows["departed_basis"] != "reported"),
            ),
            Rule(
                "arrived_basis",
                "interpolated where end is empty",
                lambda rows: rows["end"].notna() | (rows["arrived_basis"] != "reported"),
            ),
        ),
    ),
    "consignments": Table(
        {
            "id": identifier(),
            "start": day(),
            "end": day(required=False),
            "origin": text(required=False),
            "destination": text(required=False),
            "route_id": text(required=False),
            "direction": word(words.Direction),
            "mode": shaped(
                r"unspecified|(sea|rail|air|road)(\+(sea|rail|air|road))*",
                "sea, rail, air, road joined by +, or unspecified",
            ),
            "commodity": text(),
            "group": word(words.Group),
            "low": number(0, 1e9, "0 to 1,000,000,000", required=False),
            "high": number(0, 1e9, "0 to 1,000,000,000", required=False),
            "unit": text(required=False),
            "status": word(words.Status),
            **CLAIM,
        },
        (
            END_LATER,
            LOW_HIGH,
            Rule(
                "qualifier",
                "at least with low only, up to with high only, exact or about with both",
                _quantity,
            ),
            Rule(
                "unit",
                "a unit for the quantity",
                lambda rows: rows["unit"].notna() | (rows["low"].isna() & rows["high"].isna()),
            ),
            Rule(
                "known_from",
                "a day not before start, unless planned",
                lambda rows: (rows["status"] == "planned") | ~(rows["start"] > rows["known_from"]),
            ),
            Rule(
                "end",
                "a day not after known_from, unless planned",
                lambda rows: (rows["status"] == "planned") | ~(rows["end"] > rows["known_from"]),
            ),
        ),
    ),
    "events": Table(
        {
            "id": identifier(),
            "start": day(),
            "end": day(required=False),
            "title": text(),
            "place": text(required=False),
            "place_id": text(required=False),
            **point((25, 145), (25, 62), required=False),
            "category": text(),
            "theatre": text(),
            **CLAIM,
        },
        (
            END_LATER,
            KNOWN_LATER,
            END_KNOWN,
            Rule("lat", "both lon and lat, or neither", lambda rows: rows["lon"].isna() == rows["lat"].isna()),
        ),
    ),
    "theatres": Table(
        {
            "id": shaped(r"[a-z0-9]+(?:_[a-z0-9]+)*", "an id of small letters, digits and _", unique=True),
            "name": text(),
            "front": text(),
            "place": text(),
            "oblasts": shaped(r"[^;\s][^;]*(;[^;\s][^;]*)*", "names of oblasts joined by ;"),
            **point(*AT_FRONT, required=False),
            "zoom": number(0, 22, "a zoom from 0 to 22", required=False),
        },
        (
            Rule(
                "id",
                f"another id: {', '.join(RESERVED)} mean something else in links",
                lambda rows: ~rows["id"].isin(RESERVED),
            ),
            Rule(
                "zoom",
                "lon, lat and zoom, or none of them",
                lambda rows: rows[["lon", "lat", "zoom"]].isna().sum(axis=1).isin([0, 3]),
            ),
        ),
    ),
}


def columns_of(name: str) -> Sequence[str]:
    """The columns of a table, in order."""
    return list(TABLES[name].fields)
