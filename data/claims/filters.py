"""Choosing among claims: what is asked for, as one value, and which claims answer it."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from data.finding.search_text import matches
from data.tables.vocabulary import Reliability

LETTERS: Final = tuple(str(letter) for letter in Reliability)
WORST_CREDIBILITY: Final = 6


@dataclass(frozen=True)
class ClaimFilter:
    """What claims are asked for; as it stands, all of them. An empty tuple asks for every kind.

    Attributes:
        words: words and "quoted phrases" that must all be found.
        kinds: keys of `all_claims.KINDS`.
        claimants: values of `ClaimantKind`.
        theatres: keys of `Theatres.subjects`.
        reliability: worst letter of a source that is wanted; F takes all.
        credibility: worst number of a claim that is wanted; 6 takes all.
        only_marked: only claims that rest on something unconfirmed.
        first: first day of the time asked about, a day number, or None.
        last: last day of it, itself included, or None.
        source: id of the only source wanted, or "".
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    theatres: tuple[str, ...] = ()
    reliability: str = "F"
    credibility: int = WORST_CREDIBILITY
    only_marked: bool = False
    first: int | None = None
    last: int | None = None
    source: str = ""


def matching(claims: pd.DataFrame, asked: ClaimFilter, known_by: int) -> "pd.Series[bool]":
    """Which rows of an `all_claims` table were published by `known_by` and answer what is asked."""
    held = (claims["known_from"] <= known_by) & matches(claims["text"], asked.words)
    for column, wanted in (
        ("kind", asked.kinds),
        ("claimant_kind", asked.claimants),
        ("theatre", asked.theatres),
        ("source_id", (asked.source,) if asked.source else ()),
    ):
        if wanted:
            held &= claims[column].isin(list(wanted))
    held &= claims["reliability"].isin(LETTERS[: LETTERS.index(asked.reliability) + 1])
    held &= claims["credibility"] <= asked.credibility
    if asked.only_marked:
        held &= claims["marked"]
    if asked.first is not None:
        held &= claims["end"] > asked.first
    if asked.last is not None:
        held &= claims["start"] <= asked.last
    return held
