"""Rows that rest on something unconfirmed: each is marked, with the reason in words."""

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

UNOPENED = "source not yet opened"
UNPLACED = "coordinates unconfirmed"
UNNUMBERED = "IMO number unconfirmed"


def with_marks(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with `marked` (bool) and `mark_reason` ("" where not marked; reasons joined by "; ").

    `reliability` (A–F, the source's letter) is added too wherever a row has a source.
    """
    sources = tables["sources"].set_index("id")
    unopened = sources["verified"] == "to_verify"
    unplaced = _unplaced(tables)
    done = {}
    for name, rows in tables.items():
        if "source_id" not in rows:
            done[name] = rows
            continue
        reasons = {UNOPENED: rows["source_id"].map(unopened), UNPLACED: unplaced[name](rows)}
        if "imo_status" in rows:
            reasons[UNNUMBERED] = rows["imo_status"] == "unconfirmed"
        reason = _joined(reasons, len(rows))
        done[name] = rows.assign(
            reliability=rows["source_id"].map(sources["reliability"]), marked=reason != "", mark_reason=reason
        )
    return done


def _joined(reasons: Mapping[str, "pd.Series[bool]"], count: int) -> npt.NDArray[np.object_]:
    """For each row the reasons that hold, joined by "; "."""
    text = np.full(count, "", object)
    for reason, holds in reasons.items():
        longer = np.where(text == "", reason, text + "; " + reason)
        text = np.where(holds.to_numpy(bool), longer, text)
    return text


def _unplaced(tables: Mapping[str, pd.DataFrame]) -> dict[str, Callable[[pd.DataFrame], "pd.Series[bool]"]]:
    """For each table, which rows rest on a point that is not confirmed."""

    def unconfirmed(name: str) -> set[str]:
        rows = tables[name]
        return set(rows.loc[rows["coordinates"] == "unconfirmed", "id"])

    places = unconfirmed("places")
    points = places | unconfirmed("settlements")

    def ends(rows: pd.DataFrame) -> "pd.Series[bool]":
        return rows["origin"].isin(places) | rows["destination"].isin(places)

    def along(rows: pd.DataFrame) -> "pd.Series[bool]":
        way = rows["way"].str.split(";").explode().isin(places)
        return ends(rows) | way.groupby(level=0).any()

    legs = tables["legs"]
    doubtful = set(legs.loc[along(legs), "id"])
    on_route = tables["route_legs"]
    routes = set(on_route.loc[on_route["leg_id"].isin(doubtful), "route_id"])

    def moved(rows: pd.DataFrame) -> "pd.Series[bool]":
        return ends(rows) | rows["route_id"].isin(routes)

    return {
        "settlements": lambda rows: rows["coordinates"] == "unconfirmed",
        "places": lambda rows: rows["coordinates"] == "unconfirmed",
        "control_claims": lambda rows: rows["settlement_id"].isin(points),
        "events": lambda rows: rows["place_id"].isin(points),
        "legs": along,
        "routes": lambda rows: rows["id"].isin(routes),
        "vessels": lambda rows: pd.Series(False, index=rows.index),
        "voyages": moved,
        "consignments": moved,
    }
