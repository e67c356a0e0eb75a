"""Who is believed and how rival claims combine: a perspective, and the ones that come with the house."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.tables.vocabulary import ClaimantKind

NEVER_DOUBTFUL: Final = 7  # one worse than the worst credibility, so no claim lapses
RELIABILITIES: Final = "ABCDEF"
EVERYONE: Final = frozenset(str(kind) for kind in ClaimantKind)
MAPS: Final = frozenset({str(ClaimantKind.MAP)})


class Rule(StrEnum):
    """How claims that rival each other on one settlement and day become one state."""

    MOST_CREDIBLE = "most_credible"
    LATEST = "latest"
    CAUTIOUS = "cautious"


RULE_IN_WORDS: Final = {
    Rule.MOST_CREDIBLE: "the most credible claim wins; of equally credible ones the latest",
    Rule.LATEST: "the latest claim wins; of those of one day the most credible",
    Rule.CAUTIOUS: "claims that disagree leave the place contested",
}


@dataclass(frozen=True)
class Perspective:
    """A named set of rules that turns claims into control.

    Attributes:
        name: what links and the command line call it: lower case, no blanks.
        label: what the screen calls it.
        about: the rules in one sentence.
        kinds: kinds of claimant that count (values of `ClaimantKind`).
        excluded_sources: ids of sources that do not count, whatever their kind.
        least_reliability: worst source reliability that counts, A to F.
        least_credibility: worst credibility that counts, 1 to 6.
        rule: how rival claims combine.
        window_days: how long a claim that is not the latest stays a rival, and a doubtful one stands alone.
        doubtful_from: from this credibility on, a claim that nobody repeats lapses after `window_days`;
            `NEVER_DOUBTFUL` switches that off.
    """

    name: str
    label: str
    about: str
    kinds: frozenset[str] = field(default=EVERYONE)
    excluded_sources: frozenset[str] = frozenset()
    least_reliability: str = "F"
    least_credibility: int = 6
    rule: Rule = Rule.MOST_CREDIBLE
    window_days: int = 14
    doubtful_from: int = 4

    def __post_init__(self) -> None:
        if self.least_reliability not in tuple(RELIABILITIES):
            raise ValueError(f"least_reliability is one of A to F, not {self.least_reliability!r}.")
        if not 1 <= self.least_credibility <= 6:
            raise ValueError(f"least_credibility is a number from 1 to 6, not {self.least_credibility!r}.")
        if self.window_days < 1:
            raise ValueError(f"window_days is at least 1, not {self.window_days!r}.")
        if strangers := self.kinds - EVERYONE:
            raise ValueError(f"Unknown kinds of claimant: {', '.join(sorted(strangers))}.")

    def recipe(self) -> dict[str, object]:
        """The rules alone, in a fixed order: equal recipes make equal fronts, whatever they are called."""
        return {
            "kinds": sorted(self.kinds),
            "excluded_sources": sorted(self.excluded_sources),
            "least_reliability": self.least_reliability,
            "least_credibility": self.least_credibility,
            "rule": str(self.rule),
            "window_days": self.window_days,
            "doubtful_from": self.doubtful_from,
        }


class UnknownPerspectiveError(LookupError):
    """No built-in perspective of that name."""


def counting(claims: pd.DataFrame, perspective: Perspective) -> npt.NDArray[np.bool_]:
    """Which rows of `claims` the perspective believes at all: boolean, (n,).

    Needs the columns source_id, claimant_kind, reliability and credibility.
    """
    worst = RELIABILITIES.index(perspective.least_reliability)
    reliable = claims["reliability"].astype(str).isin(list(RELIABILITIES[: worst + 1]))
    believed = (
        claims["claimant_kind"].astype(str).isin(list(perspective.kinds))
        & ~claims["source_id"].isin(list(perspective.excluded_sources))
        & (claims["credibility"] <= perspective.least_credibility)
        & reliable
    )
    return believed.to_numpy(dtype=np.bool_)


def believed(claims: pd.DataFrame, perspective: Perspective) -> pd.DataFrame:
    """The rows of `claims` that the perspective believes at all; see `counting`."""
    return claims.loc[counting(claims, perspective)]


def silence(claims: pd.DataFrame, perspective: Perspective) -> str:
    """Why no claim at all counts from a perspective, in words; "" where any does.

    Args:
        claims: control claims, as loaded; of them also those of one part of the evidence or of one time.
        perspective: who is believed.
    """
    if not perspective.kinds:
        return "nobody is believed"
    if claims.empty:
        return "no claim on who holds ground had been published"
    if counting(claims, perspective).any():
        return ""
    return f"none of the {len(claims)} claims on who holds ground is one that “{perspective.label}” believes"


def disbelief(claim: Mapping[Any, Any], perspective: Perspective) -> str:
    """Why the perspective does not count one claim at all, in words; "" where it does."""
    if claim["source_id"] in perspective.excluded_sources:
        return "this source is left out"
    if str(claim["claimant_kind"]) not in perspective.kinds:
        return "this kind of source does not count here"
    if RELIABILITIES.index(str(claim["reliability"])) > RELIABILITIES.index(perspective.least_reliability):
        return f"source rated worse than {perspective.least_reliability}"
    if int(claim["credibility"]) > perspective.least_credibility:
        return f"claim rated worse than {perspective.least_credibility}"
    return ""


DEFAULT: Final = Perspective(
    "balanced",
    "Balanced",
    "Everyone counts; of recent claims the most credible wins; doubtful ones that nobody repeats lapse.",
)

BUILT_IN: Final = {
    perspective.name: perspective
    for perspective in (
        DEFAULT,
        Perspective("latest", "Latest claim", "Everyone counts and the latest claim wins.", rule=Rule.LATEST),
        Perspective(
            "cautious",
            "Cautious",
            "Everyone counts; where claims of the last two weeks disagree the place is contested.",
            rule=Rule.CAUTIOUS,
        ),
        Perspective(
            "independent",
            "Independent",
            "Maps, research, press and monitors count; officials, units, bloggers and reference do not.",
            kinds=frozenset({"map", "research", "press", "msmt", "un"}),
        ),
        Perspective("maps", "Map readings only", "Only what a published map showed counts.", kinds=MAPS),
        Perspective(
            "reported",
            "Press and officials, no maps",
            "Everyone but published maps counts; without a map to look again each day, no claim lapses.",
            kinds=EVERYONE - MAPS,
            doubtful_from=NEVER_DOUBTFUL,
        ),
        Perspective(
            "ukrainian",
            "Ukrainian side",
            "Only Ukrainian officials and the volunteer units on their side count.",
            kinds=frozenset({"ua_official", "volunteers"}),
        ),
        Perspective(
            "russian",
            "Russian officials",
            "Only what Russian officials said counts.",
            kinds=frozenset({"ru_official"}),
        ),
        Perspective(
            "south_korean",
            "South Korean officials",
            "Only what South Korean officials said counts; on who holds ground they say nothing.",
            kinds=frozenset({"kr_official"}),
        ),
        Perspective(
            "msmt",
            "MSMT states",
            "Only the Multilateral Sanctions Monitoring Team counts; on who holds ground it says nothing.",
            kinds=frozenset({"msmt"}),
        ),
        Perspective(
            "un",
            "United Nations",
            "Only United Nations bodies count; no claim here is one of theirs yet.",
            kinds=frozenset({"un"}),
        ),
    )
}


def named(name: str) -> Perspective:
    """The built-in perspective of that name.

    Raises:
        UnknownPerspectiveError: there is none; the message lists those there are.
    """
    if name not in BUILT_IN:
        raise UnknownPerspectiveError(f"There is no perspective {name!r}. Known: {', '.join(BUILT_IN)}.")
    return BUILT_IN[name]
