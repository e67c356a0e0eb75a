"""What was sent, in words and as headline figures: a claim's number never loses its qualifier."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

THIN: Final = "\u2009"


def number_words(value: float) -> str:
    """A number as the screen writes it: "20 000", "2.5 million"."""
    if value >= 1_000_000:
        return f"{value / 1e6:.3g} million"
    return f"{value:,.0f}".replace(",", THIN)


def in_words(low: float, high: float, qualifier: str, unit: str = "") -> str:
    """A quantity with its qualifier: "at least 20 000 containers", "4 million to 6 million rounds".

    `low` or `high` is NaN where the claim is a bound on the other side only; both are NaN where no number is given.
    """
    tail = f" {unit}" if unit else ""
    if pd.isna(low) and pd.isna(high):
        return f"number of {unit} not stated" if unit else "number not stated"
    if pd.isna(high):
        return f"at least {number_words(low)}{tail}"
    if pd.isna(low):
        return f"up to {number_words(high)}{tail}"
    if low != high:
        return f"{number_words(low)} to {number_words(high)}{tail}"
    return f"{'about ' if qualifier == 'about' else ''}{number_words(low)}{tail}"


@dataclass(frozen=True)
class Headline:
    """The claim that stands for a group of goods, and how far the other claims differ from it.

    Attributes:
        claim: the row of the consignments table.
        low: smallest bound among all claims heard, NaN where none.
        high: largest bound among all claims heard, NaN where none.
        heard: how many claims were heard.
    """

    claim: pd.Series
    low: float
    high: float
    heard: int


def heard(consignments: pd.DataFrame, day: int, known_by: int) -> pd.DataFrame:
    """Reported consignments that had begun by `day` and were published by `known_by`."""
    return consignments.loc[
        (consignments["start"] <= day)
        & (consignments["known_from"] <= known_by)
        & (consignments["status"] == "reported")
    ]


def headline(consignments: pd.DataFrame, group: str, unit: str, day: int, known_by: int) -> Headline | None:
    """The headline figure of one group in one unit, or None where nothing was heard.

    Where the Multilateral Sanctions Monitoring Team said something, its claim stands for the group: eleven states
    put their names to it. Else the most credible claim does; of equals that with the later end of its period, then
    the later published, then the larger. Claims are never added up: their periods overlap.
    """
    told = heard(consignments, day, known_by)
    told = told.loc[(told["group"] == group) & (told["unit"] == unit)]
    told = told.loc[told["low"].notna() | told["high"].notna()]
    if told.empty:
        return None
    size = told["high"].fillna(told["low"])
    first = (
        told.assign(size=size, joint=told["claimant_kind"] == "msmt")
        .sort_values(
            ["joint", "credibility", "end", "known_from", "size", "id"],
            ascending=[False, True, False, False, False, True],
        )
        .index[0]
    )
    bounds = pd.concat([told["low"], told["high"]]).dropna()
    return Headline(told.loc[first], float(bounds.min()), float(bounds.max()), len(told))
