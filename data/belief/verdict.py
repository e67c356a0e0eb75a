"""What rival claims on one settlement come to: a small, total function of claims, day and what was known.

The order of rules, each of which a reader can argue with:
1. A claim speaks from its start and is known from its publication.
2. A claimant's newer claim replaces the same claimant's older ones.
3. A doubtful claim nobody else repeats lapses after the window. A map repeats daily what it shows; and that
   ground is Russian again needs no repeating unless a map still shows otherwise.
4. Of what still stands, the latest claims and those made within the window before the day are rivals.
5. The perspective's rule picks the winners among rivals; winners that disagree leave the place contested.
6. Where nothing stands the ground is Russian: it is Russia's side of the border.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.belief.perspective import Perspective, Rule
from data.tables.vocabulary import ClaimantKind
from data.time.days import FOREVER

CONTROLS = ("RU", "UA", "contested")  # position = code in every state matrix
RU, UA, CONTESTED = range(3)

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Rivals:
    """The claims on one settlement as arrays of one length n, and which of them replace or repeat which."""

    start: Ints
    known_from: Ints
    control: Ints
    credibility: Ints
    map_shows: Bools  # a map says so, and says so again every day until it shows something else
    replaces: Bools  # [i, j]: j is a newer claim of i's claimant
    repeats: Bools  # [i, j]: j is another claimant's claim of the same control

    @classmethod
    def of(cls, claims: pd.DataFrame) -> "Rivals":
        """The arrays of one settlement's believed claims, in the frame's order."""
        return Heard.of(claims).rivals(np.arange(len(claims)))
    def only(self, kept: Bools) -> "Rivals":
        """The arrays without the claims that are not `kept` (n,)."""
        pairs = np.ix_(kept, kept)
        return Rivals(
            start=self.start[kept],
            known_from=self.known_from[kept],
            control=self.control[kept],
            credibility=self.credibility[kept],
            map_shows=self.map_shows[kept],
            replaces=self.replaces[pairs],
            repeats=self.repeats[pairs],
        )


@dataclass(frozen=True)
class Heard:
    """The claims on many settlements as arrays of one length, read from their table once."""

    start: Ints
    known_from: Ints
    control: Ints
    credibility: Ints
    map_shows: Bools
    claimant: Ints  # one number for each claimant

    @classmethod
    def of(cls, claims: pd.DataFrame) -> "Heard":
        """The arrays of believed claims, in the frame's order."""
        return cls(
            start=claims["start"].to_numpy(np.int64),
            known_from=claims["known_from"].to_numpy(np.int64),
            control=claims["control"].map(CONTROLS.index).to_numpy(np.int64),
            credibility=claims["credibility"].to_numpy(np.int64),
            map_shows=(claims["claimant_kind"].astype(str) == ClaimantKind.MAP).to_numpy(np.bool_),
            claimant=pd.factorize(claims["claimant"])[0].astype(np.int64),
        )

    def rivals(self, rows: Ints) -> Rivals:
        """The claims at positions `rows`, all of them on one settlement."""
        start, control, claimant = self.start[rows], self.control[rows], self.claimant[rows]
        same = claimant[:, None] == claimant[None, :]
        return Rivals(
            start=start,
            known_from=self.known_from[rows],
            control=control,
            credibility=self.credibility[rows],
            map_shows=self.map_shows[rows],
            replaces=same & (start[None, :] > start[:, None]),
            repeats=~same & (control[None, :] == control[:, None]),
        )


@dataclass(frozen=True)
class Verdicts:
    """For E days and K publication days: control code (E, K), winning and losing claims (E, K, n)."""

    control: npt.NDArray[np.int8]
    winners: Bools
    losers: Bools


def _any(pairs: Bools, present: Bools) -> Bools:
    """[e, k, i]: some j with pairs[i, j] is present at (e, k)."""
    found: Bools = (present.astype(np.float32) @ pairs.T.astype(np.float32)) > 0
    return found


def _best(among: Bools, score: Ints) -> Bools:
    """Those of `among` with the highest score, per day and publication day."""
    scores = np.where(among, score, -FOREVER)
    best: Bools = among & (scores == scores.max(axis=2, keepdims=True, initial=-FOREVER))
    return best


def _lapsed(rivals: Rivals, standing: Bools, days: Ints, perspective: Perspective) -> Bools:
    doubtful = (rivals.credibility >= perspective.doubtful_from) & ~rivals.map_shows
    old = days[:, None] >= rivals.start[None, :] + perspective.window_days
    unmapped = ~(standing & rivals.map_shows).any(axis=2, keepdims=True)
    undisputed = unmapped & (rivals.control == RU)
    lapsed: Bools = (doubtful & old)[:, None, :] & ~_any(rivals.repeats, standing) & ~undisputed
    return lapsed


def verdicts(
    rivals: Rivals, days: Sequence[int], known_by: Sequence[int], perspective: Perspective
) -> Verdicts:
    """The verdict on every day of `days` as known by the end of every day of `known_by`."""
    day, known = np.asarray(days, np.int64), np.asarray(known_by, np.int64)
    seen = (rivals.start <= day[:, None])[:, None, :] & (rivals.known_from <= known[:, None])[None, :, :]
    return judged(rivals, day, seen, perspective)


def judged(rivals: Rivals, day: Ints, seen: Bools, perspective: Perspective) -> Verdicts:
    """The verdict on every day of `day` (E,) for each of K hearings: which claims are `seen` then (E, K, n).

    A claim that is not seen has no part in a verdict: it is as if it had not been made.
    """
    standing = seen & ~_any(rivals.replaces, seen)
    standing &= ~_lapsed(rivals, standing, day, perspective)
    recent = (rivals.start > day[:, None] - perspective.window_days)[:, None, :]
    rival = standing & (_best(standing, rivals.start) | recent)
    winners = _winners(rival, rivals, perspective.rule)
    held = [(winners & (rivals.control == code)).any(axis=2) for code in (RU, UA, CONTESTED)]
    divided = held[CONTESTED] | (held[RU] & held[UA])
    control = np.where(divided, CONTESTED, np.where(held[UA], UA, RU)).astype(np.int8)
    return Verdicts(control, winners, seen & ~winners)


def _winners(rival: Bools, rivals: Rivals, rule: Rule) -> Bools:
    if rule is Rule.CAUTIOUS:
        return rival
    if rule is Rule.LATEST:
        return _best(_best(rival, rivals.start), -rivals.credibility)
    return _best(_best(rival, -rivals.credibility), rivals.start)


def turning_days(rivals: Rivals, perspective: Perspective) -> Ints:
    """Days on which a verdict can change, ascending from 0: between two of them nothing does."""
    days = np.concatenate([[0], rivals.start, rivals.start + perspective.window_days])
    return np.unique(days[(days >= 0) & (days < FOREVER)]).astype(np.int64)
