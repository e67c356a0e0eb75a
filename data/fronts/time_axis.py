"""What the time axis shows, as far as it was published and is believed: bars, named events, days of change."""

from collections.abc import Collection
from typing import Final

import numpy as np
import pandas as pd

from data.belief.known_when import After, Known, as_known
from data.belief.perspective import Perspective, counting
from data.tables.coverage import FIRST_DAY
from data.tables.tables import Tables

UNCOUNTED: Final = "uncounted"  # the kind of bar of what was published later, or is not believed
SUPPLY, EVENT, FOUND = "supply", "event", "found"


def bars(
    tables: Tables, kinds: Collection[str], theatres: Collection[str], known_by: int, perspective: Perspective
) -> pd.DataFrame:
    """How many claims and events of each kind there are on each day, by the day they speak of.

    Args:
        tables: the evidence.
        kinds: what is wanted of UA, RU, contested (claims on control), supply and event.
        theatres: events of these theatres.
        known_by: the last publication day that counts.
        perspective: who is believed; events are listed whoever reports them.

    Returns:
        day (int64), kind (one of `kinds`, or uncounted where a claim or event of them was published later or is not
        believed), count (int64), ordered by day and kind.
    """
    control = tables.control_claims
    supply = pd.concat([tables.consignments, tables.voyages], ignore_index=True)
    events = tables.events.loc[tables.events["theatre"].isin(list(theatres))]
    parts = [
        control.assign(kind=control["control"], heard=counting(control, perspective)),
        supply.assign(kind=SUPPLY, heard=counting(supply, perspective)),
        events.assign(kind=EVENT, heard=True),
    ]
    columns = ["start", "known_from", "kind", "heard"]
    every = pd.concat([part[columns] for part in parts], ignore_index=True)
    shown = every.loc[every["kind"].isin(list(kinds)) & (every["start"] >= FIRST_DAY)]
    counts = shown["heard"] & (shown["known_from"] <= known_by)
    return counted(shown["start"], shown["kind"].where(counts, UNCOUNTED))


def counted(days: "pd.Series[int]", kinds: "pd.Series[str]") -> pd.DataFrame:
    """How often each kind falls on each day: day, kind, count."""
    every = pd.DataFrame({"day": days.to_numpy(np.int64), "kind": kinds.to_numpy(object)})
    return every.groupby(["day", "kind"]).size().rename("count").reset_index()


def named_days(events: pd.DataFrame, theatres: Collection[str], known_by: int) -> tuple[tuple[int, str], ...]:
    """Events of these theatres published by `known_by`, oldest first: (day, title)."""
    here = events.loc[events["theatre"].isin(list(theatres)) & (events["known_from"] <= known_by)]
    ordered = here.sort_values("start", kind="stable")
    return tuple((int(day), str(title)) for day, title in zip(ordered["start"], ordered["title"], strict=True))


def change_days(states: pd.DataFrame, events: pd.DataFrame, known: Known) -> tuple[int, ...]:
    """Days on which something on the map changes as known at `known`, ascending.

    Under `After` each day is shown as known so many days later, so an event turns up when it was published.
    """
    held = as_known(states, known)["start"]
    if isinstance(known, After):
        seen = np.maximum(events["start"], events["known_from"] - known.days)
    else:
        seen = events.loc[events["known_from"] <= known, "start"]
    days = {*held[held >= FIRST_DAY].tolist(), *seen.tolist()}
    return tuple(sorted(int(day) for day in days))
